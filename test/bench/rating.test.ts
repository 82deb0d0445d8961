// The simulation behind the rating policy: reproducible, and true to what it is built from.
import { expect, test } from 'vitest';
import { checkParameters, defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { compare } from './rating/compare.ts';
import { drawLearners } from './rating/learners.ts';
import { type Setting, simulate } from './rating/simulate.ts';

const SETTING: Setting = {
  cards: 60,
  days: 20,
  answersPerDay: 15,
  newPerDay: 6,
  guessChance: 0.25,
  admits: 0.8,
  doubts: 0,
};
const learners = drawLearners(4, null);

test('learners differ from one another, and are the same in every run', () => {
  expect(drawLearners(4, null)).toEqual(learners);
  expect(new Set(learners.map(({ weights }) => weights.join())).size).toBe(4);
  for (const { weights, firstKnown } of learners) {
    expect(() => checkParameters({ ...defaultParams(0.9), weights })).not.toThrow();
    expect(firstKnown).toBeGreaterThan(0.5);
    expect(firstKnown).toBeLessThan(0.8);
  }
});

test('whoever sees recall predicts it exactly, and others do when nobody can guess', () => {
  for (const learner of learners) {
    const seen = simulate(learner, 'oracle (sees recall)', SETTING);
    expect(seen.predicted).toBe(seen.recall);
    expect(seen).toMatchObject({ seen: 60 });
    const certain = { ...SETTING, guessChance: 0 };
    expect(simulate(learner, 'mcq-1 (product)', certain)).toEqual(
      simulate(learner, 'oracle (sees recall)', certain),
    );
  }
});

test('who takes guesses for knowledge predicts too much, and the more the easier it calls them', () => {
  const over = new Map(
    compare(learners, SETTING).map(({ policy, overPrediction }) => [policy, overPrediction.mean]),
  );
  const of = (policy: string) => over.get(policy as never)!;
  expect(of('every right → Easy')).toBeGreaterThan(of('right → Good, wrong → Again'));
  expect(of('right → Good, wrong → Again')).toBeGreaterThan(of('mcq-1, but right guess → Hard'));
  expect(of('mcq-1, but right guess → Hard')).toBeGreaterThan(of('mcq-1 (product)'));
});

test('who admits no guess gets from the product what right → Good gives', () => {
  const [learner] = learners;
  const dishonest = { ...SETTING, admits: 0 };
  expect(simulate(learner!, 'mcq-1 (product)', dishonest)).toEqual(
    simulate(learner!, 'right → Good, wrong → Again', dishonest),
  );
});
