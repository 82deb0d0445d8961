// What a file may hold at most, so that none takes long, whatever it says. Its size is in source.ts, its depth in parse.ts.
import type { Problem } from '#core/base/problem.ts';
import { isGroup } from '../yaml/plain.ts';
import { type Path, placeOf } from '../yaml/yaml-node.ts';
import { idAt, type Part } from './schema-problem.ts';

/** Questions in a file. */
export const MAX_QUESTIONS = 2000;

/** Entries of a list and fields of a group, in a card, a question, and below the exams and words of a bank. */
const MAX_ENTRIES = 200;

/** Almost nothing is too long, and this look is quick. */
function isTooLong(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const inner = Array.isArray(value) ? value : Object.values(value);
  return inner.length > MAX_ENTRIES || inner.some(isTooLong);
}

function longIn(value: unknown, path: Path): { path: Path; message: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  if (entries.length > MAX_ENTRIES) {
    const what = Array.isArray(value) ? 'entries' : 'fields';
    const message = `${entries.length} ${what}, ${MAX_ENTRIES} are the most: keep those that matter`;
    return [{ path, message }];
  }
  return entries.flatMap(([step, inner]) =>
    longIn(inner, [...path, Array.isArray(value) ? Number(step) : step]),
  );
}

/** A problem for each list or group that is too long to be looked at; the fields in `except` may be. */
export function lengthProblems(part: Part, except: readonly string[]): Problem[] {
  const { input, document } = part;
  const shown = isGroup(input)
    ? Object.fromEntries(Object.entries(input).filter(([field]) => !except.includes(field)))
    : input;
  if (!isTooLong(shown)) return [];
  return longIn(shown, []).map(({ path, message }) => ({
    ...placeOf(document, [...part.path, ...path]),
    level: 'error',
    rule: 'limit',
    message,
    id: idAt(part, path),
  }));
}

/** The same value, in which nothing is too long: what is behind the limit is left out, since it was reported. */
export function shortened(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map(shortened);
  const entries = Object.entries(value).slice(0, MAX_ENTRIES);
  return Object.fromEntries(entries.map(([field, inner]) => [field, shortened(inner)]));
}
