// A card to be written, as YAML: everything that a card needs, with empty texts that `check` names one by one.
import { type QuestionKind, questionType } from '#core/question/question-types/index.ts';
import { yamlLines, yamlScalar } from './skeleton-lines.ts';

export type CardPlan = {
  readonly id: string;
  readonly type: QuestionKind;
  /** Id of its first question; parts of a case add a number to it. */
  readonly question: string;
  /** Empty where the author has to choose. */
  readonly topic: string;
  /** Codes that the bank declares. */
  readonly exams: readonly string[];
  /** Ids that the bank declares: where there are some, a card serves one. */
  readonly objectives: readonly string[];
};

const SHOWN = 5;

function some(ids: readonly string[]): string {
  const first = ids.slice(0, SHOWN).join(', ');
  return ids.length > SHOWN ? `such as ${first}; all are in bank.yaml` : first;
}

/** The parts of a case need ids of their own; whatever else is empty is for the author. */
function named(skeleton: Readonly<Record<string, unknown>>, question: string) {
  const { parts } = skeleton;
  if (!Array.isArray(parts)) return skeleton;
  return {
    ...skeleton,
    parts: parts.map((part: object, at) => ({ ...part, id: `${question}-${at + 1}` })),
  };
}

/** The lines of one entry of `cards:`, without indentation. */
export function cardLines(plan: CardPlan): string[] {
  const { id, type, question, topic, exams, objectives } = plan;
  const asked = named(questionType(type).skeleton, question);
  const head = [
    `id: ${yamlScalar(id)}`,
    'title: ""  # the one thing to know, as a sentence',
    'trap: ""  # the misconception, as a learner would hold it',
    `topic: ${yamlScalar(topic)}`,
    'importance: important  # critical | important | nice-to-know',
    ...(exams.length > 0 ? [`exams: []  # ${exams.join(', ')}`] : []),
    ...(objectives.length > 0 ? [`objectives: [""]  # ${some(objectives)}`] : []),
  ];
  const fields = yamlLines({ questions: [{ id: question, type, level: 2, ...asked }] });
  return [...head, ...fields].map((line, at) => (at === 0 ? '- ' : '  ') + line);
}
