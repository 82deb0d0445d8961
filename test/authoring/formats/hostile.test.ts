// Foreign files that are made to cost time or to get out: each ends, within its limits, with a word on what was not read.
import { expect, test } from 'vitest';
import { gatherCards } from '#authoring/exchange/foreign-cards.ts';
import { createHtmlReader } from '#authoring/exchange/rich-text.ts';
import type { ForeignQuestion } from '#authoring/format.ts';
import { formats } from '#authoring/formats/index.ts';

test('what is repeated without end is refused, and ends', () => {
  const units = ['{', '~', '=', '[tag:', '\\', '::a', '"', '<b>', 'a{}\n\n', 'A)\n', '\n,'];
  for (const format of formats) {
    for (const unit of units) {
      const bytes = Buffer.from(`stem,option1\n// ${unit.repeat(20_000 / unit.length)}{=a`);
      const { problems = [] } = format.read?.({ name: 'hostile', bytes }) ?? {};
      expect(problems.some(({ level }) => level === 'error')).toBe(true);
      expect(problems.length).toBeLessThanOrEqual(20_002);
    }
  }
});

test('of one file only so much HTML is parsed; of the rest the text is left, which is told', () => {
  const reader = createHtmlReader(4);
  expect(reader.markdown('one<br>')).toEqual({ text: 'one', lost: [] });
  expect(reader.markdown('<b>two</b>').text).toBe('**two**');
  expect(reader.markdown('<b>three</b>')).toEqual({
    text: 'three',
    lost: ['all but the text of HTML, of which this file has too much: split it'],
  });
});

test('a question that a file holds a thousand times gets a thousand ids, the same at each import', () => {
  const place = { file: 'f', line: 1, column: 1 };
  const question: ForeignQuestion = { type: 'recall', stem: 'Why?', answer: 'So.', place };
  const taken = { cards: new Map(), questions: new Map() };
  const gather = () =>
    gatherCards(
      Array.from({ length: 1000 }, () => question),
      {},
      taken,
    ).cards;
  const ids = gather().map((card) => (card.loose ? card.question['id'] : ''));
  expect(new Set(ids).size).toBe(1000);
  expect(ids.at(-1)).toMatch(/^why-[0-9a-f]{8}-999$/);
  expect(gather()).toEqual(gather());
});
