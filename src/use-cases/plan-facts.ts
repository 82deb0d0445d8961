// What an exam plan is made from, read from the store: which exam, how much time, and the state of each card.
import { dayOfDate, type LearningDay } from '#core/base/time.ts';
import { createBlueprint } from '#core/exam/blueprint.ts';
import type { Learner } from '#core/learner/learner.ts';
import { judgedAnswers } from '#core/memory/judged.ts';
import type { AnswerEntry } from '#core/memory/log.ts';
import { answersPerDay, attendance, capacityByDay } from '#core/plan/capacity.ts';
import { weighCards } from '#core/plan/card-weight.ts';
import { MOST_DAYS } from '#core/plan/exam-plan.ts';
import type { PlanCard } from '#core/plan/plan-problem.ts';
import { type RatedAnswer, ratingOdds } from '#core/plan/rating-odds.ts';
import { cardsInMinutes, usualAnswerMs } from '#core/practice/answer-time.ts';
import { learningOrder } from '#core/practice/learning-order.ts';
import { planReview, type QueueFacts } from '#core/practice/queue.ts';
import type { Catalogue, CatalogueCard } from '#core/question/catalogue.ts';
import { dayOffTest } from '#core/stats/streak.ts';
import type { PlanInput, PlanKey, TodaysPlan } from './exam-plans.ts';
import { doneOn, holdsOf, momentOf, paramsOf } from './practice-facts.ts';
import type { Call, World } from './world.ts';

/** Days back that tell how a learner answers and how often they come. */
const LOOK_BACK = 60;
/** Answers that tell how long one takes. */
const TIMED = 100;
/** Minutes a day more and less whose worth a plan tells. */
export const MORE_MINUTES = 10;

/** Why there is no plan. */
export type NoPlan = 'no-exam-date' | 'exam-far' | 'exam-day' | 'exam-over' | 'no-cards';

export type PlanWish =
  | { readonly kind: NoPlan; readonly daysToExam: number | null }
  | {
      readonly kind: 'plan';
      readonly daysToExam: number;
      readonly key: PlanKey;
      readonly read: () => Promise<PlanInput>;
    };

/** Cards in use that the learner's exam asks, the important ones first; all of them when no exam is named. */
function examCards(catalogue: Catalogue, exam: string | null): CatalogueCard[] {
  return learningOrder(catalogue, exam).filter(
    (card) => exam === null || card.exams.includes(exam),
  );
}

/** The first answer to each card on each day: later ones of the same day repeat what the first one taught. */
function firstOfDay(answers: readonly AnswerEntry[]): RatedAnswer[] {
  const asked = new Set<string>();
  return answers.flatMap(({ card, day, rating, predicted }) => {
    const place = `${day}/${card}`;
    if (asked.has(place)) return [];
    asked.add(place);
    return [{ rating, first: predicted === null }];
  });
}

/** Days with an answer before today, and all days since the first of them, days off left out of both. */
function presence(
  answers: readonly AnswerEntry[],
  today: LearningDay,
  isOff: (day: LearningDay) => boolean,
): { studied: number; elapsed: number } {
  const days = new Set(answers.map(({ day }) => day));
  const first = answers[0]?.day ?? today;
  let [studied, elapsed] = [0, 0];
  for (let day = first; day < today; day += 1) {
    if (isOff(day)) continue;
    elapsed += 1;
    if (days.has(day)) studied += 1;
  }
  return { studied, elapsed };
}

/** What each card is worth on the exam day: by its importance, and by the share that its domain has of the exam. */
function weighedBy(
  catalogue: Catalogue,
  exam: string | null,
  cards: readonly CatalogueCard[],
): number[] {
  const blueprint = exam === null ? null : createBlueprint(exam, catalogue.banks.values(), cards);
  const domains = blueprint?.domains ?? [];
  return weighCards(
    cards.map((card) => ({
      importance: card.importance,
      domain: domains[blueprint?.domainOf(card) ?? -1]?.id ?? null,
    })),
    new Map(domains.map(({ id, weight }) => [id, weight])),
  );
}

async function readInput(
  world: World,
  { key: learner, settings }: Learner,
  day: LearningDay,
  examDay: LearningDay,
): Promise<PlanInput> {
  const memories = await world.store.memories(learner);
  const isOff = dayOffTest(settings.daysOff);
  return world.store.look(learner, (view) => {
    const before = judgedAnswers(view.entriesSince(day - LOOK_BACK)).filter(
      (answer) => answer.day < day && answer.day >= day - LOOK_BACK,
    );
    const answerMs = usualAnswerMs(before.slice(-TIMED));
    const answers = answersPerDay(settings, answerMs);
    const [whole = 0, ...later] = capacityByDay(day, examDay, answers, isOff);
    const done = doneOn(view, day);
    const { studied, elapsed } = presence(before, day, isOff);
    const holds = holdsOf(world.catalogue(), view);
    const asked = examCards(world.catalogue(), settings.exam).filter(
      ({ key }) => !holds.get(key)?.suspended,
    );
    const weights = weighedBy(world.catalogue(), settings.exam, asked);
    const cards = asked.map(({ key }, place): PlanCard => {
      const memory = memories.get(key);
      const state = memory && {
        stabilityDays: memory.stabilityDays,
        difficulty: memory.difficulty,
        daysAgo: Math.max(0, day - memory.lastDay),
      };
      return { key, weight: weights[place] ?? 1, memory: state ?? null };
    });
    return {
      problem: {
        daysToExam: examDay - day,
        weights: paramsOf(view.learner).weights,
        odds: ratingOdds(firstOfDay(before)),
        capacity: [Math.max(0, whole - done.newCards - done.reviews), ...later],
        attendance: attendance(studied, elapsed),
        cards,
      },
      answersPerDay: answers,
      secondsPerAnswer: Math.round(answerMs / 1000),
      moreAnswers: cardsInMinutes(MORE_MINUTES, answerMs),
    };
  });
}

/** What of the settings and the catalogue a plan depends on. */
function basisOf(catalogue: Catalogue, learner: Learner): string {
  const { exam, examDate, minutesPerDay, reviewsPerDay, newPerDay, daysOff } = learner.settings;
  const banks = [...catalogue.banks].map(([id, { sourceHash }]) => [id, sourceHash]);
  const { weights } = paramsOf(learner);
  return JSON.stringify([
    exam,
    examDate,
    minutesPerDay,
    reviewsPerDay,
    newPerDay,
    daysOff,
    weights,
    banks,
  ]);
}

/** The plan that a learner's settings ask for on this day, or why there can be none. */
export async function wishedPlan(world: World, learner: Learner, call: Call): Promise<PlanWish> {
  const { settings } = learner;
  if (settings.examDate === null) return { kind: 'no-exam-date', daysToExam: null };
  const day = await world.store.look(
    learner.key,
    (view) => momentOf(view.last, settings, call.now).day,
  );
  const examDay = dayOfDate(settings.examDate);
  const daysToExam = examDay - day;
  const no = (kind: NoPlan): PlanWish => ({ kind, daysToExam });
  if (daysToExam < 0) return no('exam-over');
  if (daysToExam === 0) return no('exam-day');
  if (daysToExam > MOST_DAYS) return no('exam-far');
  const catalogue = world.catalogue();
  if (examCards(catalogue, settings.exam).length === 0) return no('no-cards');
  return {
    kind: 'plan',
    daysToExam,
    key: { learner: learner.key, day, basis: basisOf(catalogue, learner) },
    read: () => readInput(world, learner, day, examDay),
  };
}

/**
 * The plan that a session goes by: null without one, and for a session that prepares for another exam. Waits a moment
 * at most; until a plan is ready, that of the day before serves, or the order of the due days.
 */
export async function planOfSession(
  world: World,
  learner: Learner,
  request: { readonly mode: string; readonly exam: string | null },
  call: Call,
): Promise<TodaysPlan | null> {
  if (!world.plans || request.mode !== 'review') return null;
  if (request.exam !== null && request.exam !== learner.settings.exam) return null;
  const wish = await wishedPlan(world, learner, call);
  return wish.kind === 'plan' ? world.plans.today(wish.key, wish.read) : null;
}

/** Queue facts with the plan: cards asked before today only. A session without any card of the exam goes without it. */
export function withPlan(facts: QueueFacts, plan: TodaysPlan | null): QueueFacts {
  if (!plan || ![...facts.allowed].some((card) => plan.cards.has(card))) return facts;
  const asked = new Set(
    facts.answeredToday().flatMap(({ card, rating }) => (rating === null ? [] : [card])),
  );
  const ranking = plan.ranking.filter(({ key }) => facts.allowed.has(key) && !asked.has(key));
  return {
    ...facts,
    ranking: new Map(ranking.map(({ key, gain }) => [key, gain])),
    planCapacity: plan.capacity,
  };
}

/** New cards that the plan still has for today, as sessions would ask them; null when sessions go without it. */
export function newOfPlan(facts: QueueFacts, plan: TodaysPlan): number | null {
  const planned = withPlan(facts, plan);
  if (planned.ranking === null) return null;
  const queue = planReview(planned, Number.POSITIVE_INFINITY, null);
  return queue.filter(({ kind }) => kind === 'new').length;
}
