// The facts that planning and stepping a session need, read from the store's view of a learner.
import type { RandomInt } from '#core/base/random.ts';
import {
  dayOfDate,
  type Instant,
  type LearningDay,
  learningDay,
  startOfDay,
} from '#core/base/time.ts';
import { dayFrame, type Learner, type LearnerSettings } from '#core/learner/learner.ts';
import { gainHorizon, marginalGain } from '#core/memory/gain.ts';
import { judgedAnswers } from '#core/memory/judged.ts';
import { standingAnswers } from '#core/memory/log.ts';
import type { Memory, ShownMemory } from '#core/memory/memory.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { usualAnswerMs } from '#core/practice/answer-time.ts';
import { confusableIn } from '#core/practice/confusable.ts';
import { isForwarded } from '#core/practice/forwarded.ts';
import {
  cardsOfDay,
  type Done,
  type Left,
  NOTHING_DONE,
  remainingToday,
} from '#core/practice/limits.ts';
import type { QueueFacts } from '#core/practice/queue.ts';
import { withResting } from '#core/practice/resting.ts';
import type { StepFacts } from '#core/practice/step.ts';
import type { CardKey, Catalogue } from '#core/question/catalogue.ts';
import type { PracticeView } from '#store/practice-view.ts';
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

/** What a learner's answers are scheduled with: their own fitted weights where there are any. */
export function paramsOf({
  settings,
  weights,
}: Pick<Learner, 'settings' | 'weights'>): SchedulingParams {
  const params = defaultParams(settings.desiredRetention);
  return weights === null ? params : { ...params, weights };
}

/** A memory as it looks on a learning day, for showing. */
export function showMemory(
  world: World,
  learner: Pick<Learner, 'settings' | 'weights'>,
  memory: Memory | null,
  day: LearningDay,
): ShownMemory | null {
  return (
    memory && {
      ...memory,
      retrievability: world.scheduler.retrievability(memory, day, paramsOf(learner)),
      dueAt: startOfDay(memory.dueDay, dayFrame(learner.settings)),
    }
  );
}

/** What is not asked now: what the learner set aside, and the cards that rest for everybody. */
export function holdsOf(catalogue: Catalogue, view: PracticeView) {
  return withResting(view.holds(), catalogue, view.quarantined());
}

/** What is done of the daily limits on a day that is not before the newest log entry's. */
export function doneOn({ last }: PracticeView, day: LearningDay): Done {
  return last.day === day ? last.done : NOTHING_DONE;
}

/** Log entries that tell how long this learner takes for an answer. */
const PACE = 100;

/** Time that this learner takes for an answer, in ms; reads the log when it is asked for the first time. */
function answerMsOf(view: PracticeView): () => number {
  let known: number | null = null;
  return () => {
    known ??= usualAnswerMs(standingAnswers(view.entriesSince(Number.MIN_SAFE_INTEGER, PACE)));
    return known;
  };
}

/** What the limits of a day leave; see `doneOn`. */
export function leftOn(view: PracticeView, day: LearningDay): Left {
  return remainingToday(view.learner.settings, doneOn(view, day), answerMsOf(view));
}

/** What the minutes of a whole day hold, new and known cards together; Infinity without such a limit. */
export function wholeDay(view: PracticeView): number {
  return cardsOfDay(view.learner.settings, answerMsOf(view));
}

/** The same function, which asks for each thing once: a queue may be filled twice. */
function remembering<K, V>(of: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as V;
    const value = of(key);
    known.set(key, value);
    return value;
  };
}

/**
 * What waits is counted over the cards in use only: a retired one keeps its memory and is asked no more. `random` draws
 * the probes; null where there are none.
 */
export function queueFacts(
  world: World,
  view: PracticeView,
  day: LearningDay,
  allowed: Set<CardKey>,
  random: RandomInt | null,
): QueueFacts {
  const catalogue = world.catalogue();
  const { settings } = view.learner;
  const params = paramsOf(view.learner);
  const frame = dayFrame(settings);
  const { examDate } = settings;
  const later = gainHorizon(day, examDate === null ? null : dayOfDate(examDate));
  const ofCard = (key: CardKey) => catalogue.cards.get(key);
  const trap = remembering((card: CardKey) => view.trapCount(card));
  return {
    today: day,
    settings,
    allowed,
    holds: holdsOf(catalogue, view),
    due: view.due(day).filter(({ card }) => ofCard(card)?.retired === false),
    done: doneOn(view, day),
    answerMs: answerMsOf(view),
    // What arrived today may have been given before.
    answeredToday: () => judgedAnswers(view.entriesSince(day)).filter((one) => one.day === day),
    unseen: (cards, limit) => view.unseen(cards, limit),
    memory: remembering((card) => view.memory(card)),
    retrievability: remembering((memory) => world.scheduler.retrievability(memory, day, params)),
    gain: remembering((memory) => marginalGain(memory, day, later, params, world.scheduler)),
    answers: (card) => {
      const parts = ofCard(card)?.questions.map((question) => question.parts) ?? [];
      return parts.length === 0 ? 1 : parts.reduce((sum, one) => sum + one, 0) / parts.length;
    },
    forwarded: (card, memory) => isForwarded(memory, trap(card), frame),
    topic: (card) => ofCard(card)?.topic ?? '',
    confusable: confusableIn(catalogue),
    random,
    // Without an exam plan; see `withPlan`.
    ranking: null,
    planCapacity: null,
  };
}

/** Log entries that a step looks back over. */
const RECENT = 40;

export function stepFacts(world: World, call: Call, view: PracticeView): StepFacts {
  const { settings } = view.learner;
  const { at, day } = momentOf(view.last, settings, call.now);
  const params = paramsOf(view.learner);
  return {
    catalogue: world.catalogue(),
    settings,
    now: at,
    today: day,
    memory: (card) => view.memory(card),
    retrievability: (memory) => world.scheduler.retrievability(memory, day, params),
    trap: (card) => view.trapCount(card),
    seen: (card) => view.seen(card),
    holds: () => holdsOf(world.catalogue(), view),
    quarantined: () => view.quarantined(),
    done: doneOn(view, day),
    answerMs: answerMsOf(view),
    planCapacity: world.plans?.capacityOn(view.learner.key, day) ?? null,
    recent: () => judgedAnswers(view.entriesSince(Number.MIN_SAFE_INTEGER, RECENT)),
    newId: () => `prs_${call.newId()}`,
  };
}
