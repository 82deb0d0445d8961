// Cards and questions → the text of question files, with the fields in the order in which authors write them.

import { MAX_FILE_BYTES } from './source.ts';
import { MAX_QUESTIONS } from './validate/limits.ts';
import { PARAGRAPHS, yamlText } from './yaml/yaml-text.ts';

/** Fields by name; what is undefined is not written. Nothing here asks whether they are complete. */
export type Fields = Readonly<Record<string, unknown>>;

/** A card with its questions, or a question outside a card with the fields of its card among its own. */
export type CardFields =
  | { readonly loose: true; readonly question: Fields }
  | { readonly loose: false; readonly head: Fields; readonly questions: readonly Fields[] };

const QUESTION_ORDER = [
  ...['id', 'title', 'topic', 'importance', 'exams', 'objectives', 'asOf', 'validUntil'],
  ...['type', 'level', 'case', 'stem', 'options', 'items', 'pairs', 'choices', 'accept'],
  ...['answer', 'points', 'explanation', 'parts', 'aliases', 'sources', 'studyFormat', 'waive'],
];
const CARD_ORDER = [
  ...['id', 'title', 'trap', 'topic', 'importance', 'exams', 'objectives', 'confusable'],
  ...['asOf', 'validUntil', 'sources', 'waive', 'questions'],
];
const OPTION_ORDER = ['text', 'correct', 'rationale', 'trap', 'fixed'];

const STYLE = {
  blocks: PARAGRAPHS,
  inline: new Set(['exams', 'objectives', 'confusable', 'aliases']),
};

function ordered(fields: Fields, order: readonly string[]): Fields {
  const rest = Object.keys(fields).filter((name) => !order.includes(name));
  return Object.fromEntries(
    [...order, ...rest].flatMap((name) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown, write: (entry: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(write) : value;
}

/** An item that is nothing but its text is written as a text. */
function itemOf(item: unknown): unknown {
  if (!isFields(item)) return item;
  const fields = ordered(item, OPTION_ORDER);
  return Object.keys(fields).join() === 'text' ? fields['text'] : fields;
}

function questionOf(question: Fields): Fields {
  return ordered(
    {
      ...question,
      options: listOf(question['options'], (option) =>
        isFields(option) ? ordered(option, OPTION_ORDER) : option,
      ),
      items: listOf(question['items'], itemOf),
      parts: listOf(question['parts'], (part) => (isFields(part) ? questionOf(part) : part)),
    },
    QUESTION_ORDER,
  );
}

/** The lines of one entry of `cards:` or `questions:`. */
function entryText(card: CardFields): string {
  const fields = card.loose
    ? questionOf(card.question)
    : ordered({ ...card.head, questions: card.questions.map(questionOf) }, CARD_ORDER);
  return yamlText({ entry: [fields] }, STYLE).slice('entry:\n'.length);
}

function fileText(comment: string, entries: readonly (CardFields & { text: string })[]): string {
  const below = (name: string, loose: boolean) => {
    const texts = entries.filter((entry) => entry.loose === loose).map(({ text }) => text);
    return texts.length > 0 ? [`${name}:\n${texts.join('\n')}`] : [];
  };
  return `# ${comment}\n${[...below('cards', false), ...below('questions', true)].join('\n')}`;
}

/**
 * The texts of as many question files as the limits of one file (MAX_FILE_BYTES, MAX_QUESTIONS) ask for; each opens
 * with the comment, which is one line. A card is never split.
 */
export function writeCardFiles(cards: readonly CardFields[], comment: string): string[] {
  const files: (CardFields & { text: string })[][] = [];
  let bytes = 0;
  let questions = 0;
  for (const card of cards) {
    const text = entryText(card);
    // For the comment, the two headings and the line between entries.
    const size = Buffer.byteLength(text) + 1;
    const count = card.loose ? 1 : card.questions.length;
    const last = files.at(-1);
    const full = bytes + size > MAX_FILE_BYTES - 4096 || questions + count > MAX_QUESTIONS;
    if (last && !full) {
      last.push({ ...card, text });
      bytes += size;
      questions += count;
    } else {
      files.push([{ ...card, text }]);
      [bytes, questions] = [size, count];
    }
  }
  return files.map((entries) => fileText(comment, entries));
}

/** A bank.yaml with the fields that are known, in the order in which authors write them. */
export function writeBankFile(fields: Fields, comment: string): string {
  const order = ['bank', 'title', 'language', 'license', 'exams', 'topics', 'sources'];
  return `# ${comment}\n${yamlText(ordered(fields, order), STYLE)}`;
}
