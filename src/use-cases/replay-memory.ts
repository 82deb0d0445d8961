// Compares what is stored about memory with what the log says: they must be the same, to the bit.
import type { LearnerKey } from '#core/learner/learner.ts';
import { judgedSteps } from '#core/memory/judged.ts';
import { memorySeed, replay } from '#core/memory/review.ts';
import type { Scheduler } from '#core/memory/scheduler.ts';
import { countDone } from '#core/practice/limits.ts';
import type { Store } from '#store/store.ts';
import { replayDays } from './replay-days.ts';

export type ReplayReport = {
  readonly learner: LearnerKey;
  readonly entries: number;
  readonly memories: number;
  /** One line per memory, trap count or tally that is not the fold of the log. */
  readonly differences: readonly string[];
  /** First log entry whose hash or number does not fit; null when the chain holds. */
  readonly brokenAt: { readonly seq: number; readonly why: string } | null;
};

function compare<T>(what: string, stored: ReadonlyMap<number, T>, folded: ReadonlyMap<number, T>) {
  const cards = new Set([...stored.keys(), ...folded.keys()]);
  return [...cards].flatMap((card) => {
    const text = (value: T | undefined) =>
      value === undefined ? 'nothing' : JSON.stringify(Object.entries(value as object).sort());
    const [kept, told] = [text(stored.get(card)), text(folded.get(card))];
    return kept === told ? [] : [`${what} of card ${card}: stored ${kept}, the log says ${told}`];
  });
}

export async function replayMemory(
  store: Store,
  scheduler: Scheduler,
  learner: LearnerKey,
): Promise<ReplayReport> {
  const log = await store.log(learner);
  const known = await store.learnerByKey(learner);
  const id = known?.id ?? '';
  const fit = log.findLast((entry) => entry.kind === 'fit');
  const weights = [{ weights: known?.weights ?? null }, { weights: fit?.weights ?? null }] as const;
  const { cards } = await store.loadCatalogue();
  const folded = replay(log, scheduler, (card) => memorySeed(id, cards.get(card)?.publicId ?? ''));
  const memories = await store.memories(learner);
  const done = await store.look(learner, ({ last }) => {
    const told = countDone(judgedSteps(log), last.day);
    return [last.done, told] as const;
  });
  const tallies = await store.look(learner, (view) => replayDays(log, view, cards));
  return {
    learner,
    entries: log.length,
    memories: memories.size,
    differences: [
      ...compare('memory', memories, folded.memories),
      ...compare('trap count', await store.trapCounts(learner), folded.traps),
      ...compare('fitted weights', new Map([[0, weights[0]]]), new Map([[0, weights[1]]])),
      ...compare('count of the day', new Map([[0, done[0]]]), new Map([[0, done[1]]])),
      ...tallies,
    ],
    brokenAt: await store.verifyLog(learner),
  };
}
