// A bank written in each format and imported again is the same bank, but for what the format has no place for.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBankSource } from '#authoring/bank-source.ts';
import { readDraft, validCards } from '#authoring/check.ts';
import { gatherCards } from '#authoring/exchange/foreign-cards.ts';
import { createHtmlReader, htmlOf } from '#authoring/exchange/rich-text.ts';
import type { Format, FormatWritten, WrittenBank } from '#authoring/format.ts';
import { aiken } from '#authoring/formats/aiken.ts';
import { apkg } from '#authoring/formats/apkg.ts';
import { csv } from '#authoring/formats/csv.ts';
import { gift } from '#authoring/formats/gift.ts';
import { moodleXml } from '#authoring/formats/moodle-xml.ts';
import { qti21 } from '#authoring/formats/qti-2-1.ts';
import type { ValidCard } from '#authoring/link.ts';
import { writeCardFiles } from '#authoring/write-cards.ts';
import type { Problem } from '#core/base/problem.ts';
import { arbitraryBank, said, writtenBank } from '../../support/arbitrary-bank.ts';
import { document, plain } from '../../support/markdown.ts';

const WISHES = { topic: 'some', importance: 'critical', level: 2 } as const;

/** Markdown that HTML gives back as it was; see rich-text.test.ts for what else there is. */
const rich = document
  .filter((text) => !/~~|"t"|^\d+\. /m.test(text))
  .map((text) => createHtmlReader().markdown(htmlOf(text)).text)
  .filter((text) => text !== '' && !text.includes('~~'));
/** Without white space that HTML would not keep. */
const htmlBank = arbitraryBank({
  markdown: rich,
  plain: fc.oneof(plain, fc.constantFrom('a < b && c', ']]>', '<p>x</p>', '{=a ~b}', 'é😀')),
});

function write(format: Format, bank: WrittenBank): FormatWritten {
  if (!format.write) throw new Error(`${format.name} is not written`);
  return format.write(bank, Date.UTC(2026, 10, 20, 23, 59));
}

/** Through bytes, foreign questions, question files and back: the way of `export` and `import`. */
function sent(bank: WrittenBank, format: Format) {
  const written = write(format, bank);
  const name = `bank${format.extensions[0]}`;
  const read = format.read?.({ name, bytes: written.bytes });
  const taken = { cards: new Map(), questions: new Map() };
  const { cards, problems } = gatherCards(read?.questions ?? [], WISHES, taken);
  const files = writeCardFiles(cards, 'Back.').map((text, at) => ({
    path: `${at}.yaml`,
    bytes: Buffer.from(text),
  }));
  const found: Problem[] = [];
  const draft = readDraft(createBankSource('bank', files, []), (more) => found.push(...more));
  const noise = [...(read?.problems ?? []), ...problems, ...found]
    .map(({ message }) => message)
    .filter((message) => !/^no rows|no question|part of the mark|a choice of two/.test(message));
  return { written, back: validCards(draft.cards), noise };
}

/** The cards without the questions that were left out. */
function kept(cards: readonly ValidCard[], { losses }: FormatWritten): ValidCard[] {
  const gone = new Set(losses.flatMap(({ level, id }) => (level === 'error' ? [id] : [])));
  return cards
    .map(({ head, questions }) => ({
      head,
      questions: questions.filter(({ id }) => !gone.has(id)),
    }))
    .filter(({ questions }) => questions.length > 0);
}

/** The value without these fields, at any depth. */
function without(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !names.includes(name))
      .map(([name, one]) => [name, without(one, names)]),
  );
}

type Fields = Record<string, unknown>;

/** What says the same: items as texts or with fields, extra choices in any order, cards and questions in any order. */
function comparable(cards: readonly unknown[]): unknown {
  const byId = (all: readonly unknown[], id: (one: Fields) => unknown) =>
    (all as Fields[]).toSorted((a, b) => (String(id(a)) < String(id(b)) ? -1 : 1));
  const questionOf = (one: Fields): Fields => ({
    ...one,
    ...(Array.isArray(one['choices']) ? { choices: one['choices'].toSorted() } : {}),
    ...(Array.isArray(one['items'])
      ? { items: one['items'].map((item) => (typeof item === 'string' ? { text: item } : item)) }
      : {}),
  });
  const plainCards = (cards as Fields[]).map((card) => ({
    ...card,
    questions: byId((card['questions'] as Fields[]).map(questionOf), ({ id }) => id),
  }));
  return said(byId(plainCards, (card) => (card['head'] as Fields)['id']));
}

const AT_HOME = ['trap', 'objectives', 'confusable', 'sources', 'asOf', 'validUntil', 'waive'];
const OF_FEW = [...AT_HOME, 'aliases', 'studyFormat', 'fixed', 'points'];

/** QTI knows no cards: each question is its own, with what the import was told. */
function loose(cards: readonly ValidCard[]) {
  return cards.flatMap(({ head, questions }) =>
    questions.map((question) => ({
      head: { id: question.id, title: head.title, topic: 'some', importance: 'critical' },
      questions: [{ ...question, level: 2 }],
    })),
  );
}

/** Gone from the bank before it is written, where a format moves it to another place. */
function bare(bank: WrittenBank): WrittenBank {
  return { ...bank, cards: without(bank.cards, ['fixed', 'points']) as ValidCard[] };
}

test.each([
  { format: csv, banks: writtenBank, lost: [], cards: (all: readonly ValidCard[]) => all },
  { format: apkg, banks: writtenBank, lost: [], cards: (all: readonly ValidCard[]) => all },
  {
    format: gift,
    banks: writtenBank,
    lost: [...OF_FEW, 'exams'],
    cards: (all: readonly ValidCard[]) => all,
  },
  {
    format: moodleXml,
    banks: htmlBank.map(bare),
    lost: OF_FEW,
    cards: (all: readonly ValidCard[]) => all,
  },
  { format: qti21, banks: htmlBank.map(bare), lost: [...OF_FEW, 'exams'], cards: loose },
])('$format.title brings back all that it has a place for', ({ format, banks, lost, cards }) => {
  fc.assert(
    fc.property(banks, (bank) => {
      const { written, back, noise } = sent(bank, format);
      expect(noise).toEqual([]);
      const expected = cards(kept(bank.cards, written));
      expect(comparable(back)).toEqual(comparable(without(expected, lost) as unknown[]));
    }),
    { numRuns: 30 },
  );
});

test('Aiken brings back stems, options and keys of single questions', () => {
  const line = (text: string) => text.replace(/\s*\n\s*/g, ' ');
  fc.assert(
    fc.property(writtenBank, (bank) => {
      const written = write(aiken, bank);
      const { questions } = aiken.read?.({ name: 'b.aiken', bytes: written.bytes }) ?? {
        questions: [],
      };
      const expected = kept(bank.cards, written).flatMap((card) =>
        card.questions.flatMap((one) => {
          if (one.type !== 'single') return [];
          const options = one.options.map(({ text, correct }) => ({ text: line(text), correct }));
          return [{ stem: line(one.stem), options }];
        }),
      );
      const found = questions.map((one) => ({
        stem: one.stem,
        options: 'options' in one ? one.options : [],
      }));
      expect(said(found)).toEqual(said(expected));
    }),
    { numRuns: 30 },
  );
});

test('no cell of our CSV is a formula to a spreadsheet', () => {
  fc.assert(
    fc.property(writtenBank, (bank) => {
      const cells = parse(write(csv, bank).bytes, { bom: true }).flat();
      expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
