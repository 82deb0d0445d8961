// What a reader of foreign files could not carry, as problems of rule `format`.
import type { Place, Problem } from '#core/base/problem.ts';

export type FormatReport = {
  /** A question was left out. */
  refuse(place: Place, message: string): void;
  /** Part of a question was left out. */
  warn(place: Place, message: string): void;
  /** As `warn`, for what many questions of a file have: said once, with how many, where it is first. */
  note(place: Place, message: string): void;
  /** In the order in which they were reported. */
  problems(): Problem[];
};

export function createFormatReport(): FormatReport {
  const found: { problem: Problem; count: number }[] = [];
  const noted = new Map<string, { problem: Problem; count: number }>();
  const add = ({ file, line, column }: Place, level: Problem['level'], message: string) => {
    const entry = {
      problem: { file, line, column, level, rule: 'format', message, id: null },
      count: 1,
    };
    found.push(entry);
    return entry;
  };
  return {
    refuse: (place, message) => void add(place, 'error', message),
    warn: (place, message) => void add(place, 'warning', message),
    note: (place, message) => {
      const before = noted.get(message);
      if (before === undefined) noted.set(message, add(place, 'warning', message));
      else before.count += 1;
    },
    problems: () =>
      found.map(({ problem, count }) =>
        count === 1
          ? problem
          : { ...problem, message: `${problem.message} (and ${count - 1} more like this)` },
      ),
  };
}
