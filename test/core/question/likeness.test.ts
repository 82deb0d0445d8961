// When two texts read alike, what a text is about, and which option goes on under another wording.
import { describe, expect, test } from 'vitest';
import {
  continuity,
  READS_ALIKE,
  readsAlike,
  shareOf,
  tellingWords,
} from '#core/question/likeness.ts';

describe('two texts read alike', () => {
  test.each([
    ['letter case and white space', 'Which  service\nfits?', 'which service fits?'],
    ['typographic quotes and dashes', 'A “managed” host – here', 'A "managed" host - here'],
    ['punctuation of sentences', 'First, tune it (once).', 'First tune it once'],
    ['emphasis', 'Which is the **least** effort?', 'Which is the least effort?'],
    ['a hyphen', 'a fine-tuned data set', 'a fine tuned dataset'],
    ['a letter that was missing', 'It stays in the acount.', 'It stays in the account.'],
    ['a letter too many', 'It stays in the acccount.', 'It stays in the account.'],
    ['two letters swapped', 'It recieves the file.', 'It receives the file.'],
  ])('but for %s', (_name, one, other) => {
    expect([readsAlike(one, other), readsAlike(other, one)]).toEqual([true, true]);
  });

  test.each([
    ['a number', 'It keeps 30 days.', 'It keeps 35 days.'],
    ['a short word', 'It can move.', 'It may move.'],
    ['a negation', 'It is encrypted.', "It isn't encrypted."],
    ['a prefix', 'a symmetric key', 'an asymmetric key'],
    ['an opposite', 'Set the minimum of it', 'Set the maximum of it'],
    ['a word more', 'Amazon SageMaker', 'Amazon SageMaker AI'],
    ['two slips in few words', 'the acount recieves it', 'the account receives it'],
    ['a sign that counts', 'C and C++', 'C and C#'],
  ])('not with another %s', (_name, one, other) => {
    expect([readsAlike(one, other), readsAlike(other, one)]).toEqual([false, false]);
  });
});

test('a text is about its longer words and numbers, whatever their endings, and in any script', () => {
  const share = (one: string, other: string) => shareOf(tellingWords(one), tellingWords(other));
  expect(share('A hospital encrypts it', 'It is encrypted for hospitals')).toBe(1);
  expect(share('It keeps 30 copies', 'It keeps 31 copies')).toBeLessThan(1);
  expect(share('模型的权重在哪里', '模型的权重放在哪里')).toBeGreaterThan(0.5);
  expect(share('模型的权重在哪里', '今天天气很好')).toBe(0);
});

describe('an option goes on under another wording', () => {
  test.each([
    ['a name that grew', 'Amazon SageMaker', 'Amazon SageMaker AI'],
    [
      'most of its words',
      'Copy the weights to a bucket of yours',
      'Copy weights to your own bucket of yours',
    ],
  ])('with %s', (_name, one, other) => {
    const sure = continuity(one, other);
    expect(sure).toBeGreaterThan(0);
    expect(sure).toBeLessThan(READS_ALIKE);
  });

  test.each([
    ['another name of the same family', 'Amazon Bedrock Agents', 'Amazon Bedrock Guardrails'],
    ['other words', 'Copy the weights to a bucket', 'Ask for them at the front desk today'],
    ['nothing in it', '…', 'A bucket'],
  ])('but not with %s', (_name, one, other) => {
    expect(continuity(one, other)).toBe(0);
  });
});
