// The planning thread: the same plans as here, and a thread that dies takes no request with it for good.
import { afterEach, describe, expect, it } from 'vitest';
import { createPlanThread, type PlanThread } from '#workers/plan-thread.ts';
import { problem } from '../core/plan/problems.ts';
import { hereEngine } from '../support/here-engine.ts';

let thread: PlanThread;
afterEach(() => thread.close());

describe('the planning thread', () => {
  it('solves what would be solved here, several at a time', async () => {
    thread = createPlanThread();
    const problems = [problem(), problem({ daysToExam: 3, capacity: [4, 4, 4] })];
    for (const [index, ranked] of (
      await Promise.all(problems.map((each) => thread.rank(each, null)))
    ).entries()) {
      const each = problems[index] ?? problem();
      expect(ranked).toEqual(await hereEngine.rank(each, null));
      const foreseen = await thread.foresee(each, ranked.prices, 3);
      expect(foreseen).toEqual(await hereEngine.foresee(each, ranked.prices, 3));
    }
  });

  it('tells why a problem cannot be solved, and solves the next', async () => {
    thread = createPlanThread();
    await expect(thread.rank(problem({ weights: [1, 2, 3] }), null)).rejects.toThrow('21 finite');
    expect((await thread.rank(problem(), null)).ranking.length).toBeGreaterThan(0);
  });

  it('is started again after it died', async () => {
    thread = createPlanThread();
    const lost = thread.rank(problem({ daysToExam: 60, capacity: new Array(60).fill(9) }), null);
    const given = expect(lost).rejects.toThrow('ended');
    await thread.close();
    await given;
    expect((await thread.rank(problem(), null)).ranking.length).toBeGreaterThan(0);
  });
});
