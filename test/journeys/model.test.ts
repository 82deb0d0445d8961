// A model of practice against the API: two learners, an author and a clock do anything in any order, and promises hold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '#store/store.ts';
import { commands, finish } from '../support/model/commands.ts';
import { mutants } from '../support/model/mutants.ts';
import { openSubject } from '../support/model/subject.ts';

const RUNS = Number(process.env['TRAPWISE_MODEL_RUNS'] ?? 100);

/** A failure prints its seed: with it and as many runs, the same histories come again. */
const SEED = process.env['TRAPWISE_MODEL_SEED'];

/** Histories of commands over stores that `mutate` has touched. */
function histories(mutate: (store: Store) => Store) {
  return fc.asyncProperty(
    fc.commands(commands, { maxCommands: 30, size: 'max' }),
    async (history) => {
      const subject = await openSubject(mutate);
      await fc.asyncModelRun(() => ({ model: {}, real: subject }), history);
      await finish(subject);
    },
  );
}

describe('any history of practice', () => {
  it('keeps every promise', { timeout: RUNS * 1000 }, async () => {
    const seed = SEED === undefined ? {} : { seed: Number(SEED) };
    await fc.assert(
      histories((store) => store),
      { numRuns: RUNS, ...seed },
    );
  });
});

describe('a product that breaks a promise is found out:', () => {
  it.each(mutants)('one that %s', async (_what, mutate) => {
    const { failed, errorInstance } = await fc.check(histories(mutate), {
      numRuns: 300,
      endOnFailure: true,
    });
    expect([failed, errorInstance]).toEqual([true, expect.objectContaining({ name: 'Broken' })]);
  });
});
