// L27: a question has a type that its exams print, or says that it is for study.
import type { LintRule } from '../lint-rule.ts';

export const examType: LintRule = {
  id: 'L27',
  level: 'warning',
  finds: 'a question type that no exam of the card prints, without `studyFormat: true`',
  rationale:
    'A learner should know the forms of the exam, and practice in other forms is named as such.',
  question: ({ content, card: { head } }, { bank }) => {
    const exams = bank?.exams ?? {};
    const prints = (code: string) => exams[code]?.types.includes(content.type) === true;
    // A form that no exam of the bank prints misleads nobody.
    if (content.studyFormat || !Object.keys(exams).some(prints)) return [];
    if (!head.exams?.length || head.exams.some(prints)) return [];
    const message = `no exam of this card prints ${content.type} questions: add \`studyFormat: true\``;
    return [{ path: ['type'], message }];
  },
};
