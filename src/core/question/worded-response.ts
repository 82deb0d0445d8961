// Responses in words that a server understands again: what was chosen, by the texts that its learner saw.
import { createHash } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import type { BoundQuestion } from './bound-question.ts';
import type { Response } from './input.ts';
import { namedLayout } from './named-layout.ts';
import type { Answered, Layout, Slot } from './question-type.ts';

/** The texts as ids; where a prompt and a choice read alike, with the name of their group. */
function wordedLayout(slots: readonly Slot[]): Layout {
  const seen = new Map<string, number>();
  for (const { text } of slots) seen.set(text, (seen.get(text) ?? 0) + 1);
  return namedLayout(
    slots,
    slots.map(({ text, group }) => (seen.get(text) === 1 ? text : `${text} [${group}]`)),
  );
}

/** A response in the shape in which it was sent, with texts in the place of opaque ids. */
export function inWords(question: BoundQuestion, part: number, answered: Answered): Response {
  return question.written(part, answered, wordedLayout(question.slots(part)));
}

/** The way back; null where the question does not offer what the words name, or takes another kind of response. */
export function fromWords(
  question: BoundQuestion,
  part: number,
  response: Response,
): Answered | null {
  try {
    return question.read(part, response, wordedLayout(question.slots(part)));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * 32 hex digits over what a learner reads of a question before the answer. Texts are sorted: their order is the
 * author's, and may be the key.
 */
export function shownHash(question: BoundQuestion): string {
  const parts = Array.from({ length: question.parts }, (_, part) => {
    const { stem, caseText } = question.stem(part);
    const texts = question.slots(part).map(({ group, text }) => `${group}\0${text}`);
    return [stem, caseText, texts.sort()];
  });
  const text = JSON.stringify([question.kind, parts]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
