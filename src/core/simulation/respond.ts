// How a synthetic learner answers an item: what they know, what they guess, and what draws them when they are wrong.
import { type RandomInt, uniform } from '../base/random.ts';
import type { Confidence } from '../memory/memory.ts';
import type { BoundQuestion } from '../question/bound-question.ts';
import { type Asked, readBy } from '../question/judge-again.ts';
import { plainLayout } from '../question/named-layout.ts';
import type { Answered } from '../question/question-type.ts';
import { chanceToKnow, type ItemModel, knownOptions } from './item-model.ts';

export type Responded = { readonly answered: Answered; readonly confidence: Confidence };

/** Responses that a learner might give, for types without options, judged by the type itself. */
export type PossibleAnswers = {
  readonly right: readonly Answered[];
  readonly wrong: readonly Answered[];
};

/** What the question makes of a response; null for one that it does not take. */
function take(asked: Asked, response: unknown): Answered | null {
  const fit = asked.question.response(asked.part).safeParse(response);
  return fit.success ? readBy(asked, fit.data) : null;
}

/** Tries the key, the key in other orders, with a gap, and words: whatever the type takes is right or wrong as it says. */
export function possibleAnswers(question: BoundQuestion, part: number): PossibleAnswers {
  const layout = plainLayout(question.slots(part));
  const asked = { question, part, layout };
  // A recall has no key that could be sent.
  const key = take(asked, question.key(part, layout));
  const slots = key === null || typeof key === 'string' ? [] : [...key];
  const turned = slots.map((_, by) => [...slots.slice(by), ...slots.slice(0, by)]);
  const candidates: Answered[] = [
    ...(key === null ? [] : [key]),
    ...turned,
    slots.toReversed(),
    slots.map((slot, at) => (at === 0 ? null : slot)),
    'good',
    'again',
    'no idea',
  ];
  // Only what would be logged as it is.
  const taken = candidates.filter(
    (one) =>
      JSON.stringify(take(asked, question.written(part, one, layout))) === JSON.stringify(one),
  );
  const isRight = (one: Answered) => question.grade(part, one).correct;
  return { right: taken.filter(isRight), wrong: taken.filter((one) => !isRight(one)) };
}

/** One of the places, as likely as its weight says. */
function draw(weights: readonly number[], random: RandomInt): number {
  let left = uniform(random) * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => {
    left -= weight;
    return weight > 0 && left < 0;
  });
  return found === -1 ? weights.findLastIndex((weight) => weight > 0) : found;
}

/** The options that are chosen, by place: all that are known, or one of them missed for what draws. */
function choose(model: ItemModel, isRight: boolean, random: RandomInt): number[] {
  const known = knownOptions(model);
  if (isRight) return known;
  const missed = random(known.length);
  const instead = draw(model.attraction, random);
  return known.map((place, at) => (at === missed ? instead : place)).sort((one, two) => one - two);
}

/**
 * A first response. `firstShown` is the place of the option that was shown first; `possible` is for items without
 * options. A learner who knows is mostly sure, one who does not mostly says "guess".
 */
export function respond(
  model: ItemModel,
  ability: number,
  shown: { readonly firstShown: number; readonly possible: PossibleAnswers },
  random: RandomInt,
): Responded {
  const { fault, options, c } = model;
  const knows = uniform(random) < chanceToKnow(model, ability);
  const isRight = knows || uniform(random) < c;
  const confidence = uniform(random) < 0.3 ? 'unsure' : knows ? 'sure' : 'guess';
  const slotsOf = (places: readonly number[]) => places.map((at) => options[at]?.slot ?? at);
  if (options.length > 0) {
    const chosen = choose(model, isRight, random);
    const isUnread = fault?.kind === 'first-place' && uniform(random) < fault.share;
    return { answered: slotsOf(isUnread ? [shown.firstShown] : chosen), confidence };
  }
  const { right, wrong } = shown.possible;
  const among = isRight ? right : wrong;
  const answered = among[random(Math.max(1, among.length))];
  if (answered === undefined) throw new Error('a question that nobody can answer');
  return { answered, confidence };
}
