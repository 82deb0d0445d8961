// Responses in words, for people who look at one later: what was chosen, by its text instead of its opaque id.
import type { BoundQuestion } from './bound-question.ts';
import { plainLayout } from './named-layout.ts';
import type { Answered, Layout } from './question-type.ts';

/** The texts of anything in the shape of a response: of a matching `prompt → choice`, of a recall its model answer. */
function textsOf(shape: object, textOf: (id: string) => string): string[] {
  return Object.entries(shape).flatMap(([name, value]): string[] => {
    if (name === 'choice') return [textOf(value)];
    if (name === 'choices' || name === 'order') return (value as string[]).map(textOf);
    if (name === 'pairs') {
      return Object.entries(value as Record<string, string>).map(
        ([prompt, choice]) => `${textOf(prompt)} → ${textOf(choice)}`,
      );
    }
    return [value].flat() as string[];
  });
}

function inWords(question: BoundQuestion, part: number, of: (layout: Layout) => object): string[] {
  const slots = question.slots(part);
  return textsOf(of(plainLayout(slots)), (id) => slots[Number(id)]?.text ?? id);
}

/** What a recorded response says, one text for each thing chosen, in the response's order. */
export function responseTexts(
  question: BoundQuestion,
  part: number,
  answered: Answered,
): readonly string[] {
  return inWords(question, part, (layout) => question.written(part, answered, layout));
}

/** What the key says, in the same form; a secret until the question is answered. */
export function keyTexts(question: BoundQuestion, part: number): readonly string[] {
  return inWords(question, part, (layout) => question.key(part, layout) as object);
}
