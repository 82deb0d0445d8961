// The order in which problems are told: as somebody reads the files.
import type { Problem } from '#core/base/problem.ts';

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A new list by file, line, column and rule. */
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
