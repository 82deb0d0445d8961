// Problems of an import or an export as lines: every error, and of equal warnings the first with their number.
import type { Problem } from '#core/base/problem.ts';
import { count, problemLine } from './report.ts';

export function lostLines(problems: readonly Problem[]): string {
  const alike = new Map<string, number>();
  const key = ({ rule, message }: Problem) => `${rule} ${message}`;
  for (const problem of problems) {
    if (problem.level === 'warning') alike.set(key(problem), (alike.get(key(problem)) ?? 0) + 1);
  }
  return problems
    .map((problem) => {
      if (problem.level === 'error') return problemLine(problem);
      const number = alike.get(key(problem)) ?? 0;
      alike.set(key(problem), 0);
      if (number <= 1) return number === 1 ? problemLine(problem) : '';
      const more = `${problem.message}; and ${count(number - 1, 'more time')}`;
      return problemLine({ ...problem, message: more });
    })
    .join('');
}
