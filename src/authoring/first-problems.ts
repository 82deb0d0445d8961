// How many problems of a file are told: a hostile one has half a million, and nobody mends that many before the next check.
import type { Problem } from '#core/base/problem.ts';

/** Problems of one file that are listed. */
export const MAX_PROBLEMS = 10_000;

/** The first problems of each file of a sorted list; where a file has more, one that says so stands for them. */
export function firstProblems(sorted: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  return sorted.flatMap((problem): Problem[] => {
    const { file } = problem;
    const count = (counts.get(file) ?? 0) + 1;
    counts.set(file, count);
    if (count <= MAX_PROBLEMS) return [problem];
    if (count > MAX_PROBLEMS + 1) return [];
    const isError = sorted.some((one) => one.file === file && one.level === 'error');
    const message = `this file has more than ${MAX_PROBLEMS} problems, and from here on they are not listed: mend the others and check again`;
    return [{ ...problem, level: isError ? 'error' : 'warning', rule: 'limit', message, id: null }];
  });
}
