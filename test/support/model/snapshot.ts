// Everything that a store holds of one learner, taken at once, so that two moments can be compared.
import type { LogEntry } from '#core/memory/log.ts';
import type { Hold, Memory, TrapCount } from '#core/memory/memory.ts';
import type { Presentation, Session } from '#core/practice/session.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { Store } from '#store/store.ts';

export type Snapshot = {
  readonly log: readonly LogEntry[];
  readonly memories: ReadonlyMap<CardKey, Memory>;
  readonly traps: ReadonlyMap<CardKey, TrapCount>;
  readonly holds: ReadonlyMap<CardKey, Hold>;
  /** Oldest first. */
  readonly sessions: readonly {
    readonly session: Session;
    readonly presentations: readonly Presentation[];
  }[];
  /** The log, one entry a line. */
  readonly logLines: readonly string[];
  /** What is remembered: memories and trap counts. */
  readonly memoryText: string;
  /** All of it. */
  readonly text: string;
};

export async function takeSnapshot(store: Store, learner: number): Promise<Snapshot> {
  const log = await store.log(learner);
  const memories = await store.memories(learner);
  const traps = await store.trapCounts(learner);
  const holds = await store.look(learner, (view) => view.holds());
  const found = await store.sessions(learner, 10_000, null);
  const sessions = await Promise.all(
    found.toReversed().map(async (session) => ({
      session,
      presentations: await store.presentations(session.key),
    })),
  );
  const logLines = log.map((entry) => JSON.stringify(entry));
  const memoryText = JSON.stringify([[...memories], [...traps]]);
  const rest = JSON.stringify([[...holds], sessions]);
  const text = [...logLines, memoryText, rest].join('\n');
  return { log, memories, traps, holds, sessions, logLines, memoryText, text };
}
