// How many stems of a bank have a form that is fine now and then.
import { ENOUGH_ITEMS } from './bank-audit.ts';
import type { LintContext } from './lint-rule.ts';
import { type Asked, asked } from './lint-subject.ts';

/** One stem in twenty. */
const MOST = 0.05;

/** `isMany` only where there are enough stems to tell. Questions for reflection are not counted: nobody picks there. */
export function leaningStems(
  { questions }: LintContext,
  has: (content: Asked['content']) => boolean,
): { readonly count: number; readonly of: number; readonly isMany: boolean } {
  const stems = questions
    .flatMap((question) => asked(question.content))
    .filter(({ content }) => !('answer' in content));
  const count = stems.filter(({ content }) => has(content)).length;
  const isMany = stems.length >= ENOUGH_ITEMS && count > stems.length * MOST;
  return { count, of: stems.length, isMany };
}
