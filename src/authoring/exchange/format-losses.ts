// What a bank holds beyond what a format says that it carries: one loss for each card and each question concerned.
import type { QuestionContent } from '#core/question/question-types/index.ts';
import type { Loss, WrittenBank } from '../format.ts';

/** Names of the fields that a format writes; questions of other types are left out as a whole. */
export type Carried = {
  readonly title: string;
  readonly card: readonly string[];
  readonly question: readonly string[];
  /** Of an option or item. */
  readonly option: readonly string[];
  readonly types: readonly QuestionContent['type'][];
};

/** True for a value that says nothing: its field may as well be absent. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function beyond(fields: object, carried: readonly string[]): string[] {
  return Object.entries(fields)
    .filter(([name, value]) => !carried.includes(name) && !isEmpty(value))
    .map(([name]) => name);
}

/** A question of a type that the format has no form for. */
function leftOut({ id, type }: QuestionContent, title: string): Loss {
  return { level: 'error', id, message: `${title} has no form for the type \`${type}\`: left out` };
}

function partsOf(question: QuestionContent): readonly object[] {
  if (question.type === 'single' || question.type === 'multiple') return question.options;
  return question.type === 'ordering' ? question.items : [];
}

function warning(title: string, id: string, names: readonly string[]): Loss[] {
  if (names.length === 0) return [];
  const fields = names.map((name) => `\`${name}\``).join(', ');
  return [{ level: 'warning', id, message: `${title} does not carry ${fields}` }];
}

/** Every loss of a bank but those that depend on a text; in the order of the cards. */
export function lossesOf({ bank, cards }: WrittenBank, carried: Carried): Loss[] {
  const { title } = carried;
  const ofQuestion = (question: QuestionContent): Loss[] => {
    if (!carried.types.includes(question.type)) return [leftOut(question, title)];
    const own = beyond(question, ['type', ...carried.question]);
    const inner = partsOf(question).flatMap((part) => beyond(part, carried.option));
    return warning(title, question.id, [...new Set([...own, ...inner])]);
  };
  return [
    ...warning(title, bank.bank, beyond(bank, ['bank', 'topics'])),
    ...cards.flatMap(({ head, questions }) => [
      ...warning(title, head.id, beyond(head, carried.card)),
      ...questions.flatMap(ofQuestion),
    ]),
  ];
}
