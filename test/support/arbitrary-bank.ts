// Arbitrary banks of every question type but cases, full of text that formats could trip over.
import fc from 'fast-check';
import type { WrittenBank } from '#authoring/format.ts';
import type { ValidCard } from '#authoring/link.ts';
import { CONTROL } from '#authoring/source.ts';
import { Bank } from '#core/question/bank.ts';
import { CardHead } from '#core/question/card.ts';
import { normaliseAnswer } from '#core/question/normalise.ts';
import { QuestionContent } from '#core/question/question-types/index.ts';

/** What some format gives a meaning. */
const SIGNS = [
  ...['~', '=', '#', '####', '{', '}', ':', '::', '\\', '\\n', '\\*', '*', '%50%', '->', '//'],
  ...['[html]', '[markdown]', '[x]', '$CATEGORY: y', 'A) ', 'B. ', 'ANSWER: A', '<b>', '&amp;'],
  ...["'", '"', '@', '+', '-', ';', ',', '\t', '\n', '\n\n', ' ', '  ', '- ', '| ', '> ', '? '],
  ...[
    'no',
    '010',
    '12:30',
    '2026-11-20',
    '~',
    'null',
    '---',
    '...',
    '&a',
    '!b',
    '＝',
    'é',
    '𝄞',
    '日本',
  ],
  ...['\u0085', '\u2028', '\ufeff', 'word', 'Word', '1'],
];

/** Any code points; the arbitrary of fast-check for them takes seconds to make. */
export const unicode = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x2fff }), fc.integer({ min: 0, max: 0x10ffff })), {
    maxLength: 30,
  })
  .map((codes) => String.fromCodePoint(...codes));

/** As a question file may hold it: trimmed, whole characters, no control characters. */
const text = fc
  .oneof(
    fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
    unicode,
  )
  .map((any) => any.toWellFormed().replace(CONTROL, '').replaceAll('\r', '').trim())
  .filter((any) => any !== '');

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/);
const ids = fc.uniqueArray(id, { maxLength: 3 });
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Without what is undefined, and checked by the schemas, as if it had been read from files. */
function valid(given: { head: object; questions: readonly object[] }, at: number): ValidCard {
  const plain = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value));
  return {
    head: CardHead.parse({ ...plain(given.head), id: `card-${at}` }),
    questions: given.questions.map((question, number) =>
      QuestionContent.parse({ ...plain(question), id: `question-${at}-${number}` }),
    ),
  };
}

/** Banks whose stems, explanations and answers are `markdown`, and all other texts `plain`. */
export function arbitraryBank({
  markdown,
  plain: text,
}: {
  readonly markdown: fc.Arbitrary<string>;
  readonly plain: fc.Arbitrary<string>;
}): fc.Arbitrary<WrittenBank> {
  const sources = fc.array(fc.record({ source: id, section: sometimes(text) }), {
    minLength: 1,
    maxLength: 2,
  });
  const waive = fc.dictionary(fc.constantFrom('L05', 'L07'), text, { minKeys: 1 });
  const month = fc.constantFrom('2026', '2026-11', '2026-11-20');
  const texts = (minLength: number) => fc.uniqueArray(text, { minLength, maxLength: 4 });

  const common = {
    level: fc.integer({ min: 1, max: 3 }),
    stem: markdown,
    explanation: markdown,
    aliases: sometimes(ids),
    sources: sometimes(sources),
    studyFormat: sometimes(fc.boolean()),
    waive: sometimes(waive),
  };

  const options = (keys: number) =>
    texts(keys + 1).chain((all) =>
      fc.tuple(
        ...all.map((one, at) =>
          fc.record({
            text: fc.constant(one),
            correct: fc.constant(at < keys ? true : undefined),
            rationale: text,
            trap: sometimes(id),
            fixed: sometimes(fc.boolean()),
          }),
        ),
      ),
    );

  const typed = fc.oneof(
    fc.record({ ...common, type: fc.constant('single'), options: options(1) }),
    fc.record({ ...common, type: fc.constant('multiple'), options: options(2) }),
    fc.record({
      ...common,
      type: fc.constant('ordering'),
      items: texts(2).chain((all) =>
        fc.tuple(
          ...all.map((one) => fc.record({ text: fc.constant(one), rationale: sometimes(text) })),
        ),
      ),
    }),
    fc
      .record({
        ...common,
        type: fc.constant('matching'),
        pairs: texts(2).chain((all) =>
          fc.tuple(
            ...all.map((prompt) => fc.record({ prompt: fc.constant(prompt), choice: text })),
          ),
        ),
        choices: sometimes(texts(1)),
      })
      .map(({ choices, ...question }) => {
        const right = new Set(question.pairs.map(({ choice }) => choice));
        const extra = choices?.filter((choice) => !right.has(choice)) ?? [];
        return extra.length > 0 ? { ...question, choices: extra } : question;
      }),
    fc.record({
      ...common,
      type: fc.constant('short'),
      accept: texts(1).filter((all) => all.every((one) => normaliseAnswer(one) !== '')),
    }),
    fc
      .record({
        ...common,
        type: fc.constant('recall'),
        answer: markdown,
        points: sometimes(texts(1)),
      })
      .map(({ explanation: _none, ...recall }) => recall),
  );

  const head = fc.record({
    title: text,
    trap: sometimes(text),
    topic: id,
    importance: fc.constantFrom('critical', 'important', 'nice-to-know'),
    exams: sometimes(fc.uniqueArray(fc.constantFrom('AIF-C01', 'SAA-C03'))),
    objectives: sometimes(ids),
    confusable: sometimes(ids),
    sources: sometimes(sources),
    asOf: sometimes(month),
    validUntil: sometimes(month),
    waive: sometimes(waive),
  });

  return fc
    .array(fc.record({ head, questions: fc.array(typed, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((cards) => ({
      bank: Bank.parse({ bank: 'b', title: 'B', language: 'en', license: 'CC0-1.0', topics: {} }),
      cards: cards.map(valid),
    }));
}

export const writtenBank = arbitraryBank({ markdown: text, plain: text });

/** Equal for values that say the same: without what is undefined, false or an empty list. */
export function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([, one]) => one !== undefined && one !== false && !(Array.isArray(one) && !one.length),
      )
      .map(([name, one]) => [name, said(one)]),
  );
}
