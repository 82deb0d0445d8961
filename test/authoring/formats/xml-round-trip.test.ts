// A bank written in a format and read again: what the format carries comes back as it was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHtmlReader, htmlOf } from '#authoring/exchange/rich-text.ts';
import type { ForeignQuestion, WrittenBank } from '#authoring/format.ts';
import { moodleXml } from '#authoring/formats/moodle-xml.ts';
import { qti21 } from '#authoring/formats/qti-2-1.ts';
import { Bank } from '#core/question/bank.ts';
import { type PartContent, QuestionContent } from '#core/question/question-types/index.ts';
import { document, plain } from '../../support/markdown.ts';

const NOW = Date.UTC(2026, 10, 20, 23, 59);

/** Markdown that HTML gives back as it was; see rich-text.test.ts for what else there is. */
const rich = document
  .filter((text) => !/~~|"t"|^\d+\. /m.test(text))
  .map((text) => createHtmlReader().markdown(htmlOf(text)).text)
  .filter((text) => text !== '' && !text.includes('~~'));

/** Any sign that XML allows. */
const unicode = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map((text) =>
  `u${text}`
    .toWellFormed()
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim(),
);
const text = fc.oneof(plain, unicode, fc.constantFrom('a < b && c', ']]>', '<p>x</p>', '{=a ~b}'));
const texts = (min: number, max: number) =>
  fc.uniqueArray(text, { minLength: min, maxLength: max });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const options = (keys: number) =>
  fc
    .tuple(texts(keys + 1, keys + 3), fc.array(text, { minLength: 6, maxLength: 6 }), fc.nat(2))
    .map(([all, why, start]) =>
      all.map((one, at) => ({
        text: one,
        rationale: why[at] ?? '',
        ...((at + start) % all.length < keys ? { correct: true } : {}),
      })),
    );

const shape = fc.oneof(
  options(1).map((all) => ({ type: 'single', options: all })),
  fc
    .integer({ min: 2, max: 3 })
    .chain(options)
    .map((all) => ({ type: 'multiple', options: all })),
  fc.tuple(texts(2, 4), optional(text)).map(([all, rationale]) => ({
    type: 'ordering',
    items: all.map((one, at) => (at === 0 && rationale ? { text: one, rationale } : { text: one })),
  })),
  fc.tuple(texts(2, 3), texts(2, 5)).map(([prompts, choices]) => {
    const pairs = prompts.map((prompt, at) => ({ prompt, choice: choices[at % 2] ?? '' }));
    const rest = choices.slice(2);
    return { type: 'matching', pairs, ...(rest.length > 0 ? { choices: rest } : {}) };
  }),
  texts(1, 3).map((all) => ({ type: 'short', accept: all.map((one) => `a${one}`) })),
  rich.map((answer) => ({ type: 'recall', answer })),
);

const bank = Bank.parse({
  bank: 'round',
  title: 'There / and back',
  language: 'en',
  license: 'CC0-1.0',
  topics: { roads: 'Roads / ways' },
});

const written = fc
  .array(fc.tuple(shape, rich, rich, text, fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map(
    (all): WrittenBank => ({
      bank,
      cards: all.map(([content, stem, explanation, title, level], at) => ({
        head: {
          id: `card-${at}`,
          title,
          topic: 'roads',
          importance: 'critical',
          exams: ['AIF-C01'],
        },
        questions: [
          QuestionContent.parse({
            ...content,
            id: `${at}-question`,
            level,
            stem,
            ...(content.type === 'recall' ? {} : { explanation }),
          }),
        ],
      })),
    }),
  );

/** What a reader should give for a question, but for what only one of the formats carries. */
function expected(content: PartContent): object {
  const { id, level: _level, ...rest } = content;
  if (!('options' in rest)) return { ...rest, name: id };
  return {
    ...rest,
    name: id,
    options: rest.options.map(({ correct, ...option }) => ({
      ...option,
      correct: correct === true,
    })),
  };
}

function asked({ cards }: WrittenBank): PartContent[] {
  return cards.flatMap(({ questions }) => questions.filter((one) => one.type !== 'case'));
}

/** Extra choices have no order. */
function comparable({ place: _place, ...question }: ForeignQuestion): object {
  return 'choices' in question && question.choices
    ? { ...question, choices: question.choices.toSorted() }
    : question;
}

describe.each([
  ['moodle-xml', moodleXml, 'bank.xml'],
  ['qti-2.1', qti21, 'bank.zip'],
] as const)('%s', (name, format, file) => {
  const write = (one: WrittenBank) =>
    format.write?.(one, NOW) ?? { bytes: new Uint8Array(), losses: [] };
  const read = (bytes: Uint8Array) =>
    format.read?.({ name: file, bytes }) ?? { questions: [], problems: [] };

  test('what is written is read as it was', () => {
    fc.assert(
      fc.property(written, (one) => {
        const { bytes, losses } = write(one);
        expect(losses.filter(({ level }) => level === 'error')).toEqual([]);
        const { questions, problems } = read(bytes);
        expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
        expect(questions.map(comparable)).toEqual(
          asked(one).map((content, at) => {
            const head = one.cards[at]!.head;
            const card = name === 'moodle-xml' ? head : { title: head.title };
            const more = name === 'moodle-xml' ? { level: content.level } : {};
            const isNamed = 'title' in card && card.title === content.id;
            const all = { ...expected(content), ...more, ...(isNamed ? {} : { card }) };
            return 'choices' in all && Array.isArray(all.choices)
              ? { ...all, choices: all.choices.toSorted() }
              : all;
          }),
        );
      }),
      { numRuns: 60 },
    );
  });
});
