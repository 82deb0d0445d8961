// Judges an old answer by another wording of the same question: options are matched by their texts, never by position.
import { AppError } from '../base/errors.ts';
import type { BoundQuestion } from './bound-question.ts';
import type { Response } from './input.ts';
import { namedLayout } from './named-layout.ts';
import type { Answered, Layout, Outcome, Slot } from './question-type.ts';

/** Why an answer cannot be judged by another key. */
export type Incomparable =
  /** The question is of another type now, or this part of the case is gone. */
  | 'other-question'
  /** What the learner chose is not offered any more. */
  | 'choice-gone'
  /** The key names something that the learner was not offered. */
  | 'key-not-shown';

export type JudgedAgain =
  /** The key is what it was, for this answer: its own verdict holds. */
  | { readonly kind: 'same-key' }
  | { readonly kind: 'judged'; readonly outcome: Outcome }
  | { readonly kind: 'incomparable'; readonly why: Incomparable };

/** A layout whose ids are the texts, so that what reads alike has the same id in every revision. */
function layoutByText(slots: readonly Slot[]): Layout {
  return namedLayout(
    slots,
    slots.map(({ group, text }) => `${group}\0${text}`),
  );
}

export type Asked = {
  readonly question: BoundQuestion;
  readonly part: number;
  readonly layout: Layout;
};

function ask(question: BoundQuestion, part: number): Asked {
  return { question, part, layout: layoutByText(question.slots(part)) };
}

/** The response, by texts, in the terms of a wording; null where it names what that wording does not have. */
export function readBy({ question, part, layout }: Asked, response: unknown): Answered | null {
  try {
    return question.read(part, response as Response, layout);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The part of the same name, or -1; a question in one piece has one part, whatever it is called now. */
export function partOf(from: BoundQuestion, part: number, to: BoundQuestion): number {
  if (from.parts === 1 && to.parts === 1) return 0;
  const { id } = from.label(part);
  return Array.from({ length: to.parts }, (_, at) => at).findIndex((at) => to.label(at).id === id);
}

/** True when the right answer of either is right by the other. Types without a key of their own have no such answer. */
function haveSameKey(one: Asked, other: Asked): boolean {
  const fits = (from: Asked, to: Asked): boolean => {
    const answered = readBy(to, from.question.key(from.part, from.layout));
    return answered !== null && to.question.grade(to.part, answered).correct;
  };
  return fits(one, other) && fits(other, one);
}

/**
 * What the key of `to` says of an answer that was given to `from`. `part` and `answered` are of `from`. A recall, which
 * its learner rated, has the same key for ever.
 */
export function judgeAgain(
  from: BoundQuestion,
  part: number,
  answered: Answered,
  to: BoundQuestion,
): JudgedAgain {
  const now = partOf(from, part, to);
  if (from.kind !== to.kind || now < 0) return { kind: 'incomparable', why: 'other-question' };
  const before = from.grade(part, answered);
  if (before.ownRating !== null) return { kind: 'same-key' };
  const [asked, judging] = [ask(from, part), ask(to, now)];
  const carried = readBy(judging, from.written(part, answered, asked.layout));
  const outcome = carried === null ? null : to.grade(now, carried);
  // Of a typed answer the first accepted text may be the same, and others be accepted since.
  const isSame = haveSameKey(asked, judging);
  if (isSame && (outcome === null || outcome.correct === before.correct))
    return { kind: 'same-key' };
  if (outcome === null) return { kind: 'incomparable', why: 'choice-gone' };
  const shown = readBy(asked, to.key(now, judging.layout)) !== null;
  return shown ? { kind: 'judged', outcome } : { kind: 'incomparable', why: 'key-not-shown' };
}

/** False where its learners rate it, which is right by no key. */
function hasKey(question: BoundQuestion, part: number): boolean {
  return question.grade(part, 'again').ownRating === null;
}

/**
 * True when both wordings have the same key, part by part, by the texts of the options; false also where a question
 * became another type, or a case has other parts.
 */
export function keepsKey(from: BoundQuestion, to: BoundQuestion): boolean {
  if (from.kind !== to.kind || from.parts !== to.parts) return false;
  return Array.from({ length: from.parts }, (_, part) => part).every((part) => {
    const now = partOf(from, part, to);
    if (now < 0) return false;
    if (!hasKey(from, part) || !hasKey(to, now)) return hasKey(from, part) === hasKey(to, now);
    return haveSameKey(ask(from, part), ask(to, now));
  });
}
