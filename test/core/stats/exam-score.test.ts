// The expected exam score from first answers: hand-computed, and its laws.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import type { ScoreGroup } from '#core/stats/exam-scope.ts';
import { examScore, type FirstAnswer, type ScoreFacts } from '#core/stats/exam-score.ts';

const TODAY = 20_777;
const source = () => keyedRandom(Buffer.from('a secret of thirty-two bytes ...'), 'score');

const group = (id: string, weight: number): ScoreGroup => ({ id, title: id, weight, cards: 10 });
const HALVES = [group('a', 0.5), group('b', 0.5)];

/** `right` right and `wrong` wrong answers of a group, some days ago. */
function answers(of: string | null, right: number, wrong: number, ago = 0): FirstAnswer[] {
  return Array.from({ length: right + wrong }, (_, at) => ({
    group: of,
    correct: at < right,
    day: TODAY - ago,
  }));
}

function score(given: readonly FirstAnswer[], change: Partial<ScoreFacts> = {}) {
  const facts = { groups: HALVES, today: TODAY, questions: 50, target: null, random: source() };
  return examScore({ ...facts, answers: given, ...change });
}

describe('the expected score', () => {
  test('is hidden before thirty first answers, saying how many there are', () => {
    const given = [...answers('a', 10, 4), ...answers('b', 10, 5)];
    expect(score(given, { target: 0.5 })).toMatchObject({
      enough: false,
      missing: [{ group: null, have: 29, need: 30 }],
      answers: 29,
      expected: null,
      low: null,
      high: null,
      chance: null,
      groups: [
        { id: 'a', answers: 14, correct: 10, expected: null, low: null, high: null },
        { id: 'b', answers: 15, correct: 10, expected: null, low: null, high: null },
      ],
    });
  });

  test('is hidden before five in each group of a twentieth of the exam or more', () => {
    const groups = [group('a', 0.9), group('b', 0.05), group('c', 0.05 - 1e-6)];
    const given = [...answers('a', 20, 10), ...answers('b', 4, 0)];
    expect(score(given, { groups }).missing).toEqual([{ group: 'b', have: 4, need: 5 }]);
    const enough = score([...given, ...answers('b', 0, 1)], { groups });
    expect([enough.enough, enough.missing]).toEqual([true, []]);
    expect(enough.groups[2]?.expected).not.toBeNull();
  });

  test('is hidden again when all that is known is older than two half-lives', () => {
    const given = (ago: number) => [...answers('a', 10, 5, ago), ...answers('b', 10, 5, ago)];
    expect(score(given(59)).enough).toBe(true);
    expect(score(given(60))).toMatchObject({
      enough: false,
      missing: [
        { group: null, have: 0 },
        { group: 'a', have: 0 },
        { group: 'b', have: 0 },
      ],
      answers: 30,
      recent: 0,
    });
  });

  test('is the weighted mean of the accuracies, each drawn to the learner and they to 0.55', () => {
    const groups = [group('a', 0.75), group('b', 0.25)];
    const given = [...answers('a', 18, 2), ...answers('b', 4, 6)];
    const overall = (22 + 8 * 0.55) / (30 + 8);
    const a = (18 + 8 * overall) / 28;
    const b = (4 + 8 * overall) / 18;
    const told = score(given, { groups });
    expect(told.groups[0]?.expected).toBeCloseTo(a, 12);
    expect(told.groups[1]?.expected).toBeCloseTo(b, 12);
    expect(told.expected).toBeCloseTo(0.75 * a + 0.25 * b, 12);
  });

  test('gives an answer half its weight after thirty days', () => {
    const groups = [group('a', 1)];
    const given = [...answers('a', 30, 0, 30), ...answers('a', 0, 5, 0)];
    const overall = (15 + 8 * 0.55) / (20 + 8);
    expect(score(given, { groups }).expected).toBeCloseTo((15 + 8 * overall) / 28, 12);
  });

  test('takes cards of no group for the overall accuracy alone', () => {
    const groups = [group('a', 1)];
    const given = [...answers('a', 10, 10), ...answers(null, 20, 0)];
    const overall = (30 + 8 * 0.55) / 48;
    expect(score(given, { groups }).expected).toBeCloseTo((10 + 8 * overall) / 28, 12);
  });

  test('has an interval as wide as a Beta-binomial distribution is', () => {
    const groups = [group('a', 1)];
    const { expected, low, high } = score(answers('a', 28, 12), { groups });
    const alpha = expected! * 48;
    const variance = (expected! * (1 - expected!) * (1 + (50 - 1) / (48 + 1))) / 50;
    expect(alpha).toBeGreaterThan(28);
    expect((high! - low!) / (2 * 1.645 * Math.sqrt(variance))).toBeCloseTo(1, 1);
  });

  test('says the chance to reach a target, the less the higher the target is', () => {
    const given = [...answers('a', 15, 5), ...answers('b', 15, 5)];
    const chance = (target: number) => score(given, { target }).chance!;
    expect([chance(0), chance(1)]).toEqual([1, expect.closeTo(0, 1)]);
    const { expected, low, high } = score(given);
    expect(chance(expected!)).toBeGreaterThan(0.35);
    expect(chance(expected!)).toBeLessThan(0.65);
    expect(chance(low!)).toBeGreaterThanOrEqual(0.95);
    expect(chance(high! + 0.001)).toBeLessThanOrEqual(0.05);
    expect(score(given).chance).toBeNull();
  });

  test('reaches a target that a form can just reach', () => {
    // 0.58 · 50 is 28.999999999999996.
    const given = answers('a', 30, 30);
    const groups = [group('a', 1)];
    const at = score(given, { groups, target: 0.58 }).chance!;
    const above = score(given, { groups, target: 0.5801 }).chance!;
    expect(at).toBeGreaterThan(above);
    expect(score(given, { groups, target: 0.5601 }).chance).toBe(at);
  });
});

describe('by its laws, the score', () => {
  const weights = fc
    .array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 })
    .map((parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      return parts.map((part, at) => group(`g${at}`, part / whole));
    });
  const history = fc.array(fc.record({ at: fc.nat(5), correct: fc.boolean(), ago: fc.nat(80) }), {
    maxLength: 80,
  });
  const enough = (groups: readonly ScoreGroup[]) => [
    ...groups.flatMap(({ id }) => answers(id, 3, 2)),
    ...answers(null, 15, 15),
  ];
  const facts = fc
    .record({ groups: weights, some: history, questions: fc.integer({ min: 1, max: 120 }) })
    .map(({ groups, some, questions }) => ({
      groups,
      questions,
      answers: [
        ...enough(groups),
        ...some.map(({ at, correct, ago }) => ({
          group: groups[at % groups.length]?.id ?? null,
          correct,
          day: TODAY - ago,
        })),
      ],
    }));

  test('never falls with one more right answer, nor does its interval or the chance', () => {
    fc.assert(
      fc.property(
        facts,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, pick, target) => {
          const where = given.groups[pick % given.groups.length]!.id;
          const before = score(given.answers, { ...given, answers: given.answers, target });
          const more = [...given.answers, ...answers(where, 1, 0)];
          const after = score(more, { ...given, answers: more, target });
          expect(after.expected!).toBeGreaterThan(before.expected!);
          expect(after.low!).toBeGreaterThanOrEqual(before.low! - 1e-9);
          expect(after.high!).toBeGreaterThanOrEqual(before.high! - 1e-9);
          expect(after.chance!).toBeGreaterThanOrEqual(before.chance!);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('lies within its interval, all of them between 0 and 1, and so for each group', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const told = score(given.answers, given);
        for (const { low, expected, high } of [told, ...told.groups]) {
          expect(low!).toBeGreaterThanOrEqual(0);
          expect(low!).toBeLessThanOrEqual(expected!);
          expect(expected!).toBeLessThanOrEqual(high!);
          expect(high!).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is the same for the same source, and nearly so for another', () => {
    const given = [...answers('a', 15, 5), ...answers('b', 9, 11)];
    const one = score(given, { target: 0.6 });
    expect(score(given, { target: 0.6 })).toEqual(one);
    const other = score(given, {
      target: 0.6,
      random: keyedRandom(Buffer.from('another secret'), 'score'),
    });
    expect(other.expected).toBe(one.expected);
    expect(other.chance).not.toBe(one.chance);
    expect(Math.abs(other.chance! - one.chance!)).toBeLessThan(0.05);
    expect(Math.abs(other.low! - one.low!)).toBeLessThan(0.03);
  });
});
