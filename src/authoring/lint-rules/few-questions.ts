// `few-questions`: a card asks in at least two ways, unless its one question asks anew each time.
import { questionType } from '#core/question/question-types/index.ts';
import type { LintRule } from '../lint-rule.ts';

export const fewQuestions: LintRule = {
  id: 'few-questions',
  level: 'warning',
  finds: 'a card with one question, unless that is a case or a recall',
  rationale: 'With one wording only, a learner comes to know the wording.',
  card: ({ questions: [only], written, loose }) => {
    if (loose || !only || written > 1) return [];
    // A case asks several questions, and a recall has no options to remember.
    if (questionType(only.type).parts(only) > 1 || 'answer' in only) return [];
    return [
      { path: ['questions'], message: 'a card with one question: ask the same in another way' },
    ];
  },
};
