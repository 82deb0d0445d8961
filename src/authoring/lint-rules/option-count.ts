// L01: as many options, keys, items and prompts as the exams print.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';

function between(count: number, least: number, most: number): boolean {
  return count >= least && count <= most;
}

export const optionCount: LintRule = {
  id: 'L01',
  level: 'error',
  finds:
    'options, keys, items or pairs in another number: 4 options with one key, 5 or 6 with 2 or 3 keys, 3 to 5 items, 3 to 7 pairs',
  rationale:
    'Practice whose odds differ from the exam trains the wrong feeling for what is likely.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      const wrong = (field: string, message: string) => [{ path: [...path, field], message }];
      if ('options' in one) {
        const count = one.options.length;
        const keys = one.options.filter(({ correct }) => correct).length;
        if (keys <= 1) {
          if (count === 4) return [];
          return wrong('options', `${count} options: beside one key, write 3 distractors`);
        }
        if (keys > 3) return wrong('options', `${keys} keys: mark 2 or 3 as correct`);
        if (between(count, 5, 6)) return [];
        return wrong('options', `${count} options: with ${keys} keys, write 5 or 6`);
      }
      if ('items' in one && !between(one.items.length, 3, 5)) {
        return wrong('items', `${one.items.length} items: put 3 to 5 into order`);
      }
      if ('pairs' in one && !between(one.pairs.length, 3, 7)) {
        return wrong('pairs', `${one.pairs.length} pairs: match 3 to 7`);
      }
      return [];
    }),
};
