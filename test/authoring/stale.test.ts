// When a date is over, soon over, or long ago.
import { describe, expect, test } from 'vitest';
import { readDraft } from '#authoring/check.ts';
import { findStale } from '#authoring/stale.ts';
import { BANK, CARDS, sourceOf } from './bank-text.ts';

/** A bank whose only card says this. */
function stale(dates: string, on: string, olderThan = 12) {
  const bank = BANK.replace(', asOf: "2026-11"', '');
  const cards = CARDS.replace('    questions:', `    ${dates}\n    questions:`);
  return findStale(
    readDraft(sourceOf({ 'bank.yaml': bank, 'c.yaml': cards }), () => {}),
    on,
    olderThan,
  );
}

describe('a fact is valid until the end of what is written', () => {
  test.each([
    ['2026-11', '2026-11-30', 'soon', 0],
    ['2026-11', '2026-12-01', 'expired', 1],
    ['2026-11-20', '2026-11-21', 'expired', 1],
    ['"2026"', '2026-12-01', 'soon', 30],
    ['"2024"', '2025-01-01', 'expired', 1],
    ['2024-02', '2024-03-01', 'expired', 1],
  ] as const)('%s on %s is %s', (date, on, where, days) => {
    const found = stale(`validUntil: ${date}`, on);
    expect(found[where]).toEqual([expect.objectContaining({ kind: 'card', id: 'objects', days })]);
    expect(found.expired.length + found.soon.length).toBe(1);
  });

  test('and 31 days before that it is not yet soon', () => {
    expect(stale('validUntil: 2026-12', '2026-11-30')).toMatchObject({ expired: [], soon: [] });
  });
});

describe('months since a check are whole months', () => {
  test.each([
    ['2025-11', '2026-11-01', 12],
    ['2025-11-20', '2026-11-20', 12],
    ['2025-11-20', '2026-11-19', 11],
    ['"2025"', '2026-12-31', 12],
    ['2026-12', '2026-11-20', -1],
  ])('%s on %s', (date, on, months) => {
    const places = [{ file: 'b/c.yaml', line: 8, column: 11 }];
    const found = stale(`asOf: ${date}`, on, months);
    expect(found.old).toEqual([expect.objectContaining({ months })]);
    expect(found.old.map(({ place }) => place)).toEqual(places);
    expect(stale(`asOf: ${date}`, on, months + 1).old).toEqual([]);
    expect(found.oldest).toMatchObject({ date: date.replaceAll('"', '') });
  });
});

test('a date that is none is left to check, and a bank without dates has no oldest', () => {
  expect(stale('asOf: soon', '2026-11-20')).toMatchObject({ old: [], oldest: null });
});
