// What a kind of input must be able to do in the terminal.
import type { Input, Response } from '#core/question/input.ts';
import type { Asking } from './asking.ts';
import type { Line } from './lines.ts';
import type { Explained } from './replies.ts';

/** The input of one kind. */
export type InputOf<K extends Input['kind']> = Extract<Input, { readonly kind: K }>;

export interface InputKind<K extends Input['kind']> {
  /** What stands below the stem: options and the like, with what to type for each. */
  show(input: InputOf<K>): readonly Line[];
  begin(input: InputOf<K>): Asking;
  /** Why what was offered is right or wrong, with what the learner chose first; `sent` is their response. */
  explain(input: InputOf<K>, sent: Response, feedback: Explained): readonly Line[];
}
