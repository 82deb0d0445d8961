// The hash by which the loader knows that nothing changed.
import { expect, test } from 'vitest';
import { createBankSource } from '#authoring/bank-source.ts';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const hash = (...files: ReturnType<typeof file>[]) => createBankSource('b', files, []).hash;

test('the hash is that of paths and contents, in whatever order and folder', () => {
  const one = file('a.yaml', 'x');
  const two = file('b.yaml', 'y');
  expect(hash(one, two)).toBe(hash(two, one));
  expect(createBankSource('elsewhere', [one, two], []).hash).toBe(hash(one, two));
  expect(hash(one, two)).toMatch(/^[0-9a-f]{64}$/);
});

test('a changed byte, name or border between files changes it', () => {
  const known = [
    hash(),
    hash(file('a', 'xy')),
    hash(file('a', 'x'), file('b', 'y')),
    hash(file('a', 'y'), file('b', 'x')),
    hash(file('ab', 'xy')),
    hash(file('a', 'x'), file('by', '')),
    hash(file('a', ''), file('b', 'xy')),
  ];
  expect(new Set(known).size).toBe(known.length);
});
