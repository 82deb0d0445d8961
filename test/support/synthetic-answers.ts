// Answers of a class whose every parameter is known, as item analysis reads them, without a store in between.
import { keyedRandom, shuffle } from '#core/base/random.ts';
import { type BoundQuestion, bindQuestion } from '#core/question/bound-question.ts';
import { shownOrder } from '#core/question/layout.ts';
import type { Revision } from '#core/question/revision.ts';
import { type ItemModel, normal } from '#core/simulation/item-model.ts';
import { possibleAnswers, respond } from '#core/simulation/respond.ts';
import type { ItemTask } from '#core/stats/item-analysis.ts';
import type { AllAnswers, GivenAnswer } from '#core/stats/item-answers.ts';
import { itemWording } from '#core/stats/item-wording.ts';
import { contents, question } from './banks.ts';

const SECRET = new Uint8Array(32).fill(5);

/** Answers as a list for each learner, from which `AllAnswers` is made; keys of questions and revisions are equal. */
export type Logs = ReadonlyMap<number, readonly GivenAnswer[]>;

export const singleRevisions = (count: number): Revision[] =>
  Array.from({ length: count }, (_, at) => question(contents.single(`q-${at + 1}`)).revision);

/** Revisions go by their place in the list, from 1. */
export function allAnswers(logs: Logs, revisions: readonly Revision[], parts = 1): AllAnswers {
  return {
    learners: () => logs.keys(),
    standing: (learner) => logs.get(learner) ?? [],
    presentation: (key) => ({ id: `prs_${key}`, part: key % parts }),
    revision: (key) => {
      const found = revisions[key - 1];
      if (!found) throw new Error(`no revision ${key}`);
      return found;
    },
  };
}

/** A task over as many questions, each with the revision of its own number. */
export function taskOf(questions: number, least = 30): ItemTask {
  return {
    bank: 'synthetic',
    questions: Array.from({ length: questions }, (_, at) => ({
      question: at + 1,
      revision: at + 1,
    })),
    secret: SECRET,
    least,
  };
}

export const wordingOf = (revision: Revision) => itemWording(bindQuestion(revision), 0);

function firstShown(bound: BoundQuestion, presentation: number): number {
  return shownOrder(SECRET, `prs_${presentation}`, bound.slots(0), 'options')[0] ?? 0;
}

/** Every learner answers every item once, in an order of their own. */
export function answerAll(
  revisions: readonly Revision[],
  models: readonly ItemModel[],
  learners: number,
  seed: string,
): Logs {
  const random = keyedRandom(Buffer.from(seed), 'answers');
  const bound = revisions.map(bindQuestion);
  const possible = bound.map((one) => possibleAnswers(one, 0));
  const logs = new Map<number, GivenAnswer[]>();
  let presentation = 0;
  for (let learner = 1; learner <= learners; learner += 1) {
    const ability = normal(random);
    const given = models.map((model, at): GivenAnswer => {
      presentation += 1;
      const one = bound[at];
      const may = possible[at];
      if (!one || !may) throw new Error('a model for each revision');
      // Only such a model looks, and making an order anew costs more than all the rest.
      const looks = model.fault?.kind === 'first-place';
      const shown = { firstShown: looks ? firstShown(one, presentation) : 0, possible: may };
      const { answered, confidence } = respond(model, ability, shown, random);
      return {
        question: at + 1,
        revision: at + 1,
        presentation,
        response: JSON.stringify(answered),
        confidence,
        elapsedMs: 1000 * (1 + random(60)),
      };
    });
    logs.set(learner, shuffle(given, random));
  }
  return logs;
}
