// What is written in a format and imported again is the same bank, but for what the format said that it loses.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBankSource } from '#authoring/bank-source.ts';
import { readDraft, validCards } from '#authoring/check.ts';
import { gatherCards } from '#authoring/foreign-cards.ts';
import type { Format, FormatWritten, WrittenBank } from '#authoring/format.ts';
import { aiken } from '#authoring/formats/aiken.ts';
import { csv } from '#authoring/formats/csv.ts';
import { gift } from '#authoring/formats/gift.ts';
import type { ValidCard } from '#authoring/link.ts';
import { writeCardFiles } from '#authoring/write-cards.ts';
import type { Problem } from '#core/base/problem.ts';
import { said, writtenBank } from '../../support/arbitrary-bank.ts';

function write(format: Format, bank: WrittenBank): FormatWritten {
  if (!format.write) throw new Error(`${format.name} is not written`);
  return format.write(bank, 0);
}

/** Through bytes, foreign questions, question files and back: the way of `export` and `import`. */
function sent(bank: WrittenBank, format: Format) {
  const written = write(format, bank);
  const name = `bank${format.extensions[0]}`;
  const read = format.read?.({ name, bytes: written.bytes });
  const taken = { cards: new Map(), questions: new Map() };
  const { cards, problems } = gatherCards(read?.questions ?? [], {}, taken);
  const files = writeCardFiles(cards, 'Back.').map((text, at) => ({
    path: `${at}.yaml`,
    bytes: Buffer.from(text),
  }));
  const found: Problem[] = [];
  const draft = readDraft(createBankSource('bank', files, []), (more) => found.push(...more));
  const noise = [...(read?.problems ?? []), ...problems, ...found].filter(
    ({ message }) =>
      message !== 'no rows below the header' && !/holds no questions|no questions in/.test(message),
  );
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

function only(fields: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** Of objects as deep as options, only these fields. */
function inner(value: unknown, names: readonly string[]): unknown {
  return Array.isArray(value)
    ? value.map((one) => (typeof one === 'object' && one !== null ? only(one, names) : one))
    : value;
}

test('CSV brings back everything', () => {
  fc.assert(
    fc.property(writtenBank, (bank) => {
      const { written, back, noise } = sent(bank, csv);
      expect(written.losses.filter(({ id }) => id !== 'b')).toEqual([]);
      expect(noise).toEqual([]);
      expect(said(back)).toEqual(said(bank.cards));
    }),
    { numRuns: 60 },
  );
});

test('GIFT brings back texts, keys, reasons, levels and cards', () => {
  const names = ['id', 'title', 'topic', 'importance'];
  const fields = [
    'id',
    'type',
    'level',
    'stem',
    'options',
    'pairs',
    'choices',
    'accept',
    'answer',
    'explanation',
  ];
  const inside = ['text', 'correct', 'rationale', 'prompt', 'choice'];
  fc.assert(
    fc.property(writtenBank, (bank) => {
      const { written, back, noise } = sent(bank, gift);
      expect(noise).toEqual([]);
      const expected = kept(bank.cards, written).map(({ head, questions }) => ({
        head: only(head, names),
        questions: questions.map((question) =>
          Object.fromEntries(
            Object.entries(only(question, fields)).map(([name, value]) => [
              name,
              inner(value, inside),
            ]),
          ),
        ),
      }));
      expect(said(back)).toEqual(said(expected));
    }),
    { numRuns: 60 },
  );
});

test('Aiken brings back stems, options and keys of single questions', () => {
  const line = (text: string) => text.replace(/\s*\n\s*/g, ' ');
  fc.assert(
    fc.property(writtenBank, (bank) => {
      const { bytes, losses } = write(aiken, bank);
      const { questions } = aiken.read?.({ name: 'b.aiken', bytes }) ?? { questions: [] };
      const expected = kept(bank.cards, { bytes, losses })
        .flatMap((card) => card.questions)
        .flatMap((one) =>
          one.type === 'single'
            ? [
                {
                  stem: line(one.stem),
                  options: one.options.map(({ text, correct }) => ({ text: line(text), correct })),
                },
              ]
            : [],
        );
      const found = questions.map((one) => ({
        stem: one.stem,
        options: 'options' in one ? one.options : [],
      }));
      expect(said(found)).toEqual(said(expected));
    }),
    { numRuns: 60 },
  );
});

test('no cell of our CSV is a formula to a spreadsheet', () => {
  fc.assert(
    fc.property(writtenBank, (bank) => {
      const { bytes } = write(csv, bank);
      const cells = parse(bytes, { bom: true }).flat();
      expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('what is repeated without end is refused, and ends', () => {
  const units = ['{', '~', '=', '[tag:', '\\', '::a', '"', '<b>', 'a{}\n\n', 'A)\n', '\n,'];
  for (const format of [gift, aiken, csv]) {
    for (const unit of units) {
      const bytes = Buffer.from(`stem,option1\n// ${unit.repeat(20_000 / unit.length)}{=a`);
      const { problems = [] } = format.read?.({ name: 'hostile', bytes }) ?? {};
      expect(problems.some(({ level }) => level === 'error')).toBe(true);
      expect(problems.length).toBeLessThanOrEqual(20_002);
    }
  }
});
