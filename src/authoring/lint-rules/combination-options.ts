// L09: no option that is made of other options ("All of the above", "Both A and C").
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';

// Both are held against a whole option: "None of these buckets is public" and "Amazon A2I" say something of their own.
const OF_ALL =
  /^(all|any|both|either|neither|none|two|some) of (the )?(above|these|those|them|others?|options|answers|choices)( (above|below|options|answers|choices|listed))*( (is|are) (correct|right|true|wrong|false))?$/i;
const LETTERS =
  /^([Oo]nly |[Bb]oth |[Ee]ither |[Nn]either )?([Oo]ptions?|[Aa]nswers?|[Cc]hoices?)? ?[A-F]((, ?| ?& ?| and | or | nor |, and |, or )([A-F]))+( only| alone)?( (is|are) (correct|right|true))?$/;
const SMALL_LETTERS =
  /^(only |both |either |neither )(options? )?[a-f] (and|or|nor) [a-f]( only)?$/i;

export const combinationOptions: LintRule = {
  id: 'L09',
  level: 'error',
  finds: 'an option made of other options, such as "All of the above" or "Both A and C"',
  rationale: 'Options are shuffled, and a combination rewards whoever knows half of the answer.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      if (!('options' in one)) return [];
      return one.options.flatMap(({ text }, at) => {
        const whole = text.trim().replace(/(?<![.!])[.!]+$/, '');
        if (![OF_ALL, LETTERS, SMALL_LETTERS].some((pattern) => pattern.test(whole))) return [];
        const message = 'this option is made of other options: write a claim of its own';
        return [{ path: [...path, 'options', at, 'text'], message }];
      });
    }),
};
