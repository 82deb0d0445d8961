// What a check has to say, cut to what somebody can read: a hostile file can have a million problems.
import type { Problem } from '#core/base/problem.ts';

/** The problems, or the first `most` of them, errors before warnings, and one more that counts the others. */
export function withinMost(problems: readonly Problem[], most: number): readonly Problem[] {
  if (problems.length <= most) return problems;
  const isError = ({ level }: Problem) => level === 'error';
  const errors = problems.filter(isError);
  const warnings = errors.length < most ? problems.filter((one) => !isError(one)) : [];
  const told = new Set([...errors, ...warnings].slice(0, most));
  const left = problems.filter((one) => !told.has(one));
  const [next] = left;
  if (!next) return problems;
  const message = `${left.length} more problems, beyond ${most}: mend those that are named first`;
  const level = left.some(isError) ? 'error' : 'warning';
  return [
    ...problems.filter((one) => told.has(one)),
    { ...next, level, rule: 'limit', message, id: null },
  ];
}
