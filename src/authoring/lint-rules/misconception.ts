// L22: each distractor names the card whose trap it is, and each card the objective that its keys stand for.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';

export const misconception: LintRule = {
  id: 'L22',
  level: 'warning',
  graver: 'error where the card is critical',
  finds: 'a distractor without `trap`, a key with one, a card without an objective',
  rationale: 'Only a distractor that names a trap can tell a learner which misconception to mend.',
  question: ({ content, card }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      if (!('options' in one)) return [];
      const level = card.head.importance === 'critical' ? 'error' : 'warning';
      return one.options.flatMap((option, at) => {
        const wrong = (message: string) => [
          { path: [...path, 'options', at], message, level } as const,
        ];
        if (option.correct) {
          if (option.trap === undefined) return [];
          return wrong('the right option names a trap: delete `trap`');
        }
        if (option.trap !== undefined) return [];
        const why = level === 'error' ? ' (an error, since the card is critical)' : '';
        return wrong(
          `this distractor names no misconception: add \`trap:\` with the id of a card${why}`,
        );
      });
    }),
  card: ({ head }, { objectives }) => {
    if (!objectives?.size || head.objectives?.length) return [];
    return [{ path: ['id'], message: 'this card serves no objective: add `objectives:`' }];
  },
};
