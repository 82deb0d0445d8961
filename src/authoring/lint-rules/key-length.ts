// L05: the key is about as long as its distractors.
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';

/** Differences among short names are no cue. */
export const LONG_OPTION = 40;
const SHORT = 0.7;
const LONG = 1.3;
const GLARING = 1.6;

export const keyLength: LintRule = {
  id: 'L05',
  level: 'warning',
  graver: 'error at release',
  finds: `a key of less than ${SHORT} or more than ${LONG} (grave: ${GLARING}) times the length of its distractors`,
  rationale: 'Authors explain what is right at more length, and learners know that.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options, keys, distractors }) => {
      const [key] = keys;
      if (!key || keys.length > 1 || distractors.length === 0) return [];
      if (Math.max(...options.map(({ text }) => text.length)) < LONG_OPTION) return [];
      const mean = distractors.reduce((sum, { text }) => sum + text.length, 0) / distractors.length;
      const ratio = key.text.length / mean;
      if (ratio >= SHORT && ratio <= LONG) return [];
      const message = `the key has ${key.text.length} characters, distractors ${Math.round(mean)} on average: let them be alike`;
      const at = [...path, 'options', options.indexOf(key), 'text'];
      return [{ path: at, message, level: ratio > GLARING ? 'error at release' : 'warning' }];
    }),
};
