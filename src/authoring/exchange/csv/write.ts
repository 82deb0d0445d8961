// Questions → CSV (RFC 4180) with a header row: one row a question, with the fields of its card.
import { stringify } from 'csv-stringify/sync';
import type { CardHead } from '#core/question/card.ts';
import type { PartContent } from '#core/question/question-types/index.ts';
import type { FormatWritten, WrittenBank } from '../../format.ts';
import { writtenQuestions } from '../written-questions.ts';
import { entriesText, harmless, LEADING, MAX_NUMBER, NUMBERED, OF_CARD, TYPES } from './cells.ts';

type Row = Readonly<Record<string, string | undefined>>;

/** The numbered cells of an option, an item, a pair or an accepted answer. */
type Numbered = Partial<Record<(typeof NUMBERED)[number], string | undefined>>;

function numberedOf(question: PartContent): Numbered[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options.map(({ text, rationale, trap }) => ({
        option: text,
        rationale,
        trap,
      }));
    case 'ordering':
      return question.items.map(({ text, rationale }) => ({ option: text, rationale }));
    case 'matching':
      return [
        ...question.pairs.map(({ prompt, choice }) => ({ option: prompt, match: choice })),
        ...(question.choices ?? []).map((choice) => ({ match: choice })),
      ];
    case 'short':
      return question.accept.map((option) => ({ option }));
    case 'recall':
      return (question.points ?? []).map((option) => ({ option }));
  }
}

/** The numbers of the options with a mark, from 1. */
function numbersOf(question: PartContent, mark: 'correct' | 'fixed'): string | undefined {
  if (!('options' in question)) return undefined;
  return question.options
    .flatMap((option, at) => (option[mark] === true ? [at + 1] : []))
    .join(' ');
}

function sourcesText(sources: CardHead['sources']): string | undefined {
  return sources && entriesText(sources.map(({ source, section }) => [source, section]));
}

function rowOf(head: CardHead, question: PartContent): Row {
  const row: Row = {
    id: question.id,
    type: question.type,
    level: String(question.level),
    stem: question.stem,
    correct: numbersOf(question, 'correct'),
    fixed: numbersOf(question, 'fixed'),
    answer: 'answer' in question ? question.answer : undefined,
    explanation: 'explanation' in question ? question.explanation : undefined,
    aliases: question.aliases?.join(' '),
    sources: sourcesText(question.sources),
    studyFormat: question.studyFormat === true ? 'yes' : undefined,
    waive: question.waive && entriesText(Object.entries(question.waive)),
    card: head.id,
    title: head.title,
    trap: head.trap,
    topic: head.topic,
    importance: head.importance,
    exams: head.exams?.join(' '),
    objectives: head.objectives?.join(' '),
    confusable: head.confusable?.join(' '),
    asOf: head.asOf,
    validUntil: head.validUntil,
    cardSources: sourcesText(head.sources),
    cardWaive: head.waive && entriesText(Object.entries(head.waive)),
  };
  const numbered = numberedOf(question).flatMap((cells, at) =>
    NUMBERED.map((name) => [`${name}${at + 1}`, cells[name]]),
  );
  return { ...row, ...Object.fromEntries(numbered) };
}

/** The columns that some row fills, in their order; those that every reader looks for always. */
function columnsOf(rows: readonly Row[]): string[] {
  const filled = new Set(
    rows.flatMap((row) => Object.entries(row).flatMap(([name, cell]) => (cell ? [name] : []))),
  );
  const numbered = Array.from({ length: MAX_NUMBER }, (_, at) =>
    NUMBERED.map((name) => `${name}${at + 1}`),
  ).flat();
  const [id, type, level, stem, correct, ...others] = LEADING;
  const always = [id, type, level, stem, correct];
  return [...always, ...[...numbered, ...others, ...OF_CARD].filter((name) => filled.has(name))];
}

export function writeCsv(bank: WrittenBank): FormatWritten {
  const { questions, losses } = writtenQuestions(bank, {
    title: 'CSV',
    bank: [],
    card: [...OF_CARD, 'id', 'sources', 'waive'],
    question: [...LEADING, 'points'],
    option: ['rationale', 'trap', 'fixed'],
    types: TYPES,
    cases: 'left out',
  });
  const rows: Row[] = [];
  for (const { card, content } of questions) {
    if (numberedOf(content).length > MAX_NUMBER) {
      const message = `CSV has room for ${MAX_NUMBER} options: left out`;
      losses.push({ level: 'error', id: content.id, message });
    } else rows.push(rowOf(card, content));
  }
  const columns = columnsOf(rows);
  const text = stringify(
    [columns, ...rows.map((row) => columns.map((name) => harmless(row[name] ?? '')))],
    { record_delimiter: 'windows', bom: true, quoted_match: [/[\r\n]/] },
  );
  return { bytes: new TextEncoder().encode(text), losses };
}
