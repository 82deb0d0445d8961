// `extra-choice`: a choice that belongs to no prompt is not one that does.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';
import { sameWording } from '../words/wording.ts';

export const extraChoice: LintRule = {
  id: 'extra-choice',
  level: 'error',
  finds: 'an extra choice that says the same as the right one of a pair',
  rationale: 'A learner cannot tell a wrong choice from the right one that it repeats.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      if (!('pairs' in one)) return [];
      const right = new Set(one.pairs.map(({ choice }) => sameWording(choice)));
      return (one.choices ?? []).flatMap((text, at) => {
        if (!right.has(sameWording(text))) return [];
        const message = `the extra choice "${text}" is the right one of a pair: delete it, or word it differently`;
        return [{ path: [...path, 'choices', at], message }];
      });
    }),
};
