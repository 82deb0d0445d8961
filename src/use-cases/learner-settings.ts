// Who practises: reading and changing one's own settings, and today's numbers.
import { AppError } from '#core/base/errors.ts';
import { dayName, dayOfDate } from '#core/base/time.ts';
import type { Learner, LearnerSettings } from '#core/learner/learner.ts';
import { countLeft } from '#core/practice/left-today.ts';
import { isHeld } from '#core/practice/queue.ts';
import { hasExam } from '#core/stats/exam-scope.ts';
import { minutesIn } from '#core/stats/minutes.ts';
import { sumTallies } from '#core/stats/tally.ts';
import { streakOf } from './free-days.ts';
import { newOfPlan, planOfSession, withPlan } from './plan-facts.ts';
import { holdsOf, leftOn, momentOf, queueFacts } from './practice-facts.ts';
import { type Notice, showNotices } from './show-notices.ts';
import type { Call, World } from './world.ts';

export type SettingsChange = { readonly name?: string | undefined } & {
  readonly [Field in keyof LearnerSettings]?: LearnerSettings[Field] | undefined;
};

/** Throws `validation-failed` for an exam that no bank declares. */
export async function updateSettings(
  world: World,
  learner: Learner,
  { name, ...change }: SettingsChange,
): Promise<Learner> {
  const { exam } = change;
  if (exam && !hasExam(world.catalogue(), exam)) {
    throw new AppError('validation-failed', 'The settings name an exam that no bank knows.', {
      errors: [{ pointer: '#/exam', code: 'unknown', detail: `There is no exam "${exam}".` }],
    });
  }
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return world.store.updateLearner(learner.key, (now) => ({
    name: name ?? now.name,
    settings: { ...now.settings, ...Object.fromEntries(given) },
  }));
}

export type Today = {
  /** Calendar date on which the learning day began. */
  readonly day: string;
  readonly due: number;
  readonly overdue: number;
  /** New cards that the exam plan still has for today; without one, as many as today's limit still allows. */
  readonly new: number;
  /** Cards that sessions still ask today within its limits, those that failed today and return included. */
  readonly left: number;
  /** Median of the learner, 30 until known. */
  readonly secondsPerAnswer: number;
  readonly answered: number;
  readonly minutes: number;
  readonly streakDays: number;
  readonly daysToExam: number | null;
  readonly notices: readonly Notice[];
};

export async function showToday(world: World, learner: Learner, call: Call): Promise<Today> {
  const { settings } = learner;
  const cards = [...world.catalogue().banks.values()].flatMap((bank) => bank.cards);
  const notices = await showNotices(world, learner, call);
  const todays = await planOfSession(world, learner, { mode: 'review', exam: null }, call);
  return world.store.look(learner.key, (view) => {
    const { day } = momentOf(view.last, settings, call.now);
    const today = sumTallies(view.days(day));
    const holds = holdsOf(world.catalogue(), view);
    const usable = new Set(
      cards.map(({ key }) => key).filter((key) => !isHeld(holds.get(key), day)),
    );
    const due = view.due(day).filter(({ card }) => usable.has(card));
    const left = leftOn(view, day);
    const limited = () => (left.newCards > 0 ? view.unseen(usable, left.newCards).length : 0);
    const facts = queueFacts(world, view, day, usable, null);
    const planned = todays && newOfPlan(facts, todays);
    return {
      day: dayName(day),
      due: due.length,
      overdue: due.filter(({ dueDay }) => dueDay < day).length,
      new: planned ?? limited(),
      left: countLeft(withPlan(facts, todays)),
      secondsPerAnswer: Math.round(facts.answerMs() / 1000),
      answered: today.answers,
      minutes: minutesIn(today.toldMs),
      streakDays: streakOf(world.catalogue(), view, day),
      daysToExam: settings.examDate === null ? null : dayOfDate(settings.examDate) - day,
      notices,
    };
  });
}
