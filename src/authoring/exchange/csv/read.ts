// CSV with our columns → questions: the header names the columns, in any order, separated by comma, semicolon or tab.

// Above 250 lines because it is one table of columns, read cell by cell.
import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from '#core/base/problem.ts';
import type { CardHead } from '#core/question/card.ts';
import { Importance } from '#core/question/question.ts';
import type { ForeignContent, ForeignFile, ForeignQuestion, FormatRead } from '../../format.ts';
import { didYouMean } from '../../words/nearest.ts';
import { foreignText } from '../foreign-text.ts';
import { createFormatReport } from '../format-report.ts';
import { MAX_FOREIGN_QUESTIONS, TOO_MANY } from '../limits.ts';
import {
  entriesIn,
  LEADING,
  listIn,
  MAX_NUMBER,
  meantBy,
  NUMBERED,
  OF_CARD,
  sourcesIn,
  TYPES,
} from './cells.ts';

const SEPARATORS = [',', ';', '\t'];
const KNOWN: ReadonlyMap<string, string> = new Map(
  [
    ...LEADING,
    ...OF_CARD,
    ...Array.from({ length: MAX_NUMBER }, (_, at) =>
      NUMBERED.map((name) => `${name}${at + 1}`),
    ).flat(),
  ].map((name) => [name.toLowerCase(), name]),
);

/** Ends the reading of one row with the error that says why. */
class Unreadable extends Error {}

/** A row by the names of its columns; `cell` is trimmed, and empty where the row has none. */
type Row = {
  readonly cell: (name: string) => string;
  /** For which the header names a column. */
  readonly numbers: readonly number[];
  readonly warn: (message: string) => void;
};

type Numbered = {
  readonly number: number;
  readonly option: string;
  readonly match: string;
  readonly rationale: string;
  readonly trap: string;
};

function numberedIn({ cell, numbers }: Row): Numbered[] {
  return numbers
    .map((number) => ({
      number,
      option: cell(`option${number}`),
      match: cell(`match${number}`),
      rationale: cell(`rationale${number}`),
      trap: cell(`trap${number}`),
    }))
    .filter(({ option, match, rationale, trap }) => `${option}${match}${rationale}${trap}` !== '');
}

/** The numbers in a cell such as `1 3` or `A, C`; each must be an option of the row. */
function marked(row: Row, name: string, options: readonly Numbered[]): Set<number> {
  const numbers = listIn(row.cell(name)).map((word) =>
    /^[A-Za-z]$/.test(word) ? word.toUpperCase().charCodeAt(0) - 64 : Number(word),
  );
  if (!numbers.every((number) => options.some((one) => one.number === number))) {
    throw new Unreadable(
      `\`${name}\` must hold numbers of options, as in "1" or "1 3": this row is left out`,
    );
  }
  return new Set(numbers);
}

function typeOf(row: Row, keys: number): (typeof TYPES)[number] {
  const said = row.cell('type').toLowerCase();
  const type = TYPES.find((known) => known === said);
  if (type) return type;
  if (said === '' && keys > 0) return keys === 1 ? 'single' : 'multiple';
  const remedy = didYouMean(said, TYPES, `write one of ${TYPES.join(', ')}`);
  const what = said === '' ? `\`type\` is empty${remedy}` : `unknown \`type\` "${said}"${remedy}`;
  throw new Unreadable(`${what}: this row is left out`);
}

function contentOf(row: Row): ForeignContent {
  const numbered = numberedIn(row);
  const keys = marked(row, 'correct', numbered);
  const fixed = marked(row, 'fixed', numbered);
  const type = typeOf(row, keys.size);
  const stem = row.cell('stem');
  if (stem === '') throw new Unreadable('`stem` is empty: this row is left out');
  const unused = (used: readonly (keyof Numbered)[]) => {
    const names = NUMBERED.filter((name) => !used.includes(name));
    const lost = numbered.flatMap((one) =>
      names.flatMap((name) => (one[name] === '' ? [] : [`\`${name}${one.number}\``])),
    );
    const orphans = used.includes('match')
      ? []
      : numbered.flatMap(({ option, number }) => (option === '' ? [`option ${number}`] : []));
    if (lost.length > 0) row.warn(`${lost.join(', ')} is not of this type: not carried`);
    if (orphans.length > 0) row.warn(`${orphans.join(', ')} has no text: not carried`);
  };
  const options = numbered.filter(({ option }) => option !== '');
  const said = ({ rationale }: Numbered) => (rationale === '' ? {} : { rationale });
  switch (type) {
    case 'single':
    case 'multiple':
      unused(['option', 'rationale', 'trap']);
      return {
        type,
        stem,
        options: options.map((one) => ({
          text: one.option,
          correct: keys.has(one.number),
          ...said(one),
          ...(one.trap === '' ? {} : { trap: one.trap }),
          ...(fixed.has(one.number) ? { fixed: true } : {}),
        })),
      };
    case 'ordering':
      unused(['option', 'rationale']);
      return { type, stem, items: options.map((one) => ({ text: one.option, ...said(one) })) };
    case 'matching': {
      unused(['option', 'match']);
      const choices = numbered.flatMap(({ option, match }) => (option === '' ? [match] : []));
      return {
        type,
        stem,
        pairs: options.map(({ option, match }) => ({ prompt: option, choice: match })),
        ...(choices.length > 0 ? { choices } : {}),
      };
    }
    case 'short':
      unused(['option']);
      return { type, stem, accept: options.map(({ option }) => option) };
    case 'recall': {
      unused(['option']);
      const points = options.map(({ option }) => option);
      return { type, stem, answer: row.cell('answer'), ...(points.length > 0 ? { points } : {}) };
    }
  }
}

function waiversIn(cell: string): Record<string, string> {
  return Object.fromEntries(entriesIn(cell).map(([rule, reason = '']) => [rule, reason]));
}

function textField<K extends string>(row: Row, field: K, column: string = field) {
  const text = row.cell(column);
  return (text === '' ? {} : { [field]: text }) as { readonly [_ in K]?: string };
}

function listField<K extends string>(row: Row, field: K) {
  const list = listIn(row.cell(field));
  return (list.length === 0 ? {} : { [field]: list }) as { readonly [_ in K]?: string[] };
}

function headOf(row: Row): Partial<CardHead> {
  const said = row.cell('importance').toLowerCase();
  const importance = Importance.safeParse(said);
  if (said !== '' && !importance.success) {
    row.warn(
      `unknown \`importance\` "${said}"${didYouMean(said, Importance.options)}: not carried`,
    );
  }
  const [sources, waive] = [row.cell('cardSources'), row.cell('cardWaive')];
  return {
    ...textField(row, 'id', 'card'),
    ...textField(row, 'title'),
    ...textField(row, 'trap'),
    ...textField(row, 'topic'),
    ...(importance.success ? { importance: importance.data } : {}),
    ...listField(row, 'exams'),
    ...listField(row, 'objectives'),
    ...listField(row, 'confusable'),
    ...textField(row, 'asOf'),
    ...textField(row, 'validUntil'),
    ...(sources === '' ? {} : { sources: sourcesIn(sources) }),
    ...(waive === '' ? {} : { waive: waiversIn(waive) }),
  };
}

function questionOf(row: Row, place: ForeignQuestion['place']): ForeignQuestion {
  const level = row.cell('level');
  if (level !== '' && !/^[123]$/.test(level)) row.warn(`\`level\` must be 1, 2 or 3: not carried`);
  const studyFormat = row.cell('studyFormat').toLowerCase();
  const [sources, waive] = [row.cell('sources'), row.cell('waive')];
  const card = headOf(row);
  return {
    ...contentOf(row),
    place,
    ...textField(row, 'name', 'id'),
    ...(/^[123]$/.test(level) ? { level: Number(level) } : {}),
    ...textField(row, 'explanation'),
    ...listField(row, 'aliases'),
    ...(sources === '' ? {} : { sources: sourcesIn(sources) }),
    ...(['yes', 'true', '1'].includes(studyFormat) ? { studyFormat: true } : {}),
    ...(waive === '' ? {} : { waive: waiversIn(waive) }),
    ...(Object.keys(card).length > 0 ? { card } : {}),
  };
}

/** Excel may say in a first line `sep=;` how the rest is separated; else it is what separates the known columns. */
function separatorOf(text: string): { readonly separator: string; readonly from: number } {
  const said = /^sep=([,;\t|])\n/.exec(text);
  if (said) return { separator: said[1] ?? ',', from: said[0].length };
  const header = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  const counts = SEPARATORS.map((separator) => header.slice(0, 10_000).split(separator).length);
  return { separator: SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',', from: 0 };
}

type Cells = { readonly cells: readonly string[]; readonly line: number };

/** The rows up to the first that is no CSV. */
function recordsOf(text: string, report: (line: number, message: string) => void): Cells[] {
  const { separator, from } = separatorOf(text);
  const records: Cells[] = [];
  const skipped = from > 0 ? 1 : 0;
  let count = 0;
  let last = 0;
  try {
    parse(text.slice(from), {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 1_048_576,
      skip_empty_lines: true,
      // The header, and one row more than is read: each costs the parser its time.
      to: MAX_FOREIGN_QUESTIONS + 2,
      on_record: (cells: string[], { lines }) => {
        count += 1;
        last = lines + skipped;
        // The parser tells the line where a row ends.
        const line = last - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
        if (count > MAX_FOREIGN_QUESTIONS + 1) report(line, TOO_MANY);
        else if (cells.some((cell) => cell.trim() !== '')) records.push({ cells, line });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report(
      last + 1,
      'this row cannot be read, nor what follows it: close its quotes, and double quotes within quotes',
    );
  }
  return records;
}

export function readCsv(file: ForeignFile): FormatRead {
  const reported = createFormatReport();
  const text = foreignText(file, reported);
  if (text === null) return { questions: [], problems: reported.problems() };
  const questions: ForeignQuestion[] = [];
  const place = (line: number) => ({ file: file.name, line, column: 1 });
  const report = (level: Problem['level'], line: number, message: string, id?: string) =>
    reported[level === 'error' ? 'refuse' : 'warn'](place(line), message, id);
  const records = recordsOf(text, (line, message) => report('error', line, message));
  const [header, ...rows] = records;
  const columns = new Map<string, number>();
  for (const [at, cell] of header?.cells.entries() ?? []) {
    const said = cell.trim();
    const name = KNOWN.get(said.toLowerCase());
    if (name === undefined) {
      if (said === '' || !header) continue;
      const remedy = didYouMean(said.slice(0, 100), KNOWN.values());
      report(
        'warning',
        header.line,
        `unknown column "${said.slice(0, 100)}"${remedy}: not carried`,
      );
    } else if (!columns.has(name)) columns.set(name, at);
    else report('warning', header?.line ?? 1, `a second column \`${name}\`: not carried`);
  }
  if (!columns.has('stem')) {
    const message = `the first row must name the columns, among them \`stem\`: ${LEADING.slice(0, 5).join(', ')}, option1, rationale1, …, topic`;
    report('error', header?.line ?? 1, message);
    // Of a file that is none of ours, the names of its columns are of no interest.
    const problems = reported.problems().filter(({ level }) => level === 'error');
    return { questions: [], problems };
  }
  const numbers = Array.from({ length: MAX_NUMBER }, (_, at) => at + 1).filter((number) =>
    NUMBERED.some((name) => columns.has(`${name}${number}`)),
  );
  for (const { cells, line } of rows) {
    const cell = (name: string) => meantBy(cells[columns.get(name) ?? -1] ?? '');
    const warn = (message: string) => report('warning', line, message, cell('id'));
    if (cells.slice(header?.cells.length).some((extra) => extra.trim() !== '')) {
      warn('cells beyond the last named column are not carried');
    }
    try {
      questions.push(questionOf({ cell, numbers, warn }, place(line)));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      report('error', line, error.message, cell('id'));
    }
  }
  if (questions.length + reported.size === 0) report('error', 1, 'no rows below the header');
  return { questions, problems: reported.problems() };
}
