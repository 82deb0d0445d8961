// The rolling exam plan: from the states of the cards and the days left, which cards to ask today, and what comes of it.
import { lookAhead } from './outlook.ts';
import type { Outlook, PlanProblem, PriceCurve, RankedCard } from './plan-problem.ts';
import { findPrices, solveClasses, type WeightClass, weightClasses } from './price.ts';
import { createProspects, type Prospects } from './prospects.ts';
import { rankCards } from './ranking.ts';
import { createTransitions, type Transitions } from './transitions.ts';
import type { Prices } from './value.ts';

/** Exams further away than this are not planned for, in days. */
export const MOST_DAYS = 120;
/** Rounds of pricing: from nothing, and from the curve of the day before. */
const FIRST_ROUNDS = 80;
const LATER_ROUNDS = 10;
/** With fewer days than this a round costs less, and first prices have further to go: so many times more rounds. */
const FEW_DAYS = 40;
const MOST_TIMES = 2;

type Model = {
  readonly transitions: Transitions;
  readonly prospects: Prospects;
  readonly classes: readonly WeightClass[];
};

function createModel({ weights, odds, daysToExam, cards }: PlanProblem): Model {
  const transitions = createTransitions(weights, odds, daysToExam);
  const prospects = createProspects(cards, transitions, daysToExam);
  return { transitions, prospects, classes: weightClasses(prospects) };
}

/** Answers that fit, by days to the exam; a later day counts as much as the learner is likely to be there. */
function likelyCapacity({ daysToExam, capacity, attendance }: PlanProblem): Float64Array {
  const fits = new Float64Array(daysToExam + 1);
  capacity.forEach((answers, inDays) => {
    fits[daysToExam - inDays] = inDays === 0 ? answers : answers * attendance;
  });
  return fits;
}

function pricesFor(problem: PlanProblem, model: Model, before: PriceCurve | null): Prices {
  const { daysToExam } = problem;
  const start = Float64Array.from({ length: daysToExam + 1 }, (_, days) => {
    const price = before?.[days] ?? 0;
    // A day that was closed and is open now has no price to start from.
    return price > 1 ? 0 : price;
  });
  const { classes, prospects, transitions } = model;
  const times = Math.min(Math.max(FEW_DAYS / daysToExam, 1), MOST_TIMES);
  const rounds = before ? LATER_ROUNDS : Math.round(FIRST_ROUNDS * times);
  const capacity = likelyCapacity(problem);
  const { attendance } = problem;
  const prices = findPrices(classes, prospects, transitions, capacity, attendance, start, rounds);
  solveClasses(classes, transitions, prices, attendance);
  return prices;
}

function rank(problem: PlanProblem, { classes, prospects }: Model, prices: Prices): RankedCard[] {
  const order = new Map(problem.cards.map(({ key }, place) => [key, place]));
  return rankCards(classes, prospects, prices, problem.attendance, order);
}

export type Ranking = { readonly ranking: readonly RankedCard[]; readonly prices: PriceCurve };

/**
 * Which cards gain by being asked today, highest gain first; the learner asks as many of them as fit. `before` is the
 * curve of the day before for the same exam: with it ten rounds are enough. Pure: equal input, equal ranking.
 */
export function solveRanking(problem: PlanProblem, before: PriceCurve | null): Ranking {
  const model = createModel(problem);
  const prices = pricesFor(problem, model, before);
  return { ranking: rank(problem, model, prices), prices: [...prices] };
}

function outlookOf(problem: PlanProblem, model: Model, prices: Prices): Outlook {
  const { classes, prospects, transitions } = model;
  const today = rank(problem, model, prices).slice(0, problem.capacity[0] ?? 0);
  const keys = new Set(today.map(({ key }) => key));
  return lookAhead(classes, prospects, transitions, prices, likelyCapacity(problem), keys);
}

/** The problem with that many answers more (or less, to 0) on every day that has any. */
export function withMore(problem: PlanProblem, answers: number): PlanProblem {
  const capacity = problem.capacity.map((fits) => (fits > 0 ? Math.max(0, fits + answers) : 0));
  return { ...problem, capacity };
}

export type Outlooks = {
  readonly outlook: Outlook;
  /** Share recalled on the exam day with that many answers a day more, and less. */
  readonly more: number;
  readonly less: number;
};

/** What comes of the plan with this price curve, and what `answers` more or less a day would change. */
export function solveOutlooks(problem: PlanProblem, curve: PriceCurve, answers: number): Outlooks {
  const model = createModel(problem);
  const prices = Float64Array.from(curve);
  solveClasses(model.classes, model.transitions, prices, problem.attendance);
  const outlook = outlookOf(problem, model, prices);
  const shareWith = (change: number): number => {
    const changed = withMore(problem, change);
    return outlookOf(changed, model, pricesFor(changed, model, curve)).share;
  };
  return { outlook, more: shareWith(answers), less: shareWith(-answers) };
}

/** Solves plans as the two functions above do, wherever it does so. */
export type PlanEngine = {
  readonly rank: (problem: PlanProblem, before: PriceCurve | null) => Promise<Ranking>;
  readonly foresee: (
    problem: PlanProblem,
    prices: PriceCurve,
    answers: number,
  ) => Promise<Outlooks>;
};
