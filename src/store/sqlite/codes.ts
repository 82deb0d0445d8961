// Enumerations as the small integers that the tables hold. Numbers never change their meaning; new ones go at the end.
import type { Confidence, Rating } from '#core/memory/memory.ts';
import { CONFIDENCES, RATINGS } from '#core/memory/memory.ts';
import type { Mode } from '#core/practice/session.ts';
import { MODES } from '#core/practice/session.ts';

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

/** 1 again, 2 hard, 3 good, 4 easy. */
export const ratingCodes: Codes<Rating> = numbered(RATINGS, 1);
/** 0 guess, 1 unsure, 2 sure. */
export const confidenceCodes: Codes<Confidence> = numbered(CONFIDENCES, 0);
/** 0 review, 1 drill, 2 exam. */
export const modeCodes: Codes<Mode> = numbered(MODES, 0);
/** 0 answer, 1 undo, 2 reset, 3 fit. */
export const kindCodes = numbered(['answer', 'undo', 'reset', 'fit'] as const, 0);
/** 1 mcq-1. */
export const policyCodes = numbered(['mcq-1'] as const, 1);
