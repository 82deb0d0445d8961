// What a learner reads of a question before answering, and the names that come with it. Has no place for the key.
import type { BoundQuestion } from './bound-question.ts';

export type ShownQuestion = {
  /** Author's id: of the part where the question is a case. */
  readonly id: string;
  readonly level: number;
  readonly stem: string;
  readonly case?: {
    readonly id: string;
    readonly text: string;
    /** From 1. */
    readonly part: number;
    readonly parts: number;
  };
};

/** `id` is the author's, of the whole question; `part` counts from 0. */
export function showQuestion(question: BoundQuestion, id: string, part: number): ShownQuestion {
  const { stem, caseText } = question.stem(part);
  const { id: partId, level } = question.label(part);
  if (caseText === null) return { id, level, stem };
  return {
    id: partId,
    level,
    stem,
    case: { id, text: caseText, part: part + 1, parts: question.parts },
  };
}
