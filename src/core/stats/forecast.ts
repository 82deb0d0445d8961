// The forecast: how many cards each coming day will ask, from what is due and what is new, within the daily limits.
import type { LearningDay } from '../base/time.ts';

export const MAX_FORECAST_DAYS = 365;

export type ForecastFacts = {
  /** Due day of every card in use that is not set aside. */
  readonly dueDays: Iterable<LearningDay>;
  readonly today: LearningDay;
  /** Days to forecast, 1–365, today included. */
  readonly days: number;
  readonly reviewsPerDay: number;
  readonly newPerDay: number;
  /** Cards, due and new together, that the minutes of a day hold; Infinity without a limit in minutes. */
  readonly cardsPerDay: number;
  /** Cards that were never asked. */
  readonly newRemaining: number;
  /** Cards beside those that were never asked and come back later, each by the day from which it may be asked. */
  readonly newReturning?: Iterable<LearningDay>;
  /** What today's limits still leave; the other days have the whole limits. */
  readonly leftToday: {
    readonly reviews: number;
    readonly newCards: number;
    readonly cards: number;
  };
};

export type ForecastDay = {
  readonly day: LearningDay;
  /** Reviews that the day can hold, those carried over from the days before included. */
  readonly due: number;
  readonly new: number;
  /** `due` + `new`. */
  readonly total: number;
  /** Due cards that do not fit any more and move to the next day. */
  readonly carried: number;
};

/**
 * One row per learning day from today. What is overdue counts today; no day exceeds the limits, what does not fit
 * moves to the next day, new cards before due ones. Each card counts once: the reviews that these very answers will cause are not foreseen, so
 * later days are a lower bound. Throws RangeError for days outside 1–365.
 */
export function forecast(facts: ForecastFacts): ForecastDay[] {
  const { today, days } = facts;
  if (!Number.isInteger(days) || days < 1 || days > MAX_FORECAST_DAYS) {
    throw new RangeError(`days must be 1 to ${MAX_FORECAST_DAYS}, not ${days}`);
  }
  const falling = new Array<number>(days).fill(0);
  for (const dueDay of facts.dueDays) {
    const index = Math.max(dueDay - today, 0);
    if (index < days) falling[index] = (falling[index] ?? 0) + 1;
  }
  const returning = new Array<number>(days).fill(0);
  for (const day of facts.newReturning ?? []) {
    const index = Math.max(day - today, 0);
    if (index < days) returning[index] = (returning[index] ?? 0) + 1;
  }
  let waiting = 0;
  let unseen = facts.newRemaining;
  return falling.map((fallingDue, index) => {
    const reviews = index === 0 ? facts.leftToday.reviews : facts.reviewsPerDay;
    const newCards = index === 0 ? facts.leftToday.newCards : facts.newPerDay;
    const cards = index === 0 ? facts.leftToday.cards : facts.cardsPerDay;
    waiting += fallingDue;
    unseen += returning[index] ?? 0;
    const due = Math.min(waiting, reviews, cards);
    const fresh = Math.min(unseen, newCards, cards - due);
    waiting -= due;
    unseen -= fresh;
    return { day: today + index, due, new: fresh, total: due + fresh, carried: waiting };
  });
}
