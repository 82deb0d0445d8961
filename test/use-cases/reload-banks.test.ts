// Loading again while banks are served: one load after the other, and none is lost in another.
import { expect, test } from 'vitest';
import type { ReadBanks } from '#authoring/bank-checker.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { createReload } from '#use-cases/reload-banks.ts';
import { hereChecker } from '../support/here-checker.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const NOTHING: ReadBanks = { banks: [], problems: [] };

/** A reload whose reading the test lets go on. */
async function setUp() {
  const reading: ((read: ReadBanks | Error) => void)[] = [];
  const told: string[] = [];
  const reload = createReload({
    store: await openMemoryStore(),
    checker: {
      ...hereChecker,
      read: () =>
        new Promise((resolve, reject) => {
          told.push('read');
          reading.push((read) => (read instanceof Error ? reject(read) : resolve(read)));
        }),
    },
    folders: ['questions'],
    now: () => NOW,
    swap: () => told.push('swap'),
    report: () => told.push('report'),
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const goOn = async (read: ReadBanks | Error = NOTHING) => {
    reading.shift()?.(read);
    await settle();
  };
  await settle();
  return { reload, told, goOn, settle };
}

test('a reload that meets another waits for it, and shares its own with those that wait as well', async () => {
  const { reload, told, goOn, settle } = await setUp();
  const first = reload({ acceptRetire: false });
  await settle();
  const waiting = [1, 2, 3].map(() => reload({ acceptRetire: false }));
  const accepting = reload({ acceptRetire: true });
  await settle();
  expect(told).toEqual(['read']);
  await goOn();
  expect(told).toEqual(['read', 'swap', 'report', 'read']);
  await goOn();
  await goOn();
  const [shared, ...same] = await Promise.all(waiting);
  expect(same.every((one) => one === shared)).toBe(true);
  expect(await first).not.toBe(shared);
  expect(await accepting).not.toBe(shared);
  expect(told).toEqual(Array(3).fill(['read', 'swap', 'report']).flat());
});

test('a reload that fails swaps nothing, and the next one is done', async () => {
  const { reload, told, goOn, settle } = await setUp();
  const failing = expect(reload({ acceptRetire: false })).rejects.toThrow('the disk is gone');
  await settle();
  const next = reload({ acceptRetire: false });
  await goOn(new Error('the disk is gone'));
  await failing;
  expect(told).toEqual(['read', 'read']);
  await goOn();
  expect((await next).changes).toEqual([]);
});
