// L30: questions are in the author's own words, and not in those of the documents that they were made from.
import type { FindingIn, LintRule } from '../lint-rule.ts';
import { asked, type LintQuestion } from '../lint-subject.ts';
import { createRunIndex } from '../words/run-index.ts';
import { wordsOf } from '../words/words.ts';
import type { Path } from '../yaml/yaml-node.ts';

const RUN = 12;

type Written = { readonly question: LintQuestion; readonly path: Path; readonly text: string };

function textsOf(question: LintQuestion): Written[] {
  const { content } = question;
  const shared = 'parts' in content ? [{ question, path: ['case'], text: content.case }] : [];
  const own = asked(content).flatMap(({ path, content: one }) => {
    const options = 'options' in one ? one.options : [];
    return [
      { question, path: [...path, 'stem'], text: one.stem },
      ...options.map(({ text }, at) => ({
        question,
        path: [...path, 'options', at, 'text'],
        text,
      })),
    ];
  });
  return [...shared, ...own];
}

export const copiedText: LintRule = {
  id: 'L30',
  level: 'warning',
  finds: `with \`--documents\`: ${RUN} words of a stem or option that follow each other in a document`,
  rationale:
    'Copied sentences are owned by others, and are recognised in place of being understood.',
  across: ({ questions, documents }) => {
    if (documents.length === 0) return [];
    const written = questions.flatMap(textsOf);
    // By run, the first document that has it.
    const index = createRunIndex<{ file: string | null }>(RUN);
    for (const { text } of written) index.add(wordsOf(text), () => ({ file: null }));
    for (const { file, text } of documents) {
      index.find(wordsOf(text), (run) => {
        run.file ??= file;
        return false;
      });
    }
    return written.flatMap(({ question, path, text }): FindingIn[] => {
      const found = index.find(wordsOf(text), ({ file }) => file !== null);
      if (!found) return [];
      const message = `"${found.run}" stands in ${found.value.file}, too: say it in words of your own`;
      return [{ question, path, message }];
    });
  },
};
