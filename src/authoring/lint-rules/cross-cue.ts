// L29: no question tells the key of another.
import type { LintRule } from '../lint-rule.ts';
import { asked, choicesIn, type LintQuestion } from '../lint-subject.ts';
import { createRunIndex } from '../words/run-index.ts';
import { wordsOf } from '../words/words.ts';

const RUN = 6;

function textsOf({ content }: LintQuestion): string[] {
  const stems = asked(content).map(({ content: one }) => one.stem);
  return 'parts' in content ? [content.case, ...stems] : stems;
}

export const crossCue: LintRule = {
  id: 'L29',
  level: 'warning',
  finds: `${RUN} words of a key that follow each other in the stem of another question`,
  rationale: 'In a session, a stem that was just read should not answer the next question.',
  across: ({ questions }) => {
    const keys = questions.flatMap((question) =>
      choicesIn(question.content).flatMap(({ path, options, keys: right }) =>
        right.map((key) => ({
          question,
          path: [...path, 'options', options.indexOf(key), 'text'],
          words: wordsOf(key.text),
        })),
      ),
    );
    // By run, the first question that says it and the first other one: no key belongs to both.
    const told = createRunIndex<LintQuestion[]>(RUN);
    for (const { words } of keys) told.add(words, () => []);
    for (const question of questions) {
      for (const text of textsOf(question)) {
        told.find(wordsOf(text), (by) => {
          if (by.length < 2 && by[0] !== question) by.push(question);
          return false;
        });
      }
    }
    return keys.flatMap(({ question, path, words }) => {
      const isOther = (one: LintQuestion) => one !== question;
      const found = told.find(words, (by) => by.some(isOther));
      const other = found?.value.find(isOther);
      if (!found || !other) return [];
      const message = `"${found.run}" of this key is in the stem of \`${other.content.id}\`: say it otherwise in one of them`;
      return [{ question, path, message }];
    });
  },
};
