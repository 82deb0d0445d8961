// L29: no question tells the key of another.
import type { LintRule } from '../lint-rule.ts';
import { asked, choicesIn, type LintQuestion } from '../lint-subject.ts';
import { runsOf } from '../words.ts';

const RUN = 6;

function textsOf({ content }: LintQuestion): string[] {
  const stems = asked(content).map(({ content: one }) => one.stem);
  return 'parts' in content ? [content.case, ...stems] : stems;
}

export const crossCue: LintRule = {
  id: 'L29',
  level: 'warning',
  rationale: 'In a session, a stem that was just read should not answer the next question.',
  across: ({ questions }) => {
    const told = new Map<string, LintQuestion[]>();
    for (const question of questions) {
      for (const run of new Set(textsOf(question).flatMap((text) => [...runsOf(text, RUN)]))) {
        const by = told.get(run);
        if (by) by.push(question);
        else told.set(run, [question]);
      }
    }
    return questions.flatMap((question) =>
      choicesIn(question.content).flatMap(({ path, options, keys }) =>
        keys.flatMap((key) => {
          const run = [...runsOf(key.text, RUN)].find((one) =>
            told.get(one)?.some((other) => other !== question),
          );
          const other = told.get(run ?? '')?.find((one) => one !== question);
          if (!other) return [];
          const message = `"${run}" of this key is in the stem of \`${other.content.id}\`: say it otherwise in one of them`;
          return [{ question, path: [...path, 'options', options.indexOf(key), 'text'], message }];
        }),
      ),
    );
  },
};
