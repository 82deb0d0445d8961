// The interface of a question type: one kind of question says here, itself, everything that depends on its kind.
import type { z } from 'zod';
import type { Input, RecallRating, Response } from './input.ts';

/**
 * A thing that a learner can point at: an option, an item, a prompt or a choice. Its number (the place in the list
 * that `slots` returns) is the author's order and never leaves the server; outside it has an opaque id.
 */
export type Slot = {
  readonly text: string;
  /** Slots of one group are shuffled among themselves. */
  readonly group: 'options' | 'items' | 'prompts' | 'choices';
  /** Stays at the end of its group, in author's order. */
  readonly fixed: boolean;
};

/** How one presentation shows the slots: the opaque id of each, and the shuffled order of each group. */
export type Layout = {
  readonly idOf: (slot: number) => string;
  readonly slotOf: (id: string) => number | undefined;
  readonly order: (group: Slot['group']) => readonly number[];
};

/**
 * A response in author's terms, as the log keeps it: slot numbers (single, multiple ascending, ordering in the given
 * order), for matching the chosen slot of each prompt or null, typed text, or a recall rating.
 */
export type Answered = readonly number[] | readonly (number | null)[] | string;

export type Outcome = {
  /** Would earn the exam's full mark. */
  readonly correct: boolean;
  /** 0 or 1: exams give all or nothing. */
  readonly score: 0 | 1;
  /** Share of the parts that are right, 0–1, as information only; null where there are no parts. */
  readonly partial: number | null;
  /** Author's id of the card whose trap was chosen, when a distractor that names one was. */
  readonly trap: string | null;
  /** The learner's own rating, for recall. */
  readonly ownRating: RecallRating | null;
};

/** One row of the feedback: an option, item, prompt or accepted text, with why. */
export type Explained = {
  /** Slot number, or null for an accepted text. */
  readonly slot: number | null;
  readonly text: string;
  readonly correct: boolean;
  readonly chosen: boolean;
  readonly rationale: string | null;
  readonly trap: string | null;
};

/** An example that the contract suite runs: content, a response in slots, and what grading must say. */
export type QuestionExample<C> = {
  readonly content: C;
  readonly part?: number;
  readonly answered: Answered;
  readonly correct: boolean;
  readonly partial?: number | null;
  readonly trap?: string | null;
};

/**
 * A kind of question over its content `C` (what the author wrote). `part` counts from 0 and is 0 for all but cases.
 * All methods are pure and total on valid content.
 */
export interface QuestionType<C> {
  readonly kind: string;
  /** What an author writes, strictly: unknown fields are errors. */
  readonly schema: z.ZodType<C>;
  /** How many presentations one question makes; more than 1 for cases only. */
  parts(content: C): number;
  /** Author's id and level of the question, or of the part of a case. */
  label(content: C, part: number): { readonly id: string; readonly level: number };
  /** What the learner reads; contains nothing that tells the key. */
  stem(content: C, part: number): { readonly stem: string; readonly caseText: string | null };
  slots(content: C, part: number): readonly Slot[];
  present(content: C, part: number, layout: Layout): Input;
  /** Shape of a response in opaque ids; what does not fit is `validation-failed`. */
  response(content: C, part: number): z.ZodType<Response>;
  /**
   * Opaque ids → slots. Throws AppError `option-unknown` (with a pointer below `#/response`) for an id that the
   * presentation did not show, `validation-failed` for the same id twice.
   */
  read(content: C, part: number, response: Response, layout: Layout): Answered;
  grade(content: C, part: number, answered: Answered): Outcome;
  /** The right response in the shape of a response; for recall the model answer and its points. */
  key(content: C, part: number, layout: Layout): unknown;
  /** The recorded response in the shape in which it was sent. */
  written(content: C, part: number, answered: Answered, layout: Layout): Response;
  explain(content: C, part: number, answered: Answered): readonly Explained[];
  /** Text shown after the answer, Markdown; empty for recall, whose key is the explanation. */
  explanation(content: C, part: number): string;
  /** Probability that a blind guess is right, 0–1. */
  guessChance(content: C, part: number): number;
  /**
   * What an author begins with: the fields behind `id`, `type` and `level`, in the order in which they are written,
   * with an empty text wherever something is to be written. With texts and ids put there it fits `schema`.
   */
  readonly skeleton: Readonly<Record<string, unknown>>;
  readonly examples: readonly QuestionExample<C>[];
}
