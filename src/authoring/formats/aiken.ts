// Aiken, the plainest text format of Moodle: a question, its options by letter, and the letter that is right.
import type { PartContent } from '#core/question/question-types/index.ts';
import { foreignText, linesOf } from '../exchange/foreign-text.ts';
import { createFormatReport } from '../exchange/format-report.ts';
import { MAX_FOREIGN_QUESTIONS, TOO_MANY } from '../exchange/limits.ts';
import { type Carried, writtenQuestions } from '../exchange/written-questions.ts';
import type {
  ForeignFile,
  ForeignQuestion,
  Format,
  FormatRead,
  FormatWritten,
  WrittenBank,
} from '../format.ts';

const OPTION = /^([A-Z])(?:\)|\.(?=[ \t]|$))(.*)$/s;
/** What some reader of Aiken takes for an option. */
const LIKE_OPTION = /^[A-Z][.)]/;
const ANSWER = /^ANSWER:(.*)$/s;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A question as far as its lines were read. */
type Open = {
  readonly line: number;
  readonly stem: string[];
  readonly options: { readonly letter: string; readonly text: string }[];
};

/** Why these lines are no question; null when they are one. */
function obstacle({ stem, options }: Open, key: string): string | null {
  if (stem.length === 0) return 'options without a question before them';
  if (options.length < 2) return 'a question with fewer than two options';
  const letters = options.map(({ letter }) => letter);
  if (new Set(letters).size < letters.length) return 'two options with one letter';
  if (!/^[A-Z]$/.test(key)) return `\`ANSWER:\` needs one letter, as in "ANSWER: ${letters[0]}"`;
  return letters.includes(key) ? null : `\`ANSWER: ${key}\` names no option`;
}

function readAiken(file: ForeignFile): FormatRead {
  const report = createFormatReport();
  const text = foreignText(file, report);
  const questions: ForeignQuestion[] = [];
  const place = (line: number) => ({ file: file.name, line, column: 1 });
  const refuse = (line: number, message: string) =>
    report.refuse(place(line), `${message}: left out`);
  let open: Open | null = null;

  const unfinished = () => {
    if (open) refuse(open.line, 'a question without a line "ANSWER: letter"');
    open = null;
  };
  const close = (one: Open, key: string) => {
    const why = obstacle(one, key);
    if (why !== null) refuse(one.line, why);
    else {
      const options = one.options.map((option) => ({
        text: option.text,
        correct: option.letter === key,
      }));
      const stem = one.stem.join('\n');
      questions.push({ type: 'single', place: place(one.line), stem, options });
    }
    open = null;
  };

  let number = 0;
  for (const { line: raw } of linesOf(text ?? '')) {
    number += 1;
    const line = raw.trim();
    if (line === '') continue;
    if (questions.length + report.size >= MAX_FOREIGN_QUESTIONS) {
      open = null;
      report.refuse(place(number), TOO_MANY);
      break;
    }
    const option = OPTION.exec(line);
    const answer = option ? null : ANSWER.exec(line);
    // A text behind options begins the next question.
    if (!option && !answer && open && (open as Open).options.length > 0) unfinished();
    const current: Open = open ?? { line: number, stem: [], options: [] };
    open = current;
    if (option) current.options.push({ letter: option[1] ?? '', text: (option[2] ?? '').trim() });
    else if (answer) close(current, (answer[1] ?? '').trim());
    else current.stem.push(line);
  }
  unfinished();
  if (questions.length + report.size === 0) report.refuse(place(1), 'no questions in this file');
  return { questions, problems: report.problems() };
}

const CARRIED: Carried = {
  title: 'Aiken',
  bank: [],
  card: [],
  question: [],
  option: [],
  types: ['single'],
  cases: 'left out',
  only: 'Aiken carries texts and keys only: no ids, cards, topics, levels, reasons or explanations',
};

/** One line of text that is neither an option nor an answer, or null. */
function stemLine(stem: string): string | null {
  const line = stem.replace(/\s*[\r\n]+\s*/g, ' ');
  // Moodle passes over lines of one character.
  return LIKE_OPTION.test(line) || ANSWER.test(line) || line.length < 2 ? null : line;
}

function questionText(question: PartContent): string | null {
  if (question.type !== 'single') return null;
  const stem = stemLine(question.stem);
  if (stem === null || question.options.length > LETTERS.length) return null;
  const key = question.options.findIndex(({ correct }) => correct);
  const lines = question.options.map(
    ({ text }, at) => `${LETTERS[at]}) ${text.replace(/\s*[\r\n]+\s*/g, ' ')}\n`,
  );
  return `${stem}\n${lines.join('')}ANSWER: ${LETTERS[key]}\n`;
}

function breaks(question: PartContent): boolean {
  if (question.type !== 'single') return false;
  return [question.stem, ...question.options.map(({ text }) => text)].some((text) =>
    /[\r\n]/.test(text),
  );
}

function writeAiken(bank: WrittenBank): FormatWritten {
  const { questions, losses } = writtenQuestions(bank, CARRIED);
  const blocks: string[] = [];
  for (const { content: question } of questions) {
    const { id } = question;
    const text = questionText(question);
    if (text === null) {
      const message =
        'Aiken cannot tell this question: its text looks like an option or an answer, or it has more than 26 options: left out';
      losses.push({ level: 'error', id, message });
      continue;
    }
    if (breaks(question)) {
      losses.push({
        level: 'warning',
        id,
        message: 'Aiken has no line breaks: they become spaces',
      });
    }
    blocks.push(text);
  }
  return { bytes: new TextEncoder().encode(blocks.join('\n')), losses };
}

export const aiken: Format = {
  name: 'aiken',
  title: 'Aiken (Moodle)',
  extensions: ['.aiken', '.aiken.txt', '.txt'],
  holds: ['text'],
  source: 'https://docs.moodle.org/en/Aiken_format',
  carries: 'single: stems, options and keys; nothing else',
  read: readAiken,
  write: writeAiken,
};
