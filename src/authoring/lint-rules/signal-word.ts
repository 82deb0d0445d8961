// L20: one word in capitals says by what the options are compared.
import { inEnglish } from '../english.ts';
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { questionSentence } from '../words/words.ts';

const SIGNALS = /\b(MOST|LEAST|FIRST|BEST|MINIMUM)\b/g;
const SMALL = /\b(most|least)\b/;

export const signalWord: LintRule = inEnglish({
  id: 'L20',
  level: 'warning',
  finds:
    'two of MOST, LEAST, FIRST, BEST, MINIMUM in one stem, or a small "most" or "least" that decides',
  rationale:
    'Exams print the word that decides in capitals, and practice should train the eye for it.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, stem }) => {
      const wrong = (message: string) => [{ path: [...path, 'stem'], message }];
      const signals = stem.match(SIGNALS) ?? [];
      if (signals.length > 1)
        return wrong(`${signals.join(' and ')} compete: let one of them decide`);
      const small = SMALL.exec(questionSentence(stem))?.[0];
      if (small === undefined) return [];
      return wrong(`"${small}" decides, but is easily overlooked: write ${small.toUpperCase()}`);
    }),
});
