// The facts that planning and stepping a session need, read from the store's view of a learner.
import { type Instant, type LearningDay, learningDay, startOfDay } from '#core/base/time.ts';
import { dayFrame, type LearnerSettings } from '#core/learner/learner.ts';
import { type AnswerEntry, standingAnswers } from '#core/memory/log.ts';
import type { Memory, ShownMemory } from '#core/memory/memory.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import type { QueueFacts } from '#core/practice/queue.ts';
import type { SessionState } from '#core/practice/session.ts';
import type { StepFacts } from '#core/practice/step.ts';
import type { CardKey, Catalogue } from '#core/question/catalogue.ts';
import type { PracticeView } from '#store/store.ts';
import type { Call, World } from './world.ts';

/** Instant and day of something that happens now: after everything in the learner's log, whatever the clock says. */
export function momentOf(
  last: PracticeView['last'],
  settings: LearnerSettings,
  now: Instant,
): { at: Instant; day: LearningDay } {
  const at = Math.max(now, last.at + 1);
  return { at, day: Math.max(learningDay(at, dayFrame(settings)), last.day) };
}

export function paramsOf(settings: LearnerSettings): SchedulingParams {
  return defaultParams(settings.desiredRetention);
}

/** A memory as it looks on a learning day, for showing. */
export function showMemory(
  world: World,
  settings: LearnerSettings,
  memory: Memory | null,
  day: LearningDay,
): ShownMemory | null {
  return (
    memory && {
      ...memory,
      retrievability: world.scheduler.retrievability(memory, day, paramsOf(settings)),
      dueAt: startOfDay(memory.dueDay, dayFrame(settings)),
    }
  );
}

/** Standing answers on or after the day, oldest first. */
export function answersSince(view: PracticeView, day: LearningDay): AnswerEntry[] {
  return standingAnswers(view.entriesSince(day));
}

/** What waits is counted over the cards in use only: a retired one keeps its memory and is asked no more. */
export function queueFacts(
  catalogue: Catalogue,
  view: PracticeView,
  day: LearningDay,
  allowed: Set<CardKey>,
): QueueFacts {
  return {
    today: day,
    settings: view.learner.settings,
    allowed,
    holds: view.holds(),
    due: view.due(day).filter(({ card }) => catalogue.cards.get(card)?.retired === false),
    answeredToday: answersSince(view, day),
    unseen: (cards, limit) => view.unseen(cards, limit),
  };
}

/** Facts for a step of the session, whose state is the one before that step. */
export function stepFacts(
  world: World,
  call: Call,
  view: PracticeView,
  session: SessionState,
): StepFacts {
  const { settings } = view.learner;
  const { at, day } = momentOf(view.last, settings, call.now);
  const params = paramsOf(settings);
  let answers: readonly AnswerEntry[] | null = null;
  return {
    catalogue: world.catalogue(),
    settings,
    now: at,
    today: day,
    memory: (card) => view.memory(card),
    retrievability: (memory) => world.scheduler.retrievability(memory, day, params),
    trap: (card) => view.trapCount(card),
    seen: (card) => view.seen(card),
    holds: () => view.holds(),
    answers: () => {
      answers ??= answersSince(view, day - 1);
      return answers;
    },
    disturbed: view.last.at > session.lastActiveAt,
    newId: () => `prs_${call.newId()}`,
  };
}
