// The questions of a bank as a format writes them, each by itself, and what of the bank gets lost on the way.
import type { CardHead } from '#core/question/card.ts';
import type { PartContent, QuestionContent } from '#core/question/question-types/index.ts';
import type { Loss, WrittenBank } from '../format.ts';
import type { ValidCard } from '../link.ts';

export type WrittenQuestion = { readonly card: CardHead; readonly content: PartContent };

/** What a format has a place for: names of fields, besides what is asked and its key. */
export type Carried = {
  readonly title: string;
  readonly bank: readonly string[];
  /** Without `id`, a format does not tell which questions belong together. */
  readonly card: readonly string[];
  readonly question: readonly string[];
  /** Of an option or item. */
  readonly option: readonly string[];
  /** Questions of other types are left out. */
  readonly types: readonly PartContent['type'][];
  /** What becomes of a case: each part a question with the case in front of it, or nothing. */
  readonly cases: 'split' | 'left out';
  /** One sentence in place of all that is said of fields, for a format that carries next to nothing. */
  readonly only?: string;
};

/** What is asked, which no format is without. */
const ASKED = ['id', 'type', 'stem', 'options', 'items', 'pairs', 'choices', 'accept', 'answer'];
const ASKED_OF_OPTION = ['text', 'correct'];
/** Of a case that is split, which has no fields but its own. */
const OF_CASE = ['id', 'type', 'level', 'case', 'parts', 'explanation'];

/** True for a value that says nothing: its field may as well be absent. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function beyond(fields: object, carried: readonly string[]): string[] {
  return Object.entries(fields)
    .filter(([name, value]) => !carried.includes(name) && !isEmpty(value))
    .map(([name]) => `\`${name}\``);
}

function innerOf(content: QuestionContent): readonly object[] {
  if ('options' in content) return content.options;
  return 'items' in content ? content.items : [];
}

/** Of one question that is written. */
function lostOf(content: QuestionContent, carried: Carried): string[] {
  if (content.type === 'case') {
    return [...beyond(content, OF_CASE), ...content.parts.flatMap((one) => lostOf(one, carried))];
  }
  return [
    ...beyond(content, [...ASKED, ...carried.question]),
    ...innerOf(content).flatMap((one) => beyond(one, [...ASKED_OF_OPTION, ...carried.option])),
  ];
}

function isWritten({ type }: QuestionContent, { types, cases }: Carried): boolean {
  return type === 'case' ? cases === 'split' : types.includes(type);
}

function lossesOfCard({ head, questions }: ValidCard, carried: Carried): Loss[] {
  const { title } = carried;
  const written = questions.filter((one) => isWritten(one, carried));
  const isAlone = carried.card.includes('id') || written.length < 2;
  const names = new Set([
    ...(isAlone ? [] : ['the card itself']),
    ...beyond(head, ['id', ...carried.card]),
    ...written.flatMap((content) => lostOf(content, carried)),
  ]);
  if (carried.only !== undefined || names.size === 0 || written.length === 0) return [];
  const message = `${title} has no place for ${[...names].join(', ')} of this card and its questions`;
  return [{ level: 'warning', id: head.id, message }];
}

/** What bank.yaml says beyond what a format has a place for. */
export function lossesOfBank(
  bank: WrittenBank['bank'],
  { title, bank: fields, only }: Pick<Carried, 'title' | 'bank' | 'only'>,
): Loss[] {
  if (only !== undefined) return [{ level: 'warning', id: null, message: only }];
  const names = beyond(bank, ['bank', ...fields]);
  if (names.length === 0) return [];
  const message = `${title} has no place for ${names.join(', ')} of the bank`;
  return [{ level: 'warning', id: null, message }];
}

/** Each part of a case as a question, with the case in front of it; learners read it as often as they are asked. */
function partsOf(content: QuestionContent): readonly PartContent[] {
  if (content.type !== 'case') return [content];
  return content.parts.map((part, at) => {
    const stem = `${content.case.trim()}\n\n${part.stem}`;
    const isLast = at === content.parts.length - 1;
    if (!isLast || content.explanation === undefined) return { ...part, stem };
    if (part.type === 'recall') {
      return { ...part, stem, answer: `${part.answer.trim()}\n\n${content.explanation}` };
    }
    return { ...part, stem, explanation: `${part.explanation.trim()}\n\n${content.explanation}` };
  });
}

/** In the order of the bank; one loss for the bank, each card, and each question that is split or left out. */
export function writtenQuestions({ bank, cards }: WrittenBank, carried: Carried) {
  const { title, types } = carried;
  const losses: Loss[] = lossesOfBank(bank, carried);
  const questions: WrittenQuestion[] = [];
  for (const card of cards) {
    losses.push(...lossesOfCard(card, carried));
    for (const question of card.questions) {
      const { id, type } = question;
      if (!isWritten(question, carried)) {
        const message = `${title} has no form for the type \`${type}\`: left out`;
        losses.push({ level: 'error', id, message });
        continue;
      }
      if (type === 'case') {
        const message = `${title} has no cases: written as ${question.parts.length} questions, each with the case in front of it`;
        losses.push({ level: 'warning', id, message });
      }
      for (const content of partsOf(question)) {
        if (types.includes(content.type)) questions.push({ card: card.head, content });
        else {
          const message = `${title} has no form for the type \`${content.type}\`: left out`;
          losses.push({ level: 'error', id: content.id, message });
        }
      }
    }
  }
  return { questions, losses };
}

/** As learners see them who get them in this order: what is fixed stands behind the others. */
export function fixedLast<T extends { readonly fixed?: boolean | undefined }>(
  options: readonly T[],
): T[] {
  return [
    ...options.filter(({ fixed }) => fixed !== true),
    ...options.filter(({ fixed }) => fixed === true),
  ];
}

/** In the order of their texts, which tells nothing of the key. */
export function byText<T>(all: readonly T[], textOf: (one: T) => string): T[] {
  return all.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0));
}
