// L19: a learner can read the question in the time that an exam gives.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';
import { wordsOf } from '../words.ts';

/** A scenario in fewer words lacks a situation; plain recognition needs none. */
const SCENARIO_WORDS = 12;
/** Professional exams print scenarios up to this. */
const STEM_WORDS = 180;
const OPTION_WORDS = 35;

export const readingLength: LintRule = {
  id: 'L19',
  level: 'warning',
  rationale: 'Long texts test reading, and a scenario without facts tests guessing.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      const stem = wordsOf(one.stem).length;
      const found: Finding[] = [];
      if (stem > STEM_WORDS) {
        found.push({
          path: [...path, 'stem'],
          message: `a stem of ${stem} words: ${STEM_WORDS} is the most`,
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
        const message = `an option of ${words} words: ${OPTION_WORDS} is the most`;
        return [{ path: [...path, 'options', at, 'text'], message }];
      });
      return [...found, ...long];
    }),
};
