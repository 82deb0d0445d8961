// What counts as the same typed answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseAnswer } from '#core/question/normalise.ts';

describe('a typed answer is the same', () => {
  it.each([
    ['in capitals', 'Amazon Bedrock', 'AMAZON BEDROCK'],
    ['with more white space', 'amazon bedrock', '  amazon \t\n bedrock  '],
    ['with a non-breaking space', 'amazon bedrock', 'amazon\u00a0bedrock'],
    ['with a full stop', 'bedrock', 'Bedrock.'],
    ['with several marks after spaces', 'bedrock', 'Bedrock ?! ...'],
    ['in full-width letters', 'bedrock', 'Ｂｅｄｒｏｃｋ'],
    ['with accents typed as two characters', 'caf\u00e9', 'cafe\u0301'],
    ['with a typographic apostrophe', "learner's", 'learner’s'],
    ['with a typographic dash', 'retrieval-augmented', 'retrieval–augmented'],
    ['with a ligature', 'fine', 'ﬁne'],
  ])('%s', (_, plain, typed) => {
    expect(normaliseAnswer(typed)).toBe(normaliseAnswer(plain));
  });
});

describe('a typed answer is another one', () => {
  it.each([
    ['with another word', 'amazon bedrock', 'bedrock'],
    ['with the words joined', 'amazon bedrock', 'amazonbedrock'],
    ['without the sharp of C#', 'c#', 'c'],
    ['without the plus signs of C++', 'c++', 'c'],
    ['without its percent sign', '50%', '50'],
    ['with punctuation inside', '1.5', '15'],
    ['where an author wrote a pattern', 'bed.*', 'bedrock'],
  ])('%s', (_, one, other) => {
    expect(normaliseAnswer(one)).not.toBe(normaliseAnswer(other));
  });
});

describe('normalising twice', () => {
  const once = (text: string): void => {
    expect(normaliseAnswer(normaliseAnswer(text))).toBe(normaliseAnswer(text));
  };

  it('changes nothing, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), once));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), once));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(' ', '.', '…', '!', 'İ', 'Σ', 'J\u030c', '\u0301', 'ß', '´', 'a')),
        (pieces) => once(pieces.join('')),
      ),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing, for each character of Unicode alone and after a letter', () => {
    const restless: string[] = [];
    for (let point = 0; point <= 0x10ffff; point += 1) {
      if (point >= 0xac00 && point <= 0xdfff) continue; // Hangul syllables and surrogates
      const text = `J${String.fromCodePoint(point)}`;
      const normal = normaliseAnswer(text);
      if (normaliseAnswer(normal) !== normal) restless.push(point.toString(16));
    }
    expect(restless).toEqual([]);
  });
});
