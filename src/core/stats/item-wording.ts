// One item as it is worded today: what its learners were shown, and what each response to it is worth by today's key.
import type { BoundQuestion } from '../question/bound-question.ts';
import { plainLayout } from '../question/named-layout.ts';
import type { Answered, Slot } from '../question/question-type.ts';
import { answeredSlots } from '../question/slots.ts';

export type ItemOption = {
  /** Place in the author's order. */
  readonly slot: number;
  readonly text: string;
  readonly key: boolean;
};

/** A response by today's key, and the options that it chose; none where the item has no options. */
export type JudgedResponse = { readonly right: boolean; readonly chosen: readonly number[] };

export type ItemWording = {
  /** Author's id of the question, or of the part of a case. */
  readonly id: string;
  readonly stem: string;
  /** Empty for types whose responses are not a choice of options that are right or wrong by themselves. */
  readonly options: readonly ItemOption[];
  /** Slots as they are shuffled. */
  readonly slots: readonly Slot[];
  /** Chance that a blind guess is right, 0–1. */
  readonly guessChance: number;
  /** The different responses that were given, by their numbers. */
  readonly responses: readonly JudgedResponse[];
  /** The number of a response as the log keeps it. */
  numberOf(response: string): number;
};

/**
 * Everything that a learner sees before the answer, as a text that is equal for equal sights. Two revisions with one
 * face differ in what came after: the key, the reasons, the sources; their answers are answers to the same item.
 */
export function faceOf(question: BoundQuestion, part: number): string {
  if (part >= question.parts) return '';
  const slots = question.slots(part);
  return JSON.stringify([
    question.kind,
    question.label(part).id,
    question.stem(part),
    slots,
    question.present(part, plainLayout(slots)),
  ]);
}

/** Options are the slots of the group of that name: the type of the question says itself whether it has any. */
function optionsOf(question: BoundQuestion, part: number): ItemOption[] {
  const slots = question.slots(part);
  return question
    .explain(part, [])
    .flatMap(({ slot, text, correct }) =>
      slot !== null && slots[slot]?.group === 'options' ? [{ slot, text, key: correct }] : [],
    );
}

export function itemWording(question: BoundQuestion, part: number): ItemWording {
  const options = optionsOf(question, part);
  const responses: JudgedResponse[] = [];
  // A class of thousands gives few different responses, each judged once.
  const numbers = new Map<string, number>();
  const judge = (response: string): JudgedResponse => {
    const answered = JSON.parse(response) as Answered;
    const right = question.grade(part, answered).correct;
    return { right, chosen: options.length === 0 ? [] : answeredSlots(answered) };
  };
  return {
    id: question.label(part).id,
    stem: question.stem(part).stem,
    options,
    slots: question.slots(part),
    guessChance: question.guessChance(part),
    responses,
    numberOf: (response) => {
      const known = numbers.get(response);
      if (known !== undefined) return known;
      const number = responses.push(judge(response)) - 1;
      numbers.set(response, number);
      return number;
    },
  };
}
