// L28: no two questions ask in the same words.
import type { FindingIn, LintRule } from '../lint-rule.ts';
import type { LintQuestion } from '../lint-subject.ts';
import { runsOf, similarity } from '../words.ts';

const RUN = 3;
const ALIKE = 0.6;
const SAME = 0.8;
/** A short stem says so little that two questions may well share it. */
const ENOUGH_RUNS = 8;
/** A run of words in more stems than this is a formula such as "which approach meets", not a copy. */
const FORMULA = 16;

type Stem = { readonly question: LintQuestion; readonly runs: ReadonlySet<string> };

export const similarStems: LintRule = {
  id: 'L28',
  level: 'warning',
  rationale: 'The second of two questions in the same words tests memory of the first.',
  across: ({ questions }) => {
    const withRun = new Map<string, Stem[]>();
    return questions.flatMap((question): FindingIn[] => {
      const { content } = question;
      const field = 'parts' in content ? 'case' : 'stem';
      const runs = runsOf('parts' in content ? content.case : content.stem, RUN);
      if (runs.size < ENOUGH_RUNS) return [];
      const before = [...runs].flatMap((run) => withRun.get(run) ?? []);
      for (const run of runs) {
        const stems = withRun.get(run) ?? [];
        if (stems.length < FORMULA) withRun.set(run, [...stems, { question, runs }]);
      }
      const ranked = [...new Set(before)]
        .map((other) => ({ other, alike: similarity(runs, other.runs) }))
        .filter(({ alike }) => alike >= ALIKE)
        .sort((a, b) => b.alike - a.alike);
      const [nearest] = ranked;
      if (!nearest) return [];
      const message = `asks almost in the words of \`${nearest.other.question.content.id}\`: ask from another angle, or drop one`;
      return [
        {
          question,
          path: [field],
          message,
          level: nearest.alike >= SAME ? 'error at release' : 'warning',
        },
      ];
    });
  },
};
