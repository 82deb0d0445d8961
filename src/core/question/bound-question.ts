// A stored question with its type: what callers use who neither know nor ask which kind it is.
import type { z } from 'zod';
import type { Input, Response } from './input.ts';
import type { Answered, Explained, Layout, Outcome, Slot } from './question-type.ts';
import { questionType } from './question-types/index.ts';

/** The methods of a question type (promises there) over one content; `part` is 0 for all but cases. */
export type BoundQuestion = {
  readonly kind: string;
  readonly parts: number;
  label(part: number): { readonly id: string; readonly level: number };
  stem(part: number): { readonly stem: string; readonly caseText: string | null };
  slots(part: number): readonly Slot[];
  present(part: number, layout: Layout): Input;
  response(part: number): z.ZodType<Response>;
  read(part: number, response: Response, layout: Layout): Answered;
  grade(part: number, answered: Answered): Outcome;
  key(part: number, layout: Layout): unknown;
  written(part: number, answered: Answered, layout: Layout): Response;
  explain(part: number, answered: Answered): readonly Explained[];
  explanation(part: number): string;
  guessChance(part: number): number;
};

/**
 * Binds the content of a revision, or an author's content that its schema has passed, to its type. Content is trusted:
 * it was validated when it was loaded. Throws for a type that was never registered.
 */
export function bindQuestion({
  type: kind,
  content,
}: {
  readonly type: string;
  readonly content: unknown;
}): BoundQuestion {
  const type = questionType(kind);
  return {
    kind: type.kind,
    parts: type.parts(content),
    label: (part) => type.label(content, part),
    stem: (part) => type.stem(content, part),
    slots: (part) => type.slots(content, part),
    present: (part, layout) => type.present(content, part, layout),
    response: (part) => type.response(content, part),
    read: (part, response, layout) => type.read(content, part, response, layout),
    grade: (part, answered) => type.grade(content, part, answered),
    key: (part, layout) => type.key(content, part, layout),
    written: (part, answered, layout) => type.written(content, part, answered, layout),
    explain: (part, answered) => type.explain(content, part, answered),
    explanation: (part) => type.explanation(content, part),
    guessChance: (part) => type.guessChance(content, part),
  };
}
