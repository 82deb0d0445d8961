// Rules that know English words speak of English banks only.
import type { LintContext, LintRule } from './lint-rule.ts';

/** The same rule, silent in banks of other languages. */
export function inEnglish(rule: LintRule): LintRule {
  const { question, bank } = rule;
  const isEnglish = (context: LintContext) => /^en\b/.test(context.bank?.language ?? '');
  return {
    ...rule,
    ...(question && {
      question: (asked, context) => (isEnglish(context) ? question(asked, context) : []),
    }),
    ...(bank && { bank: (context) => (isEnglish(context) ? bank(context) : []) }),
  };
}
