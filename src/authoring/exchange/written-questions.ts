// The questions of a bank as formats without cards and cases write them: each by itself, with what gets lost on the way.
import type { CardHead } from '#core/question/card.ts';
import type { PartContent, QuestionContent } from '#core/question/question-types/index.ts';
import type { Loss, WrittenBank } from '../format.ts';
import type { ValidCard } from '../link.ts';
import { legalXml } from './xml-write.ts';

export type WrittenQuestion = { readonly card: CardHead; readonly content: PartContent };

/** Fields that a format has a place for, besides text, key, rationale and explanation. */
export type Places = {
  readonly card: readonly string[];
  readonly question: readonly string[];
  readonly option: readonly string[];
};

const ALWAYS = {
  card: ['id'],
  question: [
    ...['id', 'type', 'stem', 'options', 'items', 'pairs', 'choices', 'accept'],
    ...['answer', 'points', 'explanation'],
  ],
  option: ['text', 'correct', 'rationale', 'prompt', 'choice'],
};

function isEmpty(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function beyond(fields: object, known: readonly string[]): string[] {
  return Object.entries(fields)
    .filter(([name, value]) => !known.includes(name) && !isEmpty(value))
    .map(([name]) => `\`${name}\``);
}

function innerOf(content: PartContent): readonly object[] {
  if ('options' in content) return content.options;
  return 'items' in content ? content.items : [];
}

/** Each part of a case as a question, with the case in front of it; learners read it as often as they are asked. */
function single(content: QuestionContent): readonly PartContent[] {
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

function lossesOf({ head, questions }: ValidCard, title: string, places: Places): Loss[] {
  const ofCard = beyond(head, [...ALWAYS.card, ...places.card]);
  const ofQuestions = questions
    .flatMap((question) => [question, ...(question.type === 'case' ? question.parts : [])])
    .flatMap((content) => {
      if (content.type === 'case') {
        return beyond(content, ['id', 'type', 'level', 'case', 'parts', 'explanation']);
      }
      const known = [...ALWAYS.question, ...places.question];
      const inner = innerOf(content).flatMap((one) =>
        beyond(one, [...ALWAYS.option, ...places.option]),
      );
      return [...beyond(content, known), ...inner];
    });
  const names = [...new Set([...ofCard, ...ofQuestions])];
  if (names.length === 0) return [];
  const message = `${title} has no place for ${names.join(', ')} of this card and its questions`;
  return [{ level: 'warning', id: head.id, message }];
}

/** Nothing of a format speaks of a whole bank, but for its title and its topics. */
function lossesOfBank(bank: WrittenBank['bank'], title: string): Loss[] {
  const names = beyond(bank, ['bank', 'title', 'language', 'topics']);
  if (names.length === 0) return [];
  const message = `${title} has no place for ${names.join(', ')} of the bank`;
  return [{ level: 'warning', id: bank.bank, message }];
}

/** In the order of the bank, ready for XML. One loss for the bank, each card, each case, and each question with illegal signs. */
export function writtenQuestions({ bank, cards }: WrittenBank, title: string, places: Places) {
  const losses: Loss[] = lossesOfBank(bank, title);
  const questions: WrittenQuestion[] = [];
  for (const card of cards) {
    losses.push(...lossesOf(card, title, places));
    const head = legalXml(card.head).value;
    for (const question of card.questions) {
      if (question.type === 'case') {
        const message = `${title} has no cases: written as ${question.parts.length} questions, each with the case in front of it`;
        losses.push({ level: 'warning', id: question.id, message });
      }
      for (const part of single(question)) {
        const { value: content, lost } = legalXml(part);
        questions.push({ card: head, content });
        if (!lost) continue;
        const message = 'control characters, which XML cannot hold, are written as U+FFFD';
        losses.push({ level: 'warning', id: part.id, message });
      }
    }
  }
  return { questions, losses };
}
