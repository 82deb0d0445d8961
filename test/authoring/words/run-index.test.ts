// Runs of words that follow each other, found again in other texts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRunIndex } from '#authoring/words/run-index.ts';

test('the first run that both texts have is found, however the words fall', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'aa', 'ab', 'ba', 'c'), { maxLength: 12 });
  fc.assert(
    fc.property(words, words, fc.integer({ min: 1, max: 4 }), (known, asked, length) => {
      const index = createRunIndex<string>(length);
      index.add(known, () => 'known');
      const runsOf = (text: readonly string[]) =>
        text.slice(length - 1).map((_, at) => text.slice(at, at + length).join(' '));
      const shared = runsOf(asked).find((run) => runsOf(known).includes(run));
      expect(index.find(asked, () => true)).toEqual(
        shared === undefined ? null : { run: shared, value: 'known' },
      );
      expect(index.find(asked, () => false)).toBeNull();
    }),
  );
});
