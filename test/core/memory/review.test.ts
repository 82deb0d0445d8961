// The fold: replaying a log gives the state that the answers left, whatever was undone, reset, crammed or trapped.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedAnswers } from '#core/memory/judged.ts';
import { type AnswerEntry, type LogEntry, standingAnswers } from '#core/memory/log.ts';
import type { Memory, TrapCount } from '#core/memory/memory.ts';
import {
  applyAnswer,
  countTrap,
  foldCard,
  foldTraps,
  forwardForTrap,
  memorySeed,
  replay,
} from '#core/memory/review.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import {
  follow,
  type Happening,
  happenings,
  nextEntry,
  paramsWith,
} from '../../support/histories.ts';

describe('the log', () => {
  const seedOf = (card: number) => memorySeed('learner', `card-${card}`);

  /** Lives through what happens as the answer path does: one step at a time, refolding only what is touched. */
  function live(happened: readonly Happening[], paramsAt: (index: number) => SchedulingParams) {
    const log: LogEntry[] = [];
    const memories = new Map<number, Memory>();
    const traps = new Map<number, TrapCount>();
    const set = <T>(map: Map<number, T>, key: number, value: T | null) =>
      value === null ? map.delete(key) : map.set(key, value);
    const answer = (entry: AnswerEntry) => {
      const seed = seedOf(entry.card);
      set(
        memories,
        entry.card,
        applyAnswer(memories.get(entry.card) ?? null, entry, fsrsScheduler, seed),
      );
      if (entry.trapCard === null) return;
      set(traps, entry.trapCard, countTrap(traps.get(entry.trapCard) ?? null, entry));
      const trapped = memories.get(entry.trapCard);
      if (trapped && entry.affectsSchedule) {
        set(memories, entry.trapCard, forwardForTrap(trapped, entry.day));
      }
    };
    happened.forEach((happening, index) => {
      const entry = nextEntry(log, happening, paramsAt(index));
      if (!entry) return;
      const before = judgedAnswers(log);
      log.push(entry);
      if (entry.kind === 'answer') answer(entry);
      if (entry.kind === 'reset') memories.delete(entry.card);
      if (entry.kind === 'answer' || entry.kind === 'reset') return;
      const touched = 'card' in entry ? [entry.card] : [1, 2, 3, 4];
      if (entry.kind === 'undo' || entry.kind === 'regrade') {
        const target = before.find(({ seq }) => seq === entry.target);
        if (!target) throw new Error(`${entry.kind} must name a standing answer`);
        touched.push(target.trapCard ?? target.card);
      }
      if (entry.kind === 'regrade') touched.push(entry.trapCard ?? entry.card);
      for (const card of new Set(touched)) {
        set(memories, card, foldCard(card, log, fsrsScheduler, seedOf(card)));
        set(traps, card, foldTraps(card, log));
      }
    });
    return { log, memories, traps };
  }

  const params = fc.array(paramsWith(fc.boolean()), { minLength: 1, maxLength: 3 });
  const lived = fc
    .tuple(happenings, params)
    .map(([happened, list]) => live(happened, (index) => list[index % list.length]!));

  test('replayed gives the state that everything left, with undo, reset, fit, regrade, policy, traps and cramming', () => {
    fc.assert(
      fc.property(lived, ({ log, memories, traps }) => {
        const replayed = replay(log, fsrsScheduler, seedOf);
        expect(new Map(replayed.memories)).toEqual(memories);
        expect(new Map(replayed.traps)).toEqual(traps);
      }),
      { numRuns: 300 },
    );
  });

  test('folds each card alone as it does with all others', () => {
    fc.assert(
      fc.property(lived, ({ log }) => {
        const { memories, traps } = replay(log, fsrsScheduler, seedOf);
        for (const card of [1, 2, 3, 4]) {
          const trapped = new Set(
            log.flatMap((entry) =>
              (entry.kind === 'answer' || entry.kind === 'regrade') && entry.trapCard === card
                ? [entry.kind === 'answer' ? entry.seq : entry.target]
                : [],
            ),
          );
          // Parts of one case are of one card.
          const own = log.filter(
            (entry) =>
              !('card' in entry) ||
              entry.kind === 'undo' ||
              entry.card === card ||
              trapped.has(entry.kind === 'regrade' ? entry.target : entry.seq),
          );
          expect(foldCard(card, own, fsrsScheduler, seedOf(card))).toEqual(
            memories.get(card) ?? null,
          );
          expect(foldTraps(card, own)).toEqual(traps.get(card) ?? null);
        }
      }),
    );
  });

  test('with an undo gives what the log without that answer gives', () => {
    fc.assert(
      fc.property(lived, ({ log }) => {
        const undone = new Set(
          log.flatMap((entry) => (entry.kind === 'undo' ? [entry.target] : [])),
        );
        const never = log.filter(
          (entry) =>
            entry.kind !== 'undo' &&
            !undone.has(entry.kind === 'regrade' ? entry.target : entry.seq),
        );
        expect(replay(log, fsrsScheduler, seedOf)).toEqual(replay(never, fsrsScheduler, seedOf));
      }),
    );
  });

  test('with a fit gives what the log gives whose earlier answers pinned the fitted weights', () => {
    fc.assert(
      fc.property(lived, ({ log }) => {
        const fit = log.findLast((entry) => entry.kind === 'fit');
        const pinned = log.flatMap((entry): LogEntry[] => {
          if (entry.kind === 'fit') return [];
          if (entry.kind !== 'answer' || !fit || entry.seq > fit.seq) return [entry];
          return [{ ...entry, params: { ...entry.params, weights: fit.weights } }];
        });
        expect(replay(log, fsrsScheduler, seedOf)).toEqual(replay(pinned, fsrsScheduler, seedOf));
      }),
    );
  });

  test('counts as many repetitions as there are standing ratings since the last reset', () => {
    fc.assert(
      fc.property(lived, ({ log }) => {
        const resets = new Map(
          log.flatMap((entry) => (entry.kind === 'reset' ? [[entry.card, entry.seq]] : [])),
        );
        const { memories } = replay(log, fsrsScheduler, seedOf);
        for (const card of [1, 2, 3, 4]) {
          const ratings = standingAnswers(log).filter(
            (entry) =>
              entry.card === card && entry.rating !== null && entry.seq > (resets.get(card) ?? 0),
          );
          expect(memories.get(card)?.reps ?? 0).toBe(ratings.length);
        }
      }),
    );
  });
});

describe('a trap hit', () => {
  const memory = follow(
    [
      ['good', 0],
      ['good', 3],
      ['good', 12],
    ],
    defaultParams(0.9),
  ).at(-1)!;

  test('brings a card forward to the next day and changes nothing else', () => {
    const forwarded = forwardForTrap(memory, memory.lastDay + 4);
    expect(forwarded).toEqual({ ...memory, dueDay: memory.lastDay + 5 });
  });

  test('never makes a card later', () => {
    expect(forwardForTrap(memory, memory.dueDay + 10)).toBe(memory);
    expect(forwardForTrap(memory, memory.dueDay - 1)).toBe(memory);
  });

  test('keeps a card due after its last review even when the day went back', () => {
    expect(forwardForTrap(memory, memory.lastDay - 9).dueDay).toBe(memory.lastDay + 1);
  });

  test('counts as strong when the learner was sure and wrong, also while cramming', () => {
    const count = { times: 2, strong: 0, lastAt: 5 };
    const hit = { correct: false, confidence: 'sure', at: 9 } as const;
    expect(countTrap(count, hit)).toEqual({ times: 3, strong: 1, lastAt: 9 });
    const mild = { times: 1, strong: 0, lastAt: 9 };
    expect(countTrap(null, { ...hit, confidence: null })).toEqual(mild);
    expect(countTrap(null, { ...hit, correct: true })).toEqual(mild);
  });
});
