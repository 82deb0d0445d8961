// Enumerations as the small integers that the tables hold. Numbers never change their meaning; new ones go at the end.

import type { LogEntry } from '#core/memory/log.ts';
import type { Confidence, Rating } from '#core/memory/memory.ts';
import { CONFIDENCES, RATINGS } from '#core/memory/memory.ts';
import type { PolicyName } from '#core/memory/rating-policies/index.ts';
import type { Mode } from '#core/practice/session.ts';
import { MODES } from '#core/practice/session.ts';
import type { ReportReason, ReportStatus } from '#core/question/report.ts';

type Codes<T> = { readonly code: (value: T) => number; readonly value: (code: number) => T };

function numbered<T>(values: readonly T[], first: number): Codes<T> {
  const codeOf = new Map(values.map((value, index) => [value, index + first]));
  return {
    code: (value) => {
      const code = codeOf.get(value);
      if (code === undefined) throw new Error(`no code for ${String(value)}`);
      return code;
    },
    value: (code) => {
      const value = values[code - first];
      if (value === undefined) throw new Error(`no value for code ${code}`);
      return value;
    },
  };
}

/** For what has gaps in its numbers, or a type that must be listed whole. */
function coded<T extends string>(codes: Readonly<Record<T, number>>): Codes<T> {
  const names = new Map(Object.entries<number>(codes).map(([name, code]) => [code, name as T]));
  return {
    code: (value) => codes[value],
    value: (code) => {
      const value = names.get(code);
      if (value === undefined) throw new Error(`no value for code ${code}`);
      return value;
    },
  };
}

/** 1 again, 2 hard, 3 good, 4 easy. */
export const ratingCodes: Codes<Rating> = numbered(RATINGS, 1);
/** 0 guess, 1 unsure, 2 sure. */
export const confidenceCodes: Codes<Confidence> = numbered(CONFIDENCES, 0);
/** 0 review, 1 drill, 2 exam. */
export const modeCodes: Codes<Mode> = numbered(MODES, 0);
/** 0 answer, 1 undo, 2 reset, 3 fit, 4 regrade, 5 policy. */
export const kindCodes: Codes<LogEntry['kind']> = coded({
  answer: 0,
  undo: 1,
  reset: 2,
  fit: 3,
  regrade: 4,
  policy: 5,
});
/** 1 mcq-1, 2 plain-1. */
export const policyCodes: Codes<PolicyName> = coded({ 'mcq-1': 1, 'plain-1': 2 });
/** 0 wrong-key, 1 several-right, 2 unclear, 3 outdated, 4 typo, 5 other. */
export const reasonCodes: Codes<ReportReason> = coded({
  'wrong-key': 0,
  'several-right': 1,
  unclear: 2,
  outdated: 3,
  typo: 4,
  other: 5,
});
/** 0 open, 1 accepted, 2 rejected. */
export const statusCodes: Codes<ReportStatus> = coded({ open: 0, accepted: 1, rejected: 2 });
