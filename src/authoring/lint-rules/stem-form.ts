// L17: a stem asks exactly one question, at its end. A case asks in its parts.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';

const SELECT = /\(Select [A-Z]+\.\)$/;
/** What somebody in the scenario says, and code, ask nobody. */
const QUOTED = /"[^"]*"|“[^”]{0,500}”|„[^“”]{0,500}[“”]|«[^»]{0,500}»|`[^`]*`/g;
/** What the exams print over a list to be put into order or matched. */
const INSTRUCTION =
  /(^|[.!?:]\s+)(Match|Order|Arrange|Put|Place|Rank|Sort|Select and order)\b[^.!?]*[.:]$/;

export const stemForm: LintRule = {
  id: 'L17',
  level: 'error',
  finds: 'a stem without a question, with several, or that goes on after it',
  rationale:
    'A learner should know what is asked before reading the options, and answer one thing.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      const wrong = (message: string) => [{ path: [...path, 'stem'], message }];
      const stem = one.stem.trim().replace(SELECT, '').replace(QUOTED, '""').trimEnd();
      const questions = stem.match(/(?<!\?)\?+(?=[\s)*_]|$)/g)?.length ?? 0;
      if (questions > 1) return wrong(`the stem asks ${questions} questions: ask one`);
      if (/\?[)*_]*$/.test(stem)) return [];
      if (questions === 1)
        return wrong('the stem goes on after its question: let it end with the question');
      const orders = 'items' in one || 'pairs' in one;
      if (orders && INSTRUCTION.test(stem)) return [];
      return wrong('the stem asks nothing: let its last sentence be a question that ends with "?"');
    }),
};
