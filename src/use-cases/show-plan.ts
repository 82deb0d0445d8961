// The exam plan as a learner sees it: whether it can be done, what comes of it, and the load of each day.
import { dayName } from '#core/base/time.ts';
import type { Learner, LearnerSettings } from '#core/learner/learner.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { answersPerDay } from '#core/plan/capacity.ts';
import type { Outlooks } from '#core/plan/exam-plan.ts';
import { shareInterval } from '#core/plan/interval.ts';
import type { PlannedDay } from '#core/plan/plan-problem.ts';
import { dayOffTest } from '#core/stats/streak.ts';
import type { PlanInput, PlanKey } from './exam-plans.ts';
import { MORE_MINUTES, type NoPlan, wishedPlan } from './plan-facts.ts';
import { cardOf } from './present.ts';
import type { Call, World } from './world.ts';

export type PlanDay = {
  readonly day: string;
  /** `new` + `reviews`, never above `capacity`. */
  readonly planned: number;
  readonly new: number;
  readonly reviews: number;
  readonly capacity: number;
};

export type PlanStatus = NoPlan | 'ready' | 'solving';

export type ShownPlan = {
  readonly status: PlanStatus;
  /** Settings that would make the plan better, and are not set. */
  readonly missing: readonly ('examDate' | 'exam' | 'minutesPerDay')[];
  readonly exam: string | null;
  readonly examDate: string | null;
  readonly daysToExam: number | null;
  readonly minutesPerDay: number | null;
  readonly secondsPerAnswer: number | null;
  readonly cards: number | null;
  /** True when every card is expected to be asked before the exam. */
  readonly feasible: boolean | null;
  readonly expected: { readonly share: number; readonly low: number; readonly high: number } | null;
  readonly withoutStudy: number | null;
  /** Public ids. */
  readonly cardsThatWillNotFit: readonly string[];
  readonly more: { readonly minutes: number; readonly share: number } | null;
  readonly less: { readonly minutes: number; readonly share: number } | null;
  readonly days: readonly PlanDay[];
};

const MISSABLE = ['examDate', 'exam', 'minutesPerDay'] as const;

function thousandths(share: number): number {
  return Math.round(share * 1000) / 1000;
}

function showDay(
  day: number,
  { inDays, new: fresh, reviews }: PlannedDay,
  capacity: number,
): PlanDay {
  const planned = Math.min(Math.round(fresh + reviews), capacity);
  const shown = Math.min(Math.round(fresh), planned);
  return {
    day: dayName(day + inDays),
    planned,
    new: shown,
    reviews: planned - shown,
    capacity,
  };
}

function showSolved(
  world: World,
  settings: LearnerSettings,
  { day }: PlanKey,
  { problem, answersPerDay: answers, answerMs }: PlanInput,
  { outlook, more, less }: Outlooks,
): Partial<ShownPlan> {
  const { share } = outlook;
  const count = problem.cards.length;
  const usual = defaultParams(settings.desiredRetention).weights;
  const fitted = problem.weights.some((weight, index) => weight !== usual[index]);
  const { low, high } = shareInterval(share, count, fitted);
  const isOff = dayOffTest(settings.daysOff);
  return {
    secondsPerAnswer: Math.round(answerMs / 1000),
    cards: count,
    feasible: outlook.unasked.length === 0,
    expected: { share: thousandths(share), low: thousandths(low), high: thousandths(high) },
    withoutStudy: thousandths(outlook.withoutStudy),
    cardsThatWillNotFit: outlook.unasked.map((key) => cardOf(world.catalogue(), key).publicId),
    more: { minutes: MORE_MINUTES, share: thousandths(more) },
    // Ten minutes less than ten or fewer is no study, which `withoutStudy` tells.
    less:
      (settings.minutesPerDay ?? Infinity) > MORE_MINUTES
        ? { minutes: MORE_MINUTES, share: thousandths(less) }
        : null,
    days: outlook.days.map((one) => showDay(day, one, isOff(day + one.inDays) ? 0 : answers)),
  };
}

/**
 * Always a plan to show: without an exam date, or while it is solved, it says so and its numbers are null. With
 * `triedMinutes` it is the plan as it would be with so many minutes a day; no setting changes, and nothing goes by it.
 */
export async function showPlan(
  world: World,
  learner: Learner,
  call: Call,
  triedMinutes: number | null = null,
): Promise<ShownPlan> {
  const settings = {
    ...learner.settings,
    minutesPerDay: triedMinutes ?? learner.settings.minutesPerDay,
  };
  const wish = await wishedPlan(world, learner, call);
  const { exam, examDate, minutesPerDay } = settings;
  const empty = {
    missing: MISSABLE.filter((name) => settings[name] === null),
    exam,
    examDate,
    daysToExam: wish.daysToExam,
    minutesPerDay,
    secondsPerAnswer: null,
    cards: null,
    feasible: null,
    expected: null,
    withoutStudy: null,
    cardsThatWillNotFit: [],
    more: null,
    less: null,
    days: [],
  };
  if (wish.kind !== 'plan') return { status: wish.kind, ...empty };
  const solved =
    triedMinutes === null
      ? await world.plans?.outlook(wish.key, wish.read)
      : await world.plans?.outlookWith(wish.key, wish.read, ({ answerMs }) =>
          answersPerDay(settings, answerMs),
        );
  if (!solved) return { status: 'solving', ...empty };
  const { input, outlooks } = solved;
  const shown = showSolved(world, settings, wish.key, input, outlooks);
  return { status: 'ready', ...empty, ...shown };
}
