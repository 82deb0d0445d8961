// Free days and the streak: what waited for a learner on the days without answers, as far as it can be known.
import { type LearningDay, learningDay } from '#core/base/time.ts';
import { dayFrame } from '#core/learner/learner.ts';
import type { Catalogue } from '#core/question/catalogue.ts';
import { type DayRange, freeDays, inRanges } from '#core/stats/free-days.ts';
import { dayOffTest, streak } from '#core/stats/streak.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { holdsOf } from './practice-facts.ts';

/**
 * First learning day from `from` on, and before `until`, on which the learner could have been asked something, had
 * nothing been answered meanwhile; Infinity for none. Cards that are set aside count from the day they come back.
 */
function waitingFrom(
  catalogue: Catalogue,
  view: PracticeView,
  from: LearningDay,
  until: LearningDay,
): LearningDay {
  const { newPerDay, reviewsPerDay } = view.learner.settings;
  const holds = holdsOf(catalogue, view);
  const usable = new Set(
    [...catalogue.banks.values()]
      .flatMap(({ cards }) => cards.map(({ key }) => key))
      .filter((key) => holds.get(key)?.suspended !== true),
  );
  const back = (card: number): LearningDay => holds.get(card)?.buriedUntil ?? from;
  const fresh = newPerDay > 0 ? usable : [];
  const isHere = (card: number): boolean => back(card) <= from;
  if (view.unseen([...fresh].filter(isHere), 1).length > 0) return from;
  const later = [...fresh].filter((card) => !isHere(card));
  const days = view.unseen(later, later.length).map(back);
  for (const { card, dueDay } of reviewsPerDay > 0 ? view.due(until - 1) : []) {
    if (usable.has(card)) days.push(Math.max(dueDay, back(card)));
  }
  return days.reduce((first, day) => Math.min(first, day), Infinity);
}

/**
 * Days between the newest log entry and `today` on which nothing waited, by the bank, limits and holds of now. Asked
 * just before the next entry is written, and kept with it: afterwards nothing tells.
 */
export function freeDaysBefore(
  catalogue: Catalogue,
  view: PracticeView,
  today: LearningDay,
): DayRange | null {
  const { at, day: lastDay } = view.last;
  if (at === 0 || today - lastDay < 2) return null;
  return freeDays({
    lastDay,
    lastDayNow: learningDay(at, dayFrame(view.learner.settings)),
    today,
    waitingFrom: waitingFrom(catalogue, view, lastDay + 1, today),
  });
}

/** The streak of a learner as of today, over all banks; see `streak`. Days off and free days do not break it. */
export function streakOf(catalogue: Catalogue, view: PracticeView, today: LearningDay): number {
  const answered = new Set(view.days(Number.MIN_SAFE_INTEGER).map(({ day }) => day));
  const now = freeDaysBefore(catalogue, view, today);
  const isFree = inRanges([...view.freeDays(), ...(now ? [now] : [])]);
  const isDayOff = dayOffTest(view.learner.settings.daysOff);
  return streak(answered, today, (day) => isDayOff(day) || isFree(day));
}
