// The facts that planning and stepping a session need, read from the store's view of a learner.
import { type Instant, type LearningDay, learningDay, startOfDay } from '#core/base/time.ts';
import { dayFrame, type LearnerSettings } from '#core/learner/learner.ts';
import { type AnswerEntry, standingAnswers } from '#core/memory/log.ts';
import type { Memory, ShownMemory } from '#core/memory/memory.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import type { QueueFacts } from '#core/practice/queue.ts';
import type { StepFacts } from '#core/practice/step.ts';
import type { CardKey } from '#core/question/catalogue.ts';
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

export function answersOfDay(view: PracticeView, day: LearningDay): AnswerEntry[] {
  return standingAnswers(view.entriesSince(day));
}

export function queueFacts(
  view: PracticeView,
  day: LearningDay,
  allowed: Set<CardKey>,
): QueueFacts {
  return {
    today: day,
    settings: view.learner.settings,
    allowed,
    holds: view.holds(),
    due: view.due(day),
    answeredToday: answersOfDay(view, day),
    unseen: (cards, limit) => view.unseen(cards, limit),
  };
}

export function stepFacts(world: World, call: Call, view: PracticeView): StepFacts {
  const { settings } = view.learner;
  const { at, day } = momentOf(view.last, settings, call.now);
  const params = paramsOf(settings);
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
    newId: () => `prs_${call.newId()}`,
  };
}
