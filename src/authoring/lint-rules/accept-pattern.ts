// `accept-pattern`: accepted answers are texts; nothing of an author's is ever run as a pattern.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';

const SIGNS = [
  /^\^.*\$$|^\^\w{3}/,
  /\.[*+]/,
  /\\[dwsb](?![a-z])/i,
  /\(\?[:=!<i]/,
  /\([^()]*\|[^()]*\)|\w\|\w/,
  /\[(\^|\w-\w)[^\]]*\]|\[(\w)\2\]|\][*+?{]/i,
  /\)\?\w|\w\([^()]*\)\?|\)[*+]|\w\{\d+(,\d*)?\}/,
  /^[\w -]*[a-z]\?[a-z][\w -]*$/i,
  /^\/[^/]+\/(i|g|gi|ig|m|u|iu)$/,
];

export const acceptPattern: LintRule = {
  id: 'accept-pattern',
  level: 'error',
  finds: 'an accepted answer that looks like a regular expression',
  rationale: 'A pattern would be compared letter by letter, and no learner types one.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      if (!('accept' in one)) return [];
      return one.accept.flatMap((text, at) => {
        if (!SIGNS.some((sign) => sign.test(text))) return [];
        const message = `"${text}" looks like a regular expression: list each accepted wording by itself`;
        return [{ path: [...path, 'accept', at], message }];
      });
    }),
};
