// The exam plans that are known: one per learner and learning day, solved elsewhere, and never waited for by an answer.
import type { LearningDay } from '#core/base/time.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { Outlooks, PlanEngine } from '#core/plan/exam-plan.ts';
import type { PlanProblem, PriceCurve, RankedCard } from '#core/plan/plan-problem.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import { createPlanTrials, type PlanTrials } from './plan-trials.ts';

/** Of whom and when, and everything but the answers that a plan depends on: another basis is another plan. */
export type PlanKey = {
  readonly learner: LearnerKey;
  readonly day: LearningDay;
  readonly basis: string;
};

/** What a plan is solved from, read when there is none yet. */
export type PlanInput = {
  readonly problem: PlanProblem;
  /** Answers of an ordinary day. */
  readonly answersPerDay: number;
  /** Time that an answer takes this learner. */
  readonly answerMs: number;
  /** Answers in the minutes whose worth is told. */
  readonly moreAnswers: number;
};

export type TodaysPlan = {
  /** The day it was solved for; the day before while today's is not ready. */
  readonly day: LearningDay;
  readonly ranking: readonly RankedCard[];
  /** Every card that the plan knows, ranked today or not. */
  readonly cards: ReadonlySet<CardKey>;
  readonly capacity: number;
};

export type ExamPlans = {
  /** The plan to go by now, of today or of the day before; null until there is one. Waits a moment at most. */
  readonly today: (key: PlanKey, read: () => Promise<PlanInput>) => Promise<TodaysPlan | null>;
  /** What comes of today's plan; null while it is solved. Waits a little longer at most. */
  readonly outlook: (
    key: PlanKey,
    read: () => Promise<PlanInput>,
  ) => Promise<{ readonly input: PlanInput; readonly outlooks: Outlooks } | null>;
  /**
   * What would come of today's plan with as many answers a day as `answersIn` says; null while that, or the plan itself,
   * is solved. Changes nothing that is gone by. Waits as long as `outlook`.
   */
  readonly outlookWith: (
    key: PlanKey,
    read: () => Promise<PlanInput>,
    answersIn: (input: PlanInput) => number,
  ) => Promise<{ readonly input: PlanInput; readonly outlooks: Outlooks } | null>;
  /** Cards that the plan of that day has for it; null when none is known. Answers at once. */
  readonly capacityOn: (learner: LearnerKey, day: LearningDay) => number | null;
};

/** Learners whose plan is kept. */
const KEPT = 1000;
/** A price curve older than this is no start for another, days. */
const WARM_DAYS = 14;
const MOMENT_MS = 300;
const WHILE_MS = 2000;

type Solved = { readonly plan: TodaysPlan; readonly prices: PriceCurve };

type Held = {
  readonly key: PlanKey;
  readonly before: Solved | null;
  solved: Solved | null;
  foreseen: { readonly input: PlanInput; readonly outlooks: Outlooks } | null;
  readonly trials: PlanTrials;
  ranked: Promise<void>;
  done: Promise<void>;
};

export type ExamPlansOptions = {
  readonly engine: PlanEngine;
  /** Resolves after so many ms; a request waits no longer for a plan. */
  readonly wait: (ms: number) => Promise<void>;
  /** Told of what went wrong; practice goes on by due day. */
  readonly report: (error: unknown) => void;
};

export function createExamPlans({ engine, wait, report }: ExamPlansOptions): ExamPlans {
  const plans = new Map<LearnerKey, Held>();

  async function rank(held: Held, read: () => Promise<PlanInput>): Promise<PlanInput> {
    const input = await read();
    const { problem, answersPerDay } = input;
    const { before, key } = held;
    const isWarm = before !== null && key.day - before.plan.day <= WARM_DAYS;
    const { ranking, prices } = await engine.rank(problem, isWarm ? before.prices : null);
    const cards = new Set(problem.cards.map((card) => card.key));
    held.solved = { plan: { day: key.day, ranking, cards, capacity: answersPerDay }, prices };
    return input;
  }

  async function foresee(held: Held, input: PlanInput): Promise<void> {
    if (!held.solved) return;
    const { prices } = held.solved;
    const outlooks = await engine.foresee(input.problem, prices, input.moreAnswers);
    held.foreseen = { input, outlooks };
  }

  /** The plan of this key, begun when there is none; one that failed is begun again at the next call. */
  function hold(key: PlanKey, read: () => Promise<PlanInput>): Held {
    const known = plans.get(key.learner);
    if (known && known.key.day === key.day && known.key.basis === key.basis) return known;
    const before = known?.key.basis === key.basis ? (known.solved ?? known.before) : null;
    const settled = Promise.resolve();
    const held: Held = {
      key,
      before,
      solved: null,
      foreseen: null,
      trials: createPlanTrials(engine),
      ranked: settled,
      done: settled,
    };
    const failed = (error: unknown): void => {
      if (plans.get(key.learner) === held) plans.delete(key.learner);
      report(error);
    };
    const ranked = rank(held, read);
    held.ranked = ranked.then(
      () => undefined,
      () => undefined,
    );
    held.done = ranked.then((input) => foresee(held, input)).catch(failed);
    plans.delete(key.learner);
    plans.set(key.learner, held);
    const [oldest] = plans.keys();
    if (plans.size > KEPT && oldest !== undefined) plans.delete(oldest);
    return held;
  }

  return {
    async today(key, read) {
      const held = hold(key, read);
      if (!held.solved) await Promise.race([held.ranked, wait(MOMENT_MS)]);
      return (held.solved ?? held.before)?.plan ?? null;
    },
    async outlook(key, read) {
      const held = hold(key, read);
      if (!held.foreseen) await Promise.race([held.done, wait(WHILE_MS)]);
      return held.foreseen;
    },
    async outlookWith(key, read, answersIn) {
      const held = hold(key, read);
      const solve = async () => {
        await held.done;
        if (!held.foreseen) return null;
        const { input } = held.foreseen;
        const answersPerDay = answersIn(input);
        if (answersPerDay === input.answersPerDay) return held.foreseen;
        const outlooks = await held.trials(input, answersPerDay);
        return outlooks && { input: { ...input, answersPerDay }, outlooks };
      };
      const solved = solve().catch((error: unknown) => {
        report(error);
        return null;
      });
      return Promise.race([solved, wait(WHILE_MS).then(() => null)]);
    },
    capacityOn(learner, day) {
      const plan = plans.get(learner)?.solved?.plan;
      return plan?.day === day ? plan.capacity : null;
    },
  };
}
