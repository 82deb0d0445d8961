// The commands that start the server, and how they ask for it.
import { expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { productOver, trapwise } from '../terminal.ts';

test.each([
  [['serve'], { watch: false, acceptRetire: false }],
  [['serve', '--watch'], { watch: true, acceptRetire: false }],
  [['serve', '--accept-retire'], { watch: false, acceptRetire: true }],
  [['dev'], { watch: true, acceptRetire: false }],
])('%j', async (argv, expected) => {
  const asked: unknown[] = [];
  const over = productOver(await openMemoryStore(), () => ({ now: 0, newId: () => '' }));
  const product = async () => ({
    ...over,
    serve: async (wish: unknown) => {
      asked.push(wish);
    },
  });
  expect((await trapwise(argv, '.', { product })).code).toBe(0);
  expect(asked).toEqual([expected]);
});
