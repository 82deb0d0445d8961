// L19: a learner can read the question in the time that an exam gives.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';
import { wordsOf } from '../words/words.ts';

/** A scenario in fewer words lacks a situation; plain recognition needs none. */
const SCENARIO_WORDS = 12;
const STEM_WORDS = 120;
/** Professional exams print longer scenarios, and ask at this level. */
const LONG_STEM_WORDS = 180;
const LONG_STEM_LEVEL = 3;
const OPTION_WORDS = 35;

export const readingLength: LintRule = {
  id: 'L19',
  level: 'warning',
  finds: `a stem of more than ${STEM_WORDS} words (level ${LONG_STEM_LEVEL}: ${LONG_STEM_WORDS}), a scenario of fewer than ${SCENARIO_WORDS}, an option of more than ${OPTION_WORDS}`,
  rationale: 'Long texts test reading, and a scenario without facts tests guessing.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      const stem = wordsOf(one.stem).length;
      const found: Finding[] = [];
      const most = one.level < LONG_STEM_LEVEL ? STEM_WORDS : LONG_STEM_WORDS;
      if (stem > most) {
        found.push({
          path: [...path, 'stem'],
          message: `a stem of ${stem} words: shorten it to ${most}, or to what decides`,
        });
      }
      const scenario = 'options' in one && !('parts' in content) && one.level > 1;
      if (scenario && stem < SCENARIO_WORDS) {
        const message = `a stem of ${stem} words above level 1: give the facts that decide, ${SCENARIO_WORDS} words or more`;
        found.push({ path: [...path, 'stem'], message });
      }
      if (!('options' in one)) return found;
      const long = one.options.flatMap(({ text }, at) => {
        const words = wordsOf(text).length;
        if (words <= OPTION_WORDS) return [];
        const message = `an option of ${words} words: shorten it to ${OPTION_WORDS}`;
        return [{ path: [...path, 'options', at, 'text'], message }];
      });
      return [...found, ...long];
    }),
};
