// Which traps were chosen, how often, how surely, and when they count as cured.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgedAnswers } from '#core/memory/judged.ts';
import type { AnswerEntry, LogEntry } from '#core/memory/log.ts';
import { foldTraps } from '#core/memory/review.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { compareTraps, type TrapRecord, trapRecords } from '#core/stats/traps.ts';
import { happenings, nextEntry } from '../../support/histories.ts';
import { answerTo } from '../../support/queue-facts.ts';

const TRAP = 7;
const DAY = 20_000;

/** An answer to the trap's own card: `1+` is question 1 right, `2-` question 2 wrong, `1?` right by a guess. */
function answer(said: string): Partial<AnswerEntry> {
  const rating = said.endsWith('+') ? 'good' : 'again';
  return { card: TRAP, question: Number(said[0]), correct: !said.endsWith('-'), rating };
}

/** A hit on the trap by an answer to another card. */
const hit: Partial<AnswerEntry> = { card: 1, trapCard: TRAP, correct: false, rating: 'again' };

function recordOf(said: readonly (string | Partial<AnswerEntry>)[], questions = 2): TrapRecord {
  const answers = [hit, ...said].map((one, index) =>
    answerTo(TRAP, {
      seq: index + 1,
      at: index + 1,
      ...(typeof one === 'string' ? answer(one) : one),
    }),
  );
  const found = trapRecords(answers, () => questions).find(({ card }) => card === TRAP);
  if (!found) throw new Error('no trap was chosen');
  return found;
}

describe('a trap', () => {
  it.each([
    ['never asked since', [], false],
    ['right once', ['1+'], false],
    ['right twice on one question of two', ['1+', '1+'], false],
    ['right twice on different questions', ['1+', '2+'], true],
    ['right on both with the same one in between', ['1+', '1+', '2+'], true],
    ['right, wrong, right', ['1+', '2-', '2+'], false],
    ['right, and right by a guess', ['1+', '2?'], false],
    ['wrong first, then right twice', ['1-', '2+', '1+'], true],
    ['cured, then wrong in another way', ['1+', '2+', '1-'], true],
    ['cured, then chosen again', ['1+', '2+', hit], false],
    ['chosen again between two right answers', ['1+', hit, '2+'], false],
    ['chosen in its own question', ['1+', { ...answer('2-'), trapCard: TRAP }, '1+'], false],
  ])('%s: %j is cured or not', (_what, said, cured) => {
    expect(recordOf(said).cured).toBe(cured);
  });

  it('of a card with one question is cured by right answers on two days', () => {
    expect(recordOf(['1+', '1+'], 1).cured).toBe(false);
    expect(recordOf(['1+', { ...answer('1+'), day: DAY + 1 }], 1).cured).toBe(true);
  });

  it('tells how far its cure has come, and what would go on with it', () => {
    const cure = (said: string[], questions?: number) => recordOf(said, questions).cure;
    expect(cure([])).toEqual({ by: 'questions', right: 0 });
    expect(cure(['1+', '1+'])).toEqual({ by: 'questions', right: 1 });
    expect(cure(['1+', '2-'])).toEqual({ by: 'questions', right: 0 });
    expect(cure(['1+', '2+', '1-'])).toEqual({ by: 'questions', right: 2 });
    expect(cure(['1+', '1+'], 1)).toEqual({ by: 'days', right: 1 });
  });

  it('is cured by a case as a whole, not by one of its parts', () => {
    const part = { ...answer('1+'), rating: null };
    expect(recordOf([part, '1+', part]).cured).toBe(false);
    expect(recordOf([part, '1-', { ...answer('2+'), rating: null }, '2+']).cured).toBe(false);
    expect(recordOf([part, '1+', part, '2+']).cured).toBe(true);
  });

  it('is cured by cramming too, as cramming counts as falling for it', () => {
    const crammed = (said: string) => ({ ...answer(said), rating: null, affectsSchedule: false });
    expect(recordOf([crammed('1+'), crammed('2+')]).cured).toBe(true);
    const guess = { ...crammed('2+'), confidence: 'guess' } as const;
    expect(recordOf([crammed('1+'), guess]).cured).toBe(false);
  });
});

describe('the traps of a learner', () => {
  it('are counted as they are remembered, over any history', () => {
    fc.assert(
      fc.property(happenings, (given) => {
        const log: LogEntry[] = [];
        for (const happening of given) {
          const entry = nextEntry(log, happening, defaultParams(0.9));
          if (entry) log.push(entry);
        }
        const records = trapRecords(judgedAnswers(log), () => 2);
        for (const card of [1, 2, 3, 4]) {
          const found = records.find((one) => one.card === card);
          const { times, strong, lastAt } = found ?? {};
          expect(found ? { times, strong, lastAt } : null).toEqual(foldTraps(card, log));
        }
      }),
    );
  });

  it('go from what needs most work to what is cured', () => {
    const record = (card: number, change: Partial<TrapRecord>): TrapRecord => ({
      card,
      times: 1,
      strong: 0,
      lastAt: 10,
      cured: false,
      cure: { by: 'questions', right: 0 },
      ...change,
    });
    const records = [
      record(1, { cured: true, strong: 9, times: 9 }),
      record(2, {}),
      record(3, { lastAt: 20 }),
      record(4, { times: 5 }),
      record(5, { times: 2, strong: 1 }),
      record(6, {}),
    ];
    expect(records.sort(compareTraps).map(({ card }) => card)).toEqual([5, 4, 3, 2, 6, 1]);
  });
});
