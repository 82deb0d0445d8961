// Synthetic learners give responses that every question type takes, right and wrong as their model says.
import { expect, test } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import { questionTypes } from '#core/question/question-types/index.ts';
import { chanceToKnow, drawModel, expectedOf, normal } from '#core/simulation/item-model.ts';
import { possibleAnswers, respond } from '#core/simulation/respond.ts';
import { itemWording } from '#core/stats/item-wording.ts';
import { contents } from '../../support/banks.ts';

const examples = Object.values(questionTypes).flatMap(({ kind, examples: of }) =>
  [...new Set(of.map(({ content }) => content as { readonly id: string }))].map(
    (content) => [kind, { type: kind, content }] as const,
  ),
);

test.each(examples)('%s: what is known is right, what is not known is wrong', (_kind, revision) => {
  const bound = bindQuestion(revision);
  const random = keyedRandom(Buffer.from('respond'), 'types');
  for (let part = 0; part < bound.parts; part += 1) {
    const { options } = itemWording(bound, part);
    const possible = possibleAnswers(bound, part);
    if (options.length === 0) {
      expect(possible.right.length).toBeGreaterThan(0);
      expect(possible.wrong.length).toBeGreaterThan(0);
    }
    for (const [ability, correct] of [
      [50, true],
      [-50, false],
    ] as const) {
      const model = drawModel(options, 0, random);
      const { answered } = respond(model, ability, { firstShown: 0, possible }, random);
      expect(bound.grade(part, answered).correct).toBe(correct);
    }
  }
});

test('what a model lets expect is what many learners give', () => {
  const random = keyedRandom(Buffer.from('respond'), 'many');
  const bound = bindQuestion({ type: 'multiple', content: contents.multiple('m') });
  const { options } = itemWording(bound, 0);
  const model = drawModel(options, 0.1, random);
  const possible = { right: [], wrong: [] };
  const chosen = options.map(() => 0);
  let right = 0;
  const n = 6000;
  for (let one = 0; one < n; one += 1) {
    const { answered } = respond(model, normal(random), { firstShown: 0, possible }, random);
    if (bound.grade(0, answered).correct) right += 1;
    for (const slot of answered as number[]) chosen[slot] = (chosen[slot] ?? 0) + 1;
  }
  const expected = expectedOf(model);
  expect(Math.abs(right / n - expected.facility)).toBeLessThan(0.025);
  expected.chosenRates.forEach((rate, at) => {
    expect(Math.abs((chosen[at] ?? 0) / n - rate)).toBeLessThan(0.025);
  });
});

test('the chance to know rises with ability, half of it at the difficulty', () => {
  expect(chanceToKnow({ a: 1.3, b: 0.4 }, 0.4)).toBe(0.5);
  expect(chanceToKnow({ a: 1.3, b: 0.4 }, 1)).toBeGreaterThan(0.5);
});
