// Plans that are kept: one per learner and day, never waited for longer than a moment.
import { describe, expect, it } from 'vitest';
import type { PlanEngine } from '#core/plan/exam-plan.ts';
import { createExamPlans, type PlanInput, type PlanKey } from '#use-cases/exam-plans.ts';
import { newCards, problem } from '../core/plan/problems.ts';
import { hereEngine } from '../support/here-engine.ts';

const KEY: PlanKey = { learner: 1, day: 20_000, basis: 'exam' };
const INPUT: PlanInput = {
  problem: problem({ daysToExam: 4, cards: newCards(6) }),
  answersPerDay: 15,
  answerMs: 30_000,
  moreAnswers: 20,
};
const read = async () => INPUT;

/** An engine whose tasks are done when the test says so. */
function slowEngine() {
  const gates: (() => void)[] = [];
  const starts: (readonly number[] | null)[] = [];
  const gate = () =>
    new Promise<void>((resolve) => {
      gates.push(resolve);
    });
  const engine: PlanEngine = {
    rank: async (given, before) => {
      starts.push(before);
      await gate();
      return hereEngine.rank(given, before);
    },
    foresee: async (...task) => {
      await gate();
      return hereEngine.foresee(...task);
    },
  };
  return { engine, starts, open: () => gates.shift()?.() };
}

/** No patience: every wait is over at once. */
const impatient = {
  wait: async () => undefined,
  report: (error: unknown) => Promise.reject(error),
};
const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('exam plans', () => {
  it('are solved once for a learner and a day', async () => {
    let reads = 0;
    const plans = createExamPlans({
      engine: hereEngine,
      ...impatient,
      wait: () => new Promise(() => {}),
    });
    const counted = async () => {
      reads += 1;
      return INPUT;
    };
    const first = await plans.today(KEY, counted);
    expect(await plans.today({ ...KEY }, counted)).toBe(first);
    expect((await plans.outlook(KEY, counted))?.outlooks.outlook.days).toHaveLength(4);
    expect(reads).toBe(1);
    await plans.today({ ...KEY, basis: 'another exam' }, counted);
    await plans.today({ ...KEY, learner: 2 }, counted);
    expect(reads).toBe(3);
  });

  it('do not keep a session waiting: until one is ready there is none, then that of the day before', async () => {
    const { engine, open, starts } = slowEngine();
    const plans = createExamPlans({ engine, ...impatient });
    expect(await plans.today(KEY, read)).toBeNull();
    expect(await plans.outlook(KEY, read)).toBeNull();
    expect(plans.capacityOn(1, KEY.day)).toBeNull();
    open();
    await turns();
    const today = await plans.today(KEY, read);
    expect(today).toMatchObject({ day: KEY.day, capacity: 15 });
    expect(plans.capacityOn(1, KEY.day)).toBe(15);
    expect(await plans.outlook(KEY, read)).toBeNull();
    open();
    await turns();
    expect(await plans.outlook(KEY, read)).not.toBeNull();

    const tomorrow = { ...KEY, day: KEY.day + 1 };
    expect(await plans.today(tomorrow, read)).toBe(today);
    expect(plans.capacityOn(1, tomorrow.day)).toBeNull();
    open();
    await turns();
    expect(await plans.today(tomorrow, read)).toMatchObject({ day: tomorrow.day });
    // The first began from nothing, the second from the prices of the day before.
    expect(starts.map((start) => start === null)).toEqual([true, false]);
  });

  it('of another exam or another budget are no stand-in', async () => {
    const { engine, open } = slowEngine();
    const plans = createExamPlans({ engine, ...impatient });
    await plans.today(KEY, read);
    open();
    await turns();
    expect(await plans.today({ ...KEY, basis: 'other' }, read)).toBeNull();
  });

  it('tell what other daily answers would bring, one at a time, and go by none of them', async () => {
    const { engine, starts, open } = slowEngine();
    const plans = createExamPlans({ engine, ...impatient, wait: () => new Promise(() => {}) });
    const known = plans.outlook(KEY, read);
    const openAll = async () => {
      for (let gate = 0; gate < 6; gate += 1) {
        open();
        await turns();
      }
    };
    await openAll();
    expect(starts).toHaveLength(1);
    const before = await plans.today(KEY, read);

    const trial = (answers: number) => plans.outlookWith(KEY, read, () => answers);
    const first = trial(3);
    await turns();
    const [overtaken, last] = [trial(30), trial(6)];
    await openAll();
    const few = await first;
    const some = await last;
    // The one in the middle was overtaken before its turn came.
    expect([await overtaken, starts.length]).toEqual([null, 3]);
    expect([few?.input.answersPerDay, some?.input.answersPerDay]).toEqual([3, 6]);
    const shareOf = (shown: typeof few) => shown?.outlooks.outlook.share ?? 0;
    expect(shareOf(few)).toBeLessThan(shareOf(some));

    expect(await trial(3)).toEqual(few);
    expect(await trial(INPUT.answersPerDay)).toBe(await known);
    expect(starts).toHaveLength(3);
    expect(await plans.today(KEY, read)).toBe(before);
  });

  it('of which a trial cannot be solved are told, and the next trial is', async () => {
    const errors: unknown[] = [];
    let works = true;
    const engine: PlanEngine = {
      ...hereEngine,
      rank: async (...task) => {
        if (!works) throw new Error('the thread died');
        return hereEngine.rank(...task);
      },
    };
    const report = (error: unknown) => void errors.push(error);
    const plans = createExamPlans({ engine, wait: () => new Promise(() => {}), report });
    await plans.outlook(KEY, read);
    works = false;
    expect(await plans.outlookWith(KEY, read, () => 3)).toBeNull();
    expect(errors).toEqual([new Error('the thread died')]);
    works = true;
    expect(await plans.outlookWith(KEY, read, () => 3)).not.toBeNull();
  });

  it('that cannot be solved are told, tried again, and stop nobody', async () => {
    const errors: unknown[] = [];
    let works = false;
    const engine: PlanEngine = {
      ...hereEngine,
      rank: async (...task) => {
        if (!works) throw new Error('the thread died');
        return hereEngine.rank(...task);
      },
    };
    const report = (error: unknown) => void errors.push(error);
    const plans = createExamPlans({ engine, wait: () => new Promise(() => {}), report });
    expect(await plans.today(KEY, read)).toBeNull();
    await turns();
    expect(errors).toEqual([new Error('the thread died')]);
    works = true;
    expect(await plans.today(KEY, read)).toMatchObject({ day: KEY.day });
  });
});
