// Banks that are checked together.
import { expect, test } from 'vitest';
import { createBankSource } from '#authoring/bank-source.ts';
import { BANK, CARDS, OPTIONS } from '../authoring/bank-text.ts';
import { checkSources } from '../support/here-checker.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const source = (folder: string, bank = BANK, cards = CARDS) =>
  createBankSource(
    folder,
    [
      { path: 'bank.yaml', bytes: encode(bank) },
      { path: 'c.yaml', bytes: encode(cards) },
    ],
    [],
  );

test('each bank is linked or not by itself', () => {
  const { linked, problems, summary } = checkSources(
    [
      source('z'),
      source(
        'a',
        BANK.replace('bank: small', 'bank: other'),
        CARDS.replace('level: 1', 'level: 7'),
      ),
    ],
    [],
    OPTIONS,
  );
  expect(linked.map(({ bank }) => bank.bank)).toEqual(['small']);
  expect(problems.map(({ file }) => file)).toEqual(['a/c.yaml']);
  expect(summary).toEqual({ banks: 2, files: 4, cards: 2, questions: 4, errors: 1, warnings: 0 });
});

test('two banks with one id are an error, and neither is linked: nobody knows which one is meant', () => {
  const { linked, refused, problems } = checkSources([source('a'), source('b')], [], OPTIONS);
  expect([linked, refused]).toEqual([[], ['small']]);
  expect(problems).toEqual([
    {
      file: 'b/bank.yaml',
      line: 1,
      column: 7,
      level: 'error',
      rule: 'duplicate',
      message: '`small` is already the id of the bank at a/bank.yaml:1: choose another id',
      id: 'small',
    },
  ]);
});

test('problems of reading are counted among the others', () => {
  const lost = {
    file: 'x',
    line: 1,
    column: 1,
    level: 'error',
    rule: 'files',
    message: 'm',
    id: null,
  } as const;
  expect(checkSources([], [lost], OPTIONS)).toMatchObject({
    problems: [lost],
    summary: { errors: 1, banks: 0 },
  });
});
