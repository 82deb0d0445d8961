// L31: numbers stand in order.
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';

const NUMBER = /^[^\p{L}\d]*(\d+(?:[.,]\d+)*)/u;

function isSorted(numbers: readonly number[]): boolean {
  const rising = numbers.every((one, at) => at === 0 || one >= (numbers[at - 1] ?? one));
  return rising || numbers.every((one, at) => at === 0 || one <= (numbers[at - 1] ?? one));
}

export const sortedOptions: LintRule = {
  id: 'L31',
  level: 'warning',
  finds: 'options that begin with numbers in no order',
  rationale: 'Searching through unordered numbers costs time and tests nothing.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options }) => {
      const numbers = options.map(({ text }) =>
        Number(NUMBER.exec(text)?.[1]?.replaceAll(',', '')),
      );
      if (numbers.some(Number.isNaN) || isSorted(numbers)) return [];
      const message =
        'numbers in no order: sort the options, and add `fixed: true` to keep them so';
      return [{ path: [...path, 'options'], message }];
    }),
};
