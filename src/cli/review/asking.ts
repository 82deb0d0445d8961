// A question that waits to be answered: what it wants to have typed, and what becomes of a line. The same for every kind of input.
import type { Response } from '#core/question/input.ts';

/** What a line turned out to be. */
export type Reading =
  | { readonly kind: 'answer'; readonly response: Response }
  /** Understood, and more is wanted. */
  | { readonly kind: 'more'; readonly asking: Asking }
  /** The learner wants to see the model answer, and rates themselves after it. */
  | { readonly kind: 'reveal'; readonly asking: Asking }
  /** Not understood; `why` says what to type instead. */
  | { readonly kind: 'unclear'; readonly why: string };

/** A value: reading a line changes nothing, and gives the next one. */
export interface Asking {
  /** What to type now, in a few words. */
  readonly prompt: string;
  /** True where any letters may be an answer. */
  readonly free: boolean;
  /** True where these keys are a whole line without Enter. */
  complete(typed: string): boolean;
  /** Total: any line, without its end, has a reading. */
  read(line: string): Reading;
  /** Before the last line that was understood; null at the beginning. */
  readonly back: Asking | null;
}

export function unclear(why: string): Reading {
  return { kind: 'unclear', why };
}
