// One learner in memory: the log with its chain, and the state that is folded from it.
import type { Learner } from '#core/learner/learner.ts';
import type { Imported } from '#core/learner/learner-document.ts';
import type { AnswerEntry, LogEntry, NewEntry } from '#core/memory/log.ts';
import type { Hold, Memory, TrapCount } from '#core/memory/memory.ts';
import { countTrap } from '#core/memory/review.ts';
import type { Fit } from '#core/optimizer/fit.ts';
import type { Done } from '#core/practice/limits.ts';
import type { CardKey, QuestionKey, RevisionKey } from '#core/question/catalogue.ts';
import type { Quarantined } from '#core/question/quarantine.ts';
import type { Revision } from '#core/question/revision.ts';
import type { Receipt, Refold } from '../decisions.ts';
import { emptyHead, follow, type HashedEntry, type LogHead } from '../log-hash.ts';
import type { PracticeView } from '../practice-view.ts';
import type { Claim } from '../store.ts';
import { createDayCounts, type Names } from './day-counts.ts';
import { frozen } from './frozen.ts';

export type KeptClaim = { readonly fingerprint: string; readonly at: number; reply: Claim | null };

export class LearnerState {
  learner: Learner;
  head: LogHead;
  readonly log: HashedEntry[] = [];
  readonly memories = new Map<CardKey, Memory>();
  readonly traps = new Map<CardKey, TrapCount>();
  readonly seen = new Map<CardKey, Map<QuestionKey, number>>();
  readonly holds = new Map<CardKey, Hold>();
  readonly days = createDayCounts();
  readonly receipts = new Map<number, Receipt>();
  /** Oldest first. */
  readonly fits: Fit[] = [];
  readonly claims = new Map<string, KeptClaim>();
  /** The document that the learner was made from. */
  imported: Imported | null = null;

  constructor(learner: Learner) {
    this.learner = frozen(learner);
    this.head = emptyHead(learner.id);
  }

  last(): PracticeView['last'] {
    const { at, day, done } = this.head;
    return { at, day, done };
  }

  entries(): LogEntry[] {
    return this.log.map(({ entry }) => entry);
  }

  /** Throws, with nothing changed, when the entry does not follow. */
  append(entry: LogEntry, done: Done): void {
    this.head = follow(this.head, entry, done);
    this.log.push({ entry: frozen(entry), hash: this.head.hash });
  }

  /** Appends entries that follow each other, all of them or none; gives them with their numbers. */
  appendAll(entries: readonly NewEntry[], done: Done): readonly LogEntry[] {
    let { head } = this;
    const rows = entries.map((fields): HashedEntry => {
      const entry: LogEntry = { ...fields, seq: head.seq + 1 };
      head = follow(head, entry, done);
      return { entry: frozen(entry), hash: head.hash };
    });
    this.head = head;
    this.log.push(...rows);
    return rows.map(({ entry }) => entry);
  }

  countTrap(entry: AnswerEntry): void {
    const { trapCard } = entry;
    if (trapCard !== null)
      this.traps.set(trapCard, countTrap(this.traps.get(trapCard) ?? null, entry));
  }

  refold({ memories, traps }: Refold): void {
    for (const [card, memory] of memories) {
      if (memory) this.memories.set(card, frozen(memory));
      else this.memories.delete(card);
    }
    for (const [card, trap] of traps) {
      if (trap) this.traps.set(card, frozen(trap));
      else this.traps.delete(card);
    }
  }

  view(
    revision: (key: RevisionKey) => Revision,
    names: Names,
    quarantined: () => Quarantined,
  ): PracticeView {
    return {
      learner: this.learner,
      last: this.last(),
      policy: this.head.policy,
      memory: (card) => this.memories.get(card) ?? null,
      seen: (card) => new Map(this.seen.get(card)),
      trapCount: (card) => this.traps.get(card) ?? null,
      holds: () => new Map(this.holds),
      due: (day) =>
        [...this.memories]
          .map(([card, { dueDay }]) => ({ card, dueDay }))
          .filter(({ dueDay }) => dueDay <= day)
          .sort((one, other) => one.dueDay - other.dueDay || one.card - other.card),
      unseen: (cards, limit) =>
        [...cards].filter((card) => !this.memories.has(card)).slice(0, limit),
      entriesSince: (day, limit = Number.POSITIVE_INFINITY) => {
        const since = this.entries().filter((entry) => entry.day >= day);
        return since.slice(-Math.min(limit, since.length));
      },
      days: (from) => this.days.since(from, names),
      questionTallies: () => this.days.questions(names),
      freeDays: () => this.days.free(),
      revision,
      quarantined,
    };
  }
}
