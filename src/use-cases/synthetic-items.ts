// The items of a synthetic class: the questions that are served, each with parameters that are known.
import { keyedRandom } from '#core/base/random.ts';
import { type BoundQuestion, bindQuestion } from '#core/question/bound-question.ts';
import type { CatalogueCard, QuestionKey } from '#core/question/catalogue.ts';
import {
  drawModel,
  type Expected,
  expectedOf,
  type Fault,
  type ItemModel,
  plantFaults,
} from '#core/simulation/item-model.ts';
import { type PossibleAnswers, possibleAnswers } from '#core/simulation/respond.ts';
import { itemWording } from '#core/stats/item-wording.ts';
import type { World } from './world.ts';

export type ClassRequest = {
  /** Null for all banks. */
  readonly bank: string | null;
  readonly learners: number;
  /** First answers of each learner; null for one to every question. */
  readonly answers: number | null;
  /** Equal seeds make equal classes. */
  readonly seed: string;
  /** Plants an item with a wrong key, one with a dead distractor and one with a habit of place. */
  readonly faults: boolean;
};

/** An item with what is true of it. */
export type TrueItem = Pick<ItemModel, 'a' | 'b' | 'c' | 'fault'> &
  Expected & {
    readonly bank: string;
    readonly questionId: string;
    /** Part of a case, from 1; null for every other question. */
    readonly part: number | null;
    readonly options: readonly { readonly text: string; readonly correct: boolean }[];
  };

/** What a synthetic learner goes by. */
export type Item = TrueItem & { readonly model: ItemModel; readonly possible: PossibleAnswers };

type Found = {
  readonly bank: string;
  readonly id: string;
  readonly key: QuestionKey;
  readonly bound: BoundQuestion;
};

/** The items of each question, one for each part: drawn from the seed and the author's id alone, but for the faults. */
export async function syntheticItems(
  world: Pick<World, 'store'>,
  cards: readonly CatalogueCard[],
  request: ClassRequest,
): Promise<ReadonlyMap<QuestionKey, readonly Item[]>> {
  const secret = Buffer.from(request.seed);
  const found: Found[] = [];
  for (const { bank, questions } of cards) {
    for (const { key, id, revision } of questions) {
      found.push({ bank, id, key, bound: bindQuestion(await world.store.revision(revision)) });
    }
  }
  const parts = found.flatMap((one) =>
    Array.from({ length: one.bound.parts }, (_, part) => ({
      ...one,
      part,
      wording: itemWording(one.bound, part),
    })),
  );
  const plain = parts.map(({ wording }) =>
    wording.slots.some(({ fixed }) => fixed) ? [] : wording.options,
  );
  const faults = request.faults
    ? plantFaults(plain, keyedRandom(secret, 'faults'))
    : new Map<number, Fault>();
  const items = new Map<QuestionKey, Item[]>();
  parts.forEach(({ bank, id, key, bound, part, wording }, at) => {
    const random = keyedRandom(secret, `item ${bank}/${id}/${part}`);
    const model = drawModel(wording.options, wording.guessChance, random, faults.get(at) ?? null);
    const { a, b, c, fault } = model;
    const item = {
      bank,
      questionId: id,
      part: bound.parts > 1 ? part + 1 : null,
      options: wording.options.map(({ text, key: correct }) => ({ text, correct })),
      ...{ a, b, c, fault },
      ...expectedOf(model),
      model,
      possible: possibleAnswers(bound, part),
    };
    items.set(key, [...(items.get(key) ?? []), item]);
  });
  return items;
}
