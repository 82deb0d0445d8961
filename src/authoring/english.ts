// Rules that know English words speak of English banks only.
import type { LintRule } from './lint-rule.ts';

/** The same rule, silent in banks of other languages. */
export function inEnglish(rule: LintRule): LintRule {
  const { question } = rule;
  if (!question) return rule;
  return {
    ...rule,
    question: (asked, context) =>
      /^en\b/.test(context.bank?.language ?? '') ? question(asked, context) : [],
  };
}
