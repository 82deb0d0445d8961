// A file checked as a part of its bank: nothing is found that the whole bank does not have.
import { expect, test } from 'vitest';
import { BANK_FILE, createBankSource, fileIn } from '#authoring/bank-source.ts';
import { checkBank, checkPart } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';
import { BANK, CARDS, lines, OPTIONS, sourceOf } from './bank-text.ts';

const { banks } = readBanks(['questions'], process.cwd());

test.each(banks.map((bank) => [bank.folder, bank] as const))(
  'every file of %s is as good by itself as in its bank',
  (_folder, source) => {
    const whole = checkBank(source, OPTIONS);
    if (!whole.linked) throw new Error('a shipped bank has no errors');
    const { bank, cards } = whole.linked;
    const rest = { bank, cards: cards.map(({ id }) => id) };
    for (const file of source.files.filter(({ path }) => path !== BANK_FILE)) {
      const part = checkPart(createBankSource(source.folder, [file], []), rest, OPTIONS);
      const inWhole = whole.problems.filter((one) => one.file === fileIn(source.folder, file.path));
      expect(inWhole).toEqual(expect.arrayContaining([...part.problems]));
      expect([part.name?.id, part.counts.questions > 0, part.linked]).toEqual([
        bank.bank,
        true,
        null,
      ]);
    }
  },
);

test('names are looked up only where somebody knows them', () => {
  const part = (cards: string, rest: Parameters<typeof checkPart>[1], more = {}) =>
    lines(checkPart(sourceOf({ 'c.yaml': cards, ...more }), rest, OPTIONS));
  const { linked } = checkBank(sourceOf({ 'bank.yaml': BANK, 'c.yaml': CARDS }), OPTIONS);
  const known = { bank: linked?.bank ?? null, cards: ['objects', 'disks'] };
  const lost = CARDS.replaceAll('trap: objects', 'trap: disk');
  const said = 'unknown card `disk`: did you mean `disks`?';
  expect(part(lost, known)).toEqual(
    Array(6)
      .fill(0)
      .map(() => expect.stringContaining(said)),
  );
  expect(part(lost, { bank: null, cards: [] })).toEqual([]);
  // What cannot be read may hold the card.
  expect(part(lost, known, { 'd.yaml': 'cards: [' })).toEqual([expect.stringContaining('d.yaml')]);
  expect(part(CARDS.replace('topic: storage', 'topic: nowhere'), known)).toEqual([
    expect.stringContaining('unknown topic `nowhere`'),
  ]);
});
