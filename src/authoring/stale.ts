// The dates of a bank: what is past its date, what soon will be, and what nobody has checked for long. Pure.
import type { Place } from '#core/base/problem.ts';
import { Month } from '#core/question/question.ts';
import type { BankDraft } from './draft.ts';
import type { Part } from './validate/schema-problem.ts';
import { namesIn, valueAt } from './yaml/plain.ts';
import { type Path, placeOf } from './yaml/yaml-node.ts';

const DAY_MS = 86_400_000;
/** Days before its last one in which a fact counts as soon to expire. */
const SOON_DAYS = 30;

export type DatedKind = 'card' | 'source' | 'exam';

/** A date of the bank, valid or not by the day that was asked about. */
export type Dated = {
  readonly kind: DatedKind;
  readonly id: string;
  /** As its author wrote it: a year, a month or a day. */
  readonly date: string;
  readonly place: Place;
};

export type Stale = {
  /** Valid until a day that is over, the oldest first. */
  readonly expired: readonly (Dated & { readonly days: number })[];
  /** Valid for so many days more, 0 for the last day. */
  readonly soon: readonly (Dated & { readonly days: number })[];
  /** Checked so many whole months ago, the oldest first. */
  readonly old: readonly (Dated & { readonly months: number })[];
  /** The date that is furthest back of all that say when they were checked; null where none does. */
  readonly oldest: Dated | null;
};

/** Days since 1970 of the last day that the date covers: a month holds until its end. */
function lastDay(date: string): number {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  const end = day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
  return Math.round(end / DAY_MS);
}

/** Whole months from the last day of a date to a day; negative for a date that lies ahead. */
function monthsSince(date: string, on: string): number {
  const from = new Date(lastDay(date) * DAY_MS);
  const to = new Date(lastDay(on) * DAY_MS);
  const months =
    12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth();
  // The last day of a month is followed by the first, whatever its number: November counts from December on.
  const isWritten = date.split('-').length === 3;
  return isWritten && to.getUTCDate() < from.getUTCDate() ? months - 1 : months;
}

function dated(kind: DatedKind, part: Part, id: string, path: Path): Dated[] {
  const { success, data } = Month.safeParse(valueAt(part.input, path));
  if (!success) return [];
  return [{ kind, id, date: data, place: placeOf(part.document, [...part.path, ...path]) }];
}

function checkedDates({ bank, cards }: BankDraft): Dated[] {
  const inBank = (kind: DatedKind, field: string) =>
    bank
      ? namesIn(bank.input, field).flatMap((id) => dated(kind, bank, id, [field, id, 'asOf']))
      : [];
  return [
    ...inBank('source', 'sources'),
    ...inBank('exam', 'exams'),
    ...cards.flatMap((card) => dated('card', card, card.id ?? '', ['asOf'])),
  ];
}

/** `on` is a calendar date; `olderThan` counts whole months, 0 or more. Dates that are no dates are `check`'s business. */
export function findStale(draft: BankDraft, on: string, olderThan: number): Stale {
  const today = lastDay(on);
  const ends = draft.cards
    .flatMap((card) => dated('card', card, card.id ?? '', ['validUntil']))
    .map((one) => ({ ...one, days: lastDay(one.date) - today }))
    .sort((a, b) => a.days - b.days);
  const checked = checkedDates(draft).sort((a, b) => lastDay(a.date) - lastDay(b.date));
  return {
    expired: ends.filter(({ days }) => days < 0).map((one) => ({ ...one, days: -one.days })),
    soon: ends.filter(({ days }) => days >= 0 && days <= SOON_DAYS),
    old: checked
      .map((one) => ({ ...one, months: monthsSince(one.date, on) }))
      .filter(({ months }) => months >= olderThan),
    oldest: checked[0] ?? null,
  };
}
