// L21: each option says why, in words of its own, and not by a letter that shuffling changes.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';
import { firstWithSameWording } from '../words/wording.ts';

const MIN_LENGTH = 40;
// Capital letters only: "a model is wrong" speaks of a model.
const LETTER =
  /\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice)s? [A-F]\b(?![-'’]\w)|(?:^|[.;,] )(?:[B-F]|A(?= is (?:wrong|right|correct|incorrect|false|true)\b)) (?:is|are) (?:wrong|right|correct|incorrect|false|true)\b/;

export const rationale: LintRule = {
  id: 'L21',
  level: 'error',
  finds: `a rationale of fewer than ${MIN_LENGTH} characters, one that repeats another, or one that names an option by its letter`,
  rationale: 'A learner corrects a misconception by reading why, not by reading which.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      if (!('options' in one)) return [];
      const first = firstWithSameWording(one.options.map(({ rationale: text }) => text));
      return one.options.flatMap(({ rationale: text }, at) => {
        const wrong = (message: string) => [
          { path: [...path, 'options', at, 'rationale'], message },
        ];
        const found: Finding[] = [];
        if (text.length < MIN_LENGTH) {
          const remedy = 'say why it is right, or why it fails here and when it would be right';
          found.push(
            ...wrong(
              `the rationale has ${text.length} characters, ${MIN_LENGTH} is the least: ${remedy}`,
            ),
          );
        }
        const letter = LETTER.exec(text)?.[0].replace(/^[.;,] /, '');
        if (letter)
          found.push(
            ...wrong(`"${letter}" points at a letter, but options are shuffled: name the thing`),
          );
        const before = first[at] ?? -1;
        if (before >= 0)
          found.push(
            ...wrong(`this is the rationale of option ${before + 1}: say what is special here`),
          );
        return found;
      });
    }),
};
