// Which problems are told, and in which order: a hostile file has a million, and nobody reads as many before mending some.
import type { Problem } from '#core/base/problem.ts';

/** Problems of one file that are looked for and listed. */
export const MAX_PROBLEMS = 10_000;

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A new list by file, line, column and rule: as somebody reads the files. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      compare(a.line, b.line) ||
      compare(a.column, b.column) ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function isError({ level }: Problem): boolean {
  return level === 'error';
}

/** `most` of the problems in their order, errors before warnings, and one more at the place of the next, for the others. */
export function withinMost(
  problems: readonly Problem[],
  most: number,
  say = (left: number) => `${left} more problems, beyond ${most}: mend those that are named first`,
): readonly Problem[] {
  if (problems.length <= most) return problems;
  const errors = problems.filter(isError);
  const warnings = errors.length < most ? problems.filter((one) => !isError(one)) : [];
  const told = new Set([...errors, ...warnings].slice(0, most));
  const left = problems.filter((one) => !told.has(one));
  const [next] = left;
  if (!next) return problems;
  const level = left.some(isError) ? 'error' : 'warning';
  const others: Problem = { ...next, level, rule: 'limit', message: say(left.length), id: null };
  return [...problems.filter((one) => told.has(one)), others];
}

/** Of each file of a sorted list the first problems: what looks for them stops soon after these. */
export function firstProblems(sorted: readonly Problem[]): readonly Problem[] {
  if (sorted.length <= MAX_PROBLEMS) return sorted;
  const say = () =>
    `this file has more than ${MAX_PROBLEMS} problems, and the others are not listed: mend these and check again`;
  const files = Map.groupBy(sorted, ({ file }) => file);
  return [...files.values()].flatMap((ofFile) => withinMost(ofFile, MAX_PROBLEMS, say));
}
