// A shared text with several questions of other types, each asked and scored for itself: the question type `case`.
import { z } from 'zod';
import { distinct } from '../distinct.ts';
import { questionFields, Text } from '../question.ts';
import type { QuestionType } from '../question-type.ts';
// Types only: at run time the registry hands over its other types, and this file knows none of them.
import type { PartContent } from './index.ts';

const clinic = {
  id: 'clinic-chat',
  type: 'case' as const,
  level: 3,
  case: 'A clinic answers letters with a tuned model. Its data may not leave the building.',
  parts: [
    {
      id: 'clinic-chat-host',
      type: 'single' as const,
      level: 2,
      stem: 'Where should the model run?',
      options: [
        { text: 'On its own servers', correct: true, rationale: 'Nothing leaves the building.' },
        { text: 'On a shared endpoint', rationale: 'Letters travel.', trap: 'managed-hosting' },
      ],
      explanation: 'The rule about data decides, not the comfort of hosting.',
    },
    {
      id: 'clinic-chat-steps',
      type: 'ordering' as const,
      level: 2,
      stem: 'In which order does the team proceed?',
      items: [
        { text: 'Remove names' },
        { text: 'Train a copy' },
        { text: 'Compare with old letters' },
      ],
      explanation: 'What is learned cannot be unlearned, so clean first.',
    },
    {
      id: 'clinic-chat-why',
      type: 'recall' as const,
      level: 3,
      stem: 'Why might the clinic prefer search over tuning?',
      answer: 'Facts change weekly, weights do not.',
    },
  ],
};

/** `typeOf` gives the type of a part; `part` is what an author may write as one. */
export function createCase(
  typeOf: (kind: PartContent['type']) => QuestionType<unknown>,
  part: z.ZodType<PartContent>,
) {
  const Case = z.strictObject({
    ...questionFields,
    type: z.literal('case').describe('A shared situation with two to four questions.'),
    case: Text.describe('The situation that all parts share, shown with each of them. Markdown.'),
    parts: z
      .array(part)
      .min(2, 'give a case two to four parts; a single question needs no case')
      .max(4, 'give a case two to four parts; make two cases of it')
      .superRefine(distinct<PartContent>(({ id }) => id, 'give each part an id of its own', 'id'))
      .describe(
        'Two to four questions of other types, each with an id of its own and scored for itself.',
      ),
    /** What the whole case teaches; shown behind the explanation of the last part. */
    explanation: Text.optional().describe('What the whole case teaches; shown with the last part.'),
  });
  type Case = z.infer<typeof Case>;

  /** The part as a question of its own type. Throws RangeError for a part that the case does not have. */
  const ask = <R>(
    { parts }: Case,
    at: number,
    answer: (type: QuestionType<unknown>, content: PartContent) => R,
  ): R => {
    const content = parts[at];
    if (!content) throw new RangeError(`no part ${at} among ${parts.length}`);
    return answer(typeOf(content.type), content);
  };

  return {
    kind: 'case',
    schema: Case,
    parts: (content) => content.parts.length,
    label: (content, at) => ask(content, at, (_type, { id, level }) => ({ id, level })),
    stem: (content, at) => ({
      stem: ask(content, at, (type, one) => type.stem(one, 0).stem),
      caseText: content.case,
    }),
    slots: (content, at) => ask(content, at, (type, one) => type.slots(one, 0)),
    present: (content, at, layout) => ask(content, at, (type, one) => type.present(one, 0, layout)),
    response: (content, at) => ask(content, at, (type, one) => type.response(one, 0)),
    read: (content, at, response, layout) =>
      ask(content, at, (type, one) => type.read(one, 0, response, layout)),
    grade: (content, at, answered) => ask(content, at, (type, one) => type.grade(one, 0, answered)),
    key: (content, at, layout) => ask(content, at, (type, one) => type.key(one, 0, layout)),
    written: (content, at, answered, layout) =>
      ask(content, at, (type, one) => type.written(one, 0, answered, layout)),
    explain: (content, at, answered) =>
      ask(content, at, (type, one) => type.explain(one, 0, answered)),
    explanation: (content, at) => {
      const own = ask(content, at, (type, one) => type.explanation(one, 0));
      const whole = at === content.parts.length - 1 ? content.explanation : undefined;
      return [own, whole].filter(Boolean).join('\n\n');
    },
    guessChance: (content, at) => ask(content, at, (type, one) => type.guessChance(one, 0)),
    skeleton: {
      case: '',
      parts: [
        { id: '', type: 'single', level: 2, ...typeOf('single').skeleton },
        { id: '', type: 'single', level: 3, ...typeOf('single').skeleton },
      ],
    },
    examples: [
      { content: clinic, part: 0, answered: [0], correct: true, trap: null },
      { content: clinic, part: 0, answered: [1], correct: false, trap: 'managed-hosting' },
      { content: clinic, part: 1, answered: [1, 0, 2], correct: false, partial: 1 / 3 },
      { content: clinic, part: 1, answered: [0, 1, 2], correct: true, partial: 1 },
      { content: clinic, part: 2, answered: 'hard', correct: true, partial: null },
    ],
  } satisfies QuestionType<Case>;
}
