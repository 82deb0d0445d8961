// The log in the order in which things happened, which is not always the order in which they were recorded.
import type { LogEntry } from './log.ts';

const nameOf = (entry: LogEntry): string => (entry.kind === 'answer' ? entry.presentation : '');

function compare(one: LogEntry, other: LogEntry): number {
  if (one.at !== other.at) return one.at - other.at;
  const [mine, theirs] = [nameOf(one), nameOf(other)];
  return Number(mine > theirs) - Number(mine < theirs);
}

/**
 * The same entries, each late answer at the instant and on the day on which it was given, oldest first. What happened at
 * one instant is ordered by the presentation, so that the order of arrival changes nothing. Where nothing came late these
 * are the very entries, in their own order. `entries` is a log or any part of one, in order.
 */
export function inGivenOrder(entries: readonly LogEntry[]): readonly LogEntry[] {
  if (!entries.some((entry) => entry.kind === 'answer' && entry.late)) return entries;
  return entries
    .map((entry) =>
      entry.kind === 'answer' && entry.late
        ? { ...entry, at: entry.late.at, day: entry.late.day }
        : entry,
    )
    .sort(compare);
}
