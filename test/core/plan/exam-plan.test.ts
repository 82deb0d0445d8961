// The laws of the exam plan, for any cards and any days before the exam.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveOutlooks, solveRanking } from '#core/plan/exam-plan.ts';
import { createMaths } from '#core/plan/fsrs-maths.ts';
import type { PlanProblem } from '#core/plan/plan-problem.ts';
import { newCards, problem, problems, WEIGHTS } from './problems.ts';

const RUNS = { numRuns: 12 };

function outlookOf(given: PlanProblem, answers = 5) {
  return solveOutlooks(given, solveRanking(given, null).prices, answers);
}

describe('the exam plan', () => {
  it('is the same for the same problem', () => {
    fc.assert(
      fc.property(problems, (given) => {
        expect(solveRanking(structuredClone(given), null)).toEqual(solveRanking(given, null));
        expect(outlookOf(structuredClone(given))).toEqual(outlookOf(given));
      }),
      { numRuns: 5 },
    );
  });

  it('asks nothing on the exam day or after it, and no day more than it holds', () => {
    fc.assert(
      fc.property(problems, (given) => {
        const { days } = outlookOf(given).outlook;
        expect(days.map(({ inDays }) => inDays)).toEqual(given.capacity.map((_, day) => day));
        for (const { inDays, new: fresh, reviews } of days) {
          const fits = given.capacity[inDays] ?? 0;
          const likely = inDays === 0 ? fits : fits * given.attendance;
          expect(fresh + reviews).toBeLessThanOrEqual(likely + 1e-6);
        }
      }),
      RUNS,
    );
  });

  it('ranks only cards of the problem that were not asked today, each once, highest gain first', () => {
    fc.assert(
      fc.property(problems, (given) => {
        const { ranking } = solveRanking(given, null);
        const open = given.cards.filter(({ memory }) => memory?.daysAgo !== 0);
        const keys = ranking.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(open.map((card) => card.key)).toContain(key);
        for (const [index, { gain }] of ranking.entries()) {
          expect(gain).toBeGreaterThan(0);
          expect(gain).toBeLessThanOrEqual(ranking[index - 1]?.gain ?? Number.POSITIVE_INFINITY);
        }
      }),
      RUNS,
    );
  });

  it('never ranks a card below one in equal state that counts less', () => {
    fc.assert(
      fc.property(problems, (given) => {
        const twins = given.cards.map((card) => ({ ...card, key: card.key + 1000, weight: 2 }));
        const light = given.cards.map((card) => ({ ...card, weight: 0.5 }));
        const { ranking } = solveRanking({ ...given, cards: [...light, ...twins] }, null);
        const place = new Map(ranking.map(({ key }, index) => [key, index]));
        for (const { key } of light) {
          const ofLight = place.get(key) ?? Number.POSITIVE_INFINITY;
          const ofTwin = place.get(key + 1000) ?? Number.POSITIVE_INFINITY;
          expect(ofTwin <= ofLight).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('expects no less of more time, and no more of less', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 20 }), (given, answers) => {
        const { outlook, more, less } = outlookOf(given, answers);
        expect(more).toBeGreaterThanOrEqual(outlook.share - 0.015);
        expect(less).toBeLessThanOrEqual(outlook.share + 0.015);
        expect(outlook.share).toBeGreaterThanOrEqual(outlook.withoutStudy - 1e-6);
      }),
      RUNS,
    );
  });

  it('on the eve of the exam asks what gains most by being asked once more', () => {
    const maths = createMaths(WEIGHTS);
    const states = [
      { stabilityDays: 0.5, difficulty: 5, daysAgo: 3 },
      { stabilityDays: 40, difficulty: 5, daysAgo: 1 },
      { stabilityDays: 5, difficulty: 5, daysAgo: 10 },
    ];
    const cards = states.map((memory, key) => ({ key, weight: 1, memory }));
    const given = problem({ daysToExam: 1, capacity: [2], cards });
    const { ranking } = solveRanking(given, null);
    const gains = states.map(({ stabilityDays: s, difficulty: d, daysAgo }) => {
      const recall = maths.recall(daysAgo, s);
      const after = given.odds.recalled.map((share, grade) => {
        const odd = grade === 0 ? 1 - recall : recall * share;
        return odd * maths.recall(1, maths.stabilityAfter(s, d, recall, grade as 0, daysAgo));
      });
      return after.reduce((sum, part) => sum + part, 0) - maths.recall(daysAgo + 1, s);
    });
    const best = gains.indexOf(Math.max(...gains));
    expect(ranking[0]?.key).toBe(best);
    for (const { key, gain } of ranking) expect(gain).toBeCloseTo(gains[key] ?? 0, 2);
    const { days } = outlookOf(given).outlook;
    expect(days).toEqual([{ inDays: 0, new: 0, reviews: 2 }]);
  });

  it('tells which cards will not fit, the last ones of the lightest first', () => {
    const cards = [...newCards(20, 2), ...newCards(60, 0.5, 20)];
    const { outlook } = outlookOf(
      problem({ daysToExam: 5, capacity: [8, 8, 8, 8, 8], attendance: 1, cards }),
    );
    expect(outlook.unasked.length).toBeGreaterThan(30);
    expect(outlook.unasked).toContain(79);
    for (const key of outlook.unasked) expect(key).toBeGreaterThanOrEqual(20);
    expect(outlookOf(problem({ cards: newCards(20) })).outlook.unasked).toEqual([]);
  });

  it('plans nothing for days off, and does without them', () => {
    const off = problem({ capacity: Array.from({ length: 20 }, (_, day) => (day % 2) * 15) });
    const { outlook } = outlookOf(off);
    for (const { inDays, new: fresh, reviews } of outlook.days) {
      if (inDays % 2 === 0) expect(fresh + reviews).toBe(0);
    }
    expect(outlook.share).toBeGreaterThan(0.5);
    expect(outlook.share).toBeLessThan(outlookOf(problem()).outlook.share);
  });

  it('goes on from the prices of the day before as if it began anew', () => {
    const today = problem({ daysToExam: 20, cards: newCards(200) });
    const { prices, ranking } = solveRanking(today, null);
    const first = new Set(ranking.slice(0, 15).map(({ key }) => key));
    const memory = { stabilityDays: 2.3, difficulty: 5, daysAgo: 1 };
    const tomorrow = problem({
      daysToExam: 19,
      cards: today.cards.map((card) => (first.has(card.key) ? { ...card, memory } : card)),
    });
    const warm = solveRanking(tomorrow, prices);
    const cold = solveRanking(tomorrow, null);
    const shares = [warm, cold].map(
      (each) => solveOutlooks(tomorrow, each.prices, 5).outlook.share,
    );
    expect(shares[0]).toBeCloseTo(shares[1] ?? 0, 1);
    expect(warm.ranking[0]?.key).toBe(cold.ranking[0]?.key);
  });
});
