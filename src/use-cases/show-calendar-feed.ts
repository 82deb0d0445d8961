// What a learner's calendar shows: the load of each of the coming days, and the day of the exam. Dates, no format.
import { dayOfDate, type Instant, startOfDay } from '#core/base/time.ts';
import { dayFrame, type Learner } from '#core/learner/learner.ts';
import { showForecast } from './show-stats.ts';
import type { Call, World } from './world.ts';

/** Days that the feed looks ahead, today included. */
const FEED_DAYS = 30;

/** Something that fills a calendar date of the learner. */
export type FeedEvent = {
  /** The same for the same thing at every call; differs between learners. */
  readonly uid: string;
  /** `2026-11-20`: the calendar date on which the learning day begins, in the learner's own zone. */
  readonly date: string;
  readonly title: string;
};

export type CalendarFeed = {
  readonly timeZone: string;
  /** Start of the learning day that the forecast is made on: what is shown is as of then. */
  readonly asOf: Instant;
  /** By date; days that ask nothing are left out. */
  readonly events: readonly FeedEvent[];
};

function examEvent(world: World, { id, settings }: Learner): FeedEvent | null {
  const { exam, examDate } = settings;
  if (examDate === null) return null;
  const banks = [...world.catalogue().banks.values()];
  const described = banks.flatMap(({ bank }) => (exam && bank.exams?.[exam]) || [])[0];
  const name = exam === null ? '' : ` ${exam}`;
  const title = `Exam${name}${described ? `: ${described.title}` : ''}`;
  return { uid: `exam-${id}@trapwise`, date: examDate, title };
}

export async function showCalendarFeed(
  world: World,
  learner: Learner,
  call: Call,
): Promise<CalendarFeed> {
  const { id, settings } = learner;
  const { days } = await showForecast(world, learner, FEED_DAYS, call);
  const load = days
    .filter(({ total }) => total > 0)
    .map(({ day, due, new: fresh }): FeedEvent => {
      const parts = [due > 0 ? `${due} due` : '', fresh > 0 ? `${fresh} new` : ''];
      const title = `Trapwise: ${parts.filter(Boolean).join(', ')}`;
      return { uid: `load-${day}-${id}@trapwise`, date: day, title };
    });
  const exam = examEvent(world, learner);
  return {
    timeZone: settings.timeZone,
    asOf: startOfDay(dayOfDate(days[0]?.day ?? ''), dayFrame(settings)),
    events: [...load, ...(exam ? [exam] : [])].sort((one, other) =>
      one.date < other.date ? -1 : 1,
    ),
  };
}
