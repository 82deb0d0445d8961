// What a reader of a foreign file could not carry, as problems of rule `format`.
import type { Place, Problem } from '#core/base/problem.ts';

/** `id` is the file's own name for the question, where it has one. */
export type FormatReport = {
  /** A question was left out. */
  refuse(place: Place, message: string, id?: string | null): void;
  /** Part of a question was left out. */
  warn(place: Place, message: string, id?: string | null): void;
  /** As `warn`, for what many questions of a file have: said once, with how many, where it is first. */
  note(place: Place, message: string): void;
  /** As `warn`, for what no text can hold, in plain words; nothing where there is none. */
  lose(place: Place, what: Iterable<string>, id?: string | null): void;
  add(problems: readonly Problem[]): void;
  readonly size: number;
  /** In the order in which they were reported. */
  problems(): Problem[];
};

export function createFormatReport(): FormatReport {
  const found: { problem: Problem; count: number }[] = [];
  const noted = new Map<string, { problem: Problem; count: number }>();
  const add = (
    { file, line, column }: Place,
    level: Problem['level'],
    message: string,
    id: string | null = null,
  ) => {
    const entry = {
      problem: { file, line, column, level, rule: 'format', message, id: id || null },
      count: 1,
    };
    found.push(entry);
    return entry;
  };
  return {
    refuse: (place, message, id) => void add(place, 'error', message, id),
    warn: (place, message, id) => void add(place, 'warning', message, id),
    note: (place, message) => {
      const before = noted.get(message);
      if (before === undefined) noted.set(message, add(place, 'warning', message));
      else before.count += 1;
    },
    lose: (place, what, id) => {
      const all = [...new Set(what)];
      if (all.length === 0) return;
      add(place, 'warning', `left out: ${all.join(', ')}; say in words what is needed of it`, id);
    },
    add: (problems) => void found.push(...problems.map((problem) => ({ problem, count: 1 }))),
    get size() {
      return found.length;
    },
    problems: () =>
      found.map(({ problem, count }) =>
        count === 1
          ? problem
          : { ...problem, message: `${problem.message} (and ${count - 1} more like this)` },
      ),
  };
}
