// Memories, trap counts, showings and holds of a learner: point reads for the view, and the writes of an answer.
import type { Database } from 'better-sqlite3';
import type { LearningDay } from '#core/base/time.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { AnswerEntry } from '#core/memory/log.ts';
import type { Hold, Memory, TrapCount } from '#core/memory/memory.ts';
import { countTrap } from '#core/memory/review.ts';
import type { CardKey, QuestionKey } from '#core/question/catalogue.ts';
import type { Refold } from '../decisions.ts';
import type { DueCard } from '../practice-view.ts';
import { ratingCodes } from './codes.ts';

type MemoryRow = {
  readonly card_key: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly due_day: number;
  readonly last_day: number;
  readonly last_at: number;
  readonly last_rating: number;
  readonly reps: number;
  readonly lapses: number;
};
type TrapRow = { card_key: number; times: number; strong: number; last_at: number };

const memoryOf = (row: MemoryRow): Memory => ({
  stabilityDays: row.stability,
  difficulty: row.difficulty,
  dueDay: row.due_day,
  lastDay: row.last_day,
  lastAt: row.last_at,
  lastRating: ratingCodes.value(row.last_rating),
  reps: row.reps,
  lapses: row.lapses,
});

const trapOf = ({ times, strong, last_at: lastAt }: TrapRow): TrapCount => ({
  times,
  strong,
  lastAt,
});

const MEMORY =
  'card_key, stability, difficulty, due_day, last_day, last_at, last_rating, reps, lapses';

/** Point reads before reading all cards that the learner knows is cheaper. */
const FEW = 32;

export type Memories = ReturnType<typeof createMemories>;

export function createMemories(db: Database) {
  // `?+0` keeps SQLite (compiled with STAT4) from preparing again whenever a bound value changes.
  const memory = db.prepare<[LearnerKey, CardKey], MemoryRow>(
    `SELECT ${MEMORY} FROM memory WHERE learner_key = ?+0 AND card_key = ?+0`,
  );
  const memories = db.prepare<[LearnerKey], MemoryRow>(
    `SELECT ${MEMORY} FROM memory WHERE learner_key = ?+0 ORDER BY card_key`,
  );
  const knows = db
    .prepare<[LearnerKey, CardKey], number>(
      'SELECT 1 FROM memory WHERE learner_key = ?+0 AND card_key = ?+0',
    )
    .pluck();
  const known = db
    .prepare<[LearnerKey], CardKey>('SELECT card_key FROM memory WHERE learner_key = ?+0')
    .pluck();
  const due = db.prepare<[LearnerKey, LearningDay], DueCard>(
    `SELECT card_key AS card, due_day AS dueDay FROM memory INDEXED BY memory_due
      WHERE learner_key = ?+0 AND due_day <= ?+0 ORDER BY due_day, card_key`,
  );
  const putMemory = db.prepare<number[]>(
    `INSERT INTO memory (${MEMORY}, learner_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (learner_key, card_key) DO UPDATE SET stability = excluded.stability,
      difficulty = excluded.difficulty, due_day = excluded.due_day, last_day = excluded.last_day,
      last_at = excluded.last_at, last_rating = excluded.last_rating, reps = excluded.reps,
      lapses = excluded.lapses`,
  );
  const moveDue = db.prepare<[LearningDay, LearnerKey, CardKey]>(
    'UPDATE memory SET due_day = ? WHERE learner_key = ?+0 AND card_key = ?+0',
  );
  const dropMemory = db.prepare<[LearnerKey, CardKey]>(
    'DELETE FROM memory WHERE learner_key = ?+0 AND card_key = ?+0',
  );
  const trap = db.prepare<[LearnerKey, CardKey], TrapRow>(
    'SELECT * FROM trap_count WHERE learner_key = ?+0 AND card_key = ?+0',
  );
  const traps = db.prepare<[LearnerKey], TrapRow>(
    'SELECT * FROM trap_count WHERE learner_key = ?+0 ORDER BY card_key',
  );
  const putTrap = db.prepare<[LearnerKey, CardKey, number, number, number]>(
    `INSERT INTO trap_count (learner_key, card_key, times, strong, last_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (learner_key, card_key) DO UPDATE SET times = excluded.times,
      strong = excluded.strong, last_at = excluded.last_at`,
  );
  const dropTrap = db.prepare<[LearnerKey, CardKey]>(
    'DELETE FROM trap_count WHERE learner_key = ?+0 AND card_key = ?+0',
  );
  const seen = db
    .prepare<[LearnerKey, CardKey], [QuestionKey, number]>(
      'SELECT question_key, shown FROM seen WHERE learner_key = ?+0 AND card_key = ?+0',
    )
    .raw();
  const putSeen = db.prepare<[LearnerKey, CardKey, QuestionKey, number]>(
    `INSERT INTO seen (learner_key, card_key, question_key, shown) VALUES (?, ?, ?, ?)
      ON CONFLICT (learner_key, card_key, question_key) DO UPDATE SET shown = excluded.shown`,
  );
  const holds = db.prepare<
    [LearnerKey],
    { card_key: number; suspended: number; buried_until: number | null }
  >('SELECT card_key, suspended, buried_until FROM hold WHERE learner_key = ?+0 ORDER BY card_key');
  const putHold = db.prepare<[LearnerKey, CardKey, number, number | null]>(
    `INSERT INTO hold (learner_key, card_key, suspended, buried_until) VALUES (?, ?, ?, ?)
      ON CONFLICT (learner_key, card_key) DO UPDATE SET suspended = excluded.suspended,
      buried_until = excluded.buried_until`,
  );
  const dropHold = db.prepare<[LearnerKey, CardKey]>(
    'DELETE FROM hold WHERE learner_key = ?+0 AND card_key = ?+0',
  );

  const trapCount = (learner: LearnerKey, card: CardKey): TrapCount | null => {
    const row = trap.get(learner, card);
    return row ? trapOf(row) : null;
  };
  const setMemory = (learner: LearnerKey, card: CardKey, value: Memory | null): void => {
    if (!value) dropMemory.run(learner, card);
    else {
      const { stabilityDays, difficulty, dueDay, lastDay, lastAt, lastRating, reps, lapses } =
        value;
      const rating = ratingCodes.code(lastRating);
      putMemory.run(
        card,
        stabilityDays,
        difficulty,
        dueDay,
        lastDay,
        lastAt,
        rating,
        reps,
        lapses,
        learner,
      );
    }
  };
  const setTrap = (learner: LearnerKey, card: CardKey, value: TrapCount | null): void => {
    if (!value) dropTrap.run(learner, card);
    else putTrap.run(learner, card, value.times, value.strong, value.lastAt);
  };

  return {
    memory(learner: LearnerKey, card: CardKey): Memory | null {
      const row = memory.get(learner, card);
      return row ? memoryOf(row) : null;
    },
    memories: (learner: LearnerKey): Map<CardKey, Memory> =>
      new Map(memories.all(learner).map((row) => [row.card_key, memoryOf(row)])),
    setMemory,
    moveDue: (learner: LearnerKey, { card, dueDay }: DueCard): void => {
      moveDue.run(dueDay, learner, card);
    },
    due: (learner: LearnerKey, day: LearningDay): DueCard[] => due.all(learner, day),

    unseen(learner: LearnerKey, cards: Iterable<CardKey>, limit: number): CardKey[] {
      const found: CardKey[] = [];
      let tried = 0;
      let all: Set<CardKey> | null = null;
      for (const card of cards) {
        if (found.length >= limit) break;
        tried += 1;
        if (tried > FEW) all ??= new Set(known.all(learner));
        if (!(all ? all.has(card) : knows.get(learner, card) !== undefined)) found.push(card);
      }
      return found;
    },

    trapCount,
    trapCounts: (learner: LearnerKey): Map<CardKey, TrapCount> =>
      new Map(traps.all(learner).map((row) => [row.card_key, trapOf(row)])),
    countTrap(learner: LearnerKey, entry: AnswerEntry): void {
      const { trapCard } = entry;
      if (trapCard !== null)
        setTrap(learner, trapCard, countTrap(trapCount(learner, trapCard), entry));
    },
    refold(learner: LearnerKey, { memories: folded, traps: counted }: Refold): void {
      for (const [card, value] of folded) setMemory(learner, card, value);
      for (const [card, value] of counted) setTrap(learner, card, value);
    },

    seen: (learner: LearnerKey, card: CardKey): Map<QuestionKey, number> =>
      new Map(seen.all(learner, card)),
    setSeen: (learner: LearnerKey, card: CardKey, question: QuestionKey, shown: number): void => {
      putSeen.run(learner, card, question, shown);
    },

    holds: (learner: LearnerKey): Map<CardKey, Hold> =>
      new Map(
        holds
          .all(learner)
          .map((row) => [
            row.card_key,
            { suspended: row.suspended === 1, buriedUntil: row.buried_until },
          ]),
      ),
    setHold(learner: LearnerKey, card: CardKey, value: Hold | null): void {
      if (!value || (!value.suspended && value.buriedUntil === null)) dropHold.run(learner, card);
      else putHold.run(learner, card, Number(value.suspended), value.buriedUntil);
    },
  };
}
