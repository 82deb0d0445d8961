// Questions → GIFT, in a form that Moodle reads: its own signs escaped, texts as Markdown, ids and cards in comments.
import type { PartContent } from '#core/question/question-types/index.ts';
import type { FormatWritten, WrittenBank } from '../../format.ts';
import { type Carried, writtenQuestions } from '../written-questions.ts';
import { escaped } from './syntax.ts';

type Of<T extends PartContent['type']> = Extract<PartContent, { type: T }>;

const CARRIED: Carried = {
  title: 'GIFT',
  card: ['id', 'title', 'topic', 'importance'],
  bank: [],
  question: ['level', 'explanation'],
  option: ['rationale'],
  types: ['single', 'multiple', 'matching', 'short', 'recall'],
  cases: 'left out',
};

/** A text that begins like the name of a format gets the name of its own before it. */
function textOf(text: string): string {
  return `${text.startsWith('[') ? '[markdown]' : ''}${escaped(text)}`;
}

function optionLines({ options }: Of<'single' | 'multiple'>): string[] {
  const keys = options.filter(({ correct }) => correct).length;
  const share = Number((100 / keys).toFixed(5));
  return options.map(({ text, correct, rationale }) => {
    // A text that begins like a weight needs one before it.
    const plain = keys === 1 && !text.startsWith('%');
    const sign = plain ? (correct ? '=' : '~') : `~%${correct ? share : keys === 1 ? 0 : -100}%`;
    return `${sign}${textOf(text)}#${textOf(rationale)}`;
  });
}

function matchLines({ pairs, choices = [] }: Of<'matching'>): string[] {
  return [
    ...pairs.map(({ prompt, choice }) => `=${textOf(prompt)} -> ${escaped(choice)}`),
    ...choices.map((choice) => `= -> ${escaped(choice)}`),
  ];
}

/** The lines between the braces. */
function answerLines(question: PartContent): string[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return optionLines(question);
    case 'matching':
      return matchLines(question);
    case 'short':
      return question.accept.map((text) => `=%100%${textOf(text.replaceAll('*', '\\*'))}#`);
    default:
      return [];
  }
}

function generalOf(question: PartContent): string {
  if (question.type === 'recall') return `####${textOf(question.answer)}`;
  return 'explanation' in question ? `####${textOf(question.explanation ?? '')}` : '';
}

/** Why this question cannot be told in GIFT, or null. */
function obstacle(question: PartContent): string | null {
  const arrow = (texts: readonly string[]) => texts.some((text) => text.includes('->'));
  if (question.type === 'matching') {
    return arrow(question.pairs.map(({ prompt }) => prompt)) ? 'a prompt with "->"' : null;
  }
  if (question.type === 'short') {
    if (arrow(question.accept)) return 'an accepted answer with "->"';
    if (question.accept.some((text) => /\\\*/.test(text))) return 'an accepted answer with "\\*"';
  }
  return null;
}

export function writeGift(bank: WrittenBank): FormatWritten {
  const { questions, losses } = writtenQuestions(bank, CARRIED);
  const blocks: string[] = [];
  let topic: string | null = null;
  for (const { card, content } of questions) {
    const why = obstacle(content);
    if (why !== null) {
      const message = `GIFT cannot tell ${why}: left out`;
      losses.push({ level: 'error', id: content.id, message });
      continue;
    }
    if (card.topic !== topic) {
      topic = card.topic;
      blocks.push(`$CATEGORY: ${topic}\n`);
    }
    const tags = [`card:${card.id}`, `level:${content.level}`, `importance:${card.importance}`];
    const lines = [...answerLines(content), generalOf(content)].map((line) => `\t${line}\n`);
    blocks.push(
      `// [id:${content.id}] ${tags.map((tag) => `[tag:${tag}]`).join(' ')}\n` +
        `::${escaped(card.title)}::[markdown]${escaped(content.stem)}{\n${lines.join('')}}\n`,
    );
  }
  return { bytes: new TextEncoder().encode(blocks.join('\n')), losses };
}
