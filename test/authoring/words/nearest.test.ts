// The known word that is closest to one that is not known.
import { expect, test } from 'vitest';
import { didYouMean, nearest } from '#authoring/words/nearest.ts';

test.each([
  ['rationle', 'rationale'],
  ['Rationale', 'rationale'],
  ['as_of', 'asOf'],
  ['importence', 'importance'],
  ['singel', 'single'],
  ['bedrock-fine-tuned-weights', 'bedrock-fine-tuning-weight'],
])('%s is meant as %s', (word, meant) => {
  expect(
    nearest(word, [
      'rationale',
      'asOf',
      'importance',
      'single',
      'bedrock-fine-tuning-weight',
      'trap',
    ]),
  ).toBe(meant);
});

test.each(['x', '', 'parts', 'completely-different'])('%s is close to nothing', (word) => {
  expect(nearest(word, ['rationale', 'importance', 'single'])).toBeNull();
});

test('of several the closest is meant, and without one the other remedy holds', () => {
  expect(nearest('stemm', ['steps', 'stem', 'items'])).toBe('stem');
  expect(didYouMean('stems', ['stem'], 'else')).toBe(': did you mean `stem`?');
  expect(didYouMean('xyz', ['stem'], 'see the list')).toBe(': see the list');
  expect(didYouMean('xyz', [])).toBe('');
});
