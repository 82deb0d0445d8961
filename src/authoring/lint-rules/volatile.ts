// L25: what changes soon carries the month in which it was checked.
import type { LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';
import { mentions } from '../words/words.ts';

/** Prices, and counts that grow. */
const NUMBERS = /[$€£]\s?\d[\d.,]*|\b\d{2,}\+/;

export const volatile: LintRule = {
  id: 'L25',
  level: 'warning',
  finds: 'a price, a growing count or a volatile word of the vocabulary without `asOf`',
  rationale: 'Prices, counts and version names are wrong first, and nobody notices without a date.',
  question: ({ content, card: { head } }, { bank }) => {
    if (head.asOf !== undefined) return [];
    return asked(content).flatMap(({ path, content: one }) => {
      const texts = [one.stem, ...('options' in one ? one.options.map(({ text }) => text) : [])];
      const said = texts.join('\n');
      const phrase =
        NUMBERS.exec(said)?.[0] ?? bank?.vocabulary?.volatile?.find((one) => mentions(said, one));
      if (phrase === undefined) return [];
      const message = `"${phrase}" changes: add \`asOf:\` to the card with the month it was checked`;
      return [{ path: [...path, 'stem'], message }];
    });
  },
};
