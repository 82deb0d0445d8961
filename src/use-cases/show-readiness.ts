// How ready a learner is for an exam: what they will recall of the banks, and what they may expect of new questions.
import { AppError } from '#core/base/errors.ts';
import { keyedRandom } from '#core/base/random.ts';
import { dayName, dayOfDate, type LearningDay } from '#core/base/time.ts';
import type { Learner, LearnerSettings } from '#core/learner/learner.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { CatalogueCard } from '#core/question/catalogue.ts';
import type { Quarantined } from '#core/question/quarantine.ts';
import { type ExamScope, examScope, hasExam } from '#core/stats/exam-scope.ts';
import { type ExamScore, examScore, type FirstAnswer } from '#core/stats/exam-score.ts';
import { firstAnswers } from '#core/stats/first-answers.ts';
import { type Mastery, mastery } from '#core/stats/mastery.ts';
import { bend } from '#core/stats/platt.ts';
import { predictions } from '#core/stats/predictions.ts';
import { recalibrate } from '#core/stats/recalibration.ts';
import { momentOf, paramsOf } from './practice-facts.ts';
import { showPlan } from './show-plan.ts';
import type { Call, World } from './world.ts';

/** Recall is not foreseen further ahead than this, whatever the date of the exam. */
const FURTHEST_DAYS = 3650;

/** Share of the cards recalled on the exam day when the plan is followed, 0–1, with its interval. */
export type PlannedRecall = { readonly share: number; readonly low: number; readonly high: number };

export type ReadinessQuery = {
  /** Code of the exam; undefined for the learner's own, which may be none. */
  readonly exam: string | undefined;
  /** Share of the questions that the learner wants to reach, 0–1. */
  readonly target: number | null;
};

export type ShownReadiness = {
  readonly day: string;
  readonly exam: string | null;
  readonly examDate: string | null;
  readonly mastery: Mastery & {
    /** The learning day for which recall is foreseen: the exam's, or today without a coming one. */
    readonly day: string;
    /** What the exam plan foresees; null without one. */
    readonly underPlan: PlannedRecall | null;
    /** True where predictions are bent by what happened to earlier ones; see `recalibrate`. */
    readonly calibrated: boolean;
    readonly banks: readonly (Mastery & { readonly bank: string })[];
  };
  readonly score: ExamScore & {
    readonly basis: ExamScope['basis'];
    readonly questions: number;
    readonly target: number | null;
  };
};

/** The learner's own exam counts only while a bank declares it. */
function examOf(world: World, settings: LearnerSettings, asked: string | undefined): string | null {
  const code = asked ?? settings.exam;
  if (code === null || hasExam(world.catalogue(), code)) return code;
  if (asked === undefined) return null;
  throw new AppError('invalid-parameter', 'A parameter is not valid.', {
    errors: [{ parameter: 'exam', code: 'unknown', detail: `There is no exam "${asked}".` }],
  });
}

/** First answers to questions in use of the types that the exam has; those in quarantine prove nothing now. */
function evidence(
  scope: ExamScope,
  log: readonly LogEntry[],
  quarantined: Quarantined,
): FirstAnswer[] {
  const cards = new Map(scope.cards.map((card) => [card.key, card]));
  const isAsked = (card: CatalogueCard | undefined, question: number): boolean =>
    card?.questions.some(
      ({ key, type }) =>
        key === question && scope.types?.has(type) !== false && !quarantined.has(key),
    ) === true;
  return firstAnswers(log)
    .filter(({ card, question }) => isAsked(cards.get(card), question))
    .map(({ card, correct, day }) => ({ group: scope.groupOf.get(card) ?? null, correct, day }));
}

function masteryOf(
  scope: ExamScope,
  facts: Omit<Parameters<typeof mastery>[0], 'cards'>,
): Mastery & { readonly banks: ShownReadiness['mastery']['banks'] } {
  const of = (cards: readonly CatalogueCard[]): Mastery =>
    mastery({ ...facts, cards: cards.map(({ key }) => key) });
  const banks = Map.groupBy(scope.cards, ({ bank }) => bank);
  return {
    ...of(scope.cards),
    banks: [...banks].map(([bank, cards]) => ({ bank, ...of(cards) })),
  };
}

/** The day to foresee: the exam's when it is still to come and not out of all sight. */
function foreseen(today: LearningDay, examDate: string | null): LearningDay {
  if (examDate === null) return today;
  return Math.min(Math.max(dayOfDate(examDate), today), today + FURTHEST_DAYS);
}

/**
 * Two numbers that are never mixed: mastery of the cards, and the expected score over questions not seen before. Equal
 * answers give equal figures. Throws `invalid-parameter` for an exam that no bank declares.
 */
export async function showReadiness(
  world: World,
  learner: Learner,
  query: ReadinessQuery,
  call: Call,
): Promise<ShownReadiness> {
  const { settings } = learner;
  const exam = examOf(world, settings, query.exam);
  const scope = examScope(world.catalogue(), exam);
  const log = await world.store.log(learner.key);
  const memories = await world.store.memories(learner.key);
  const { today, quarantined } = await world.store.look(learner.key, (view) => ({
    today: momentOf(view.last, settings, call.now).day,
    quarantined: view.quarantined(),
  }));
  // The date belongs to the learner's own exam, and to whatever is asked where they named none.
  const isOwn = settings.exam === null || settings.exam === exam;
  const examDate = isOwn ? settings.examDate : null;
  const day = foreseen(today, examDate);
  const plan = isOwn && examDate !== null ? await showPlan(world, learner, call) : null;
  const params = paramsOf(learner);
  const { kept, platt } = recalibrate(predictions(log, world.scheduler));
  const score = examScore({
    groups: scope.groups,
    answers: evidence(scope, log, quarantined),
    today,
    questions: scope.questions,
    target: query.target,
    random: keyedRandom(world.secret, `readiness ${learner.id} ${exam ?? ''}`),
  });
  return {
    day: dayName(today),
    exam,
    examDate,
    mastery: {
      ...masteryOf(scope, {
        memories,
        recall: (memory) => bend(world.scheduler.retrievability(memory, day, params), platt),
      }),
      day: dayName(day),
      underPlan: plan?.expected ?? null,
      calibrated: kept,
    },
    score: { ...score, basis: scope.basis, questions: scope.questions, target: query.target },
  };
}
