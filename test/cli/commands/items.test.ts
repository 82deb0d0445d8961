// `trapwise items` in process over a class, and `trapwise simulate-answers` as a real process on a folder of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Product } from '#cli/product.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import type { SimulatedClass } from '#use-cases/simulate-answers.ts';
import { writeBank } from '../../support/bank-files.ts';
import { bank, singleCards } from '../../support/banks.ts';
import { addCaller } from '../../support/caller.ts';
import { createServer, type Server } from '../../support/server.ts';
import { digestState } from '../../support/state-digest.ts';
import { addClass } from '../../support/synthetic-class.ts';
import { productOver, trapwise } from '../terminal.ts';

describe('trapwise items', () => {
  let server: Server;
  let made: SimulatedClass;
  beforeAll(async () => {
    server = await createServer({
      store: await openMemoryStore(),
      banks: [bank(singleCards(4))],
    });
    made = await addClass(server, { learners: 40 });
  });
  const run = (...argv: string[]) =>
    trapwise(['items', ...argv], '.', {
      product: async () => productOver(server.world.store, server.call),
    });

  test('has a line for each question, and says of the planted faults what they are', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^test-bank: 8 items, 8 with enough answers, [1-8] to look at$/);
    expect(lines[1]).toMatch(/^ {2}question +n +right +95 % +tells apart +95 % +time +guessed$/);
    expect(lines.filter((line) => /^ {2}card-\d-q\d +40 +0\.\d\d/.test(line))).toHaveLength(8);
    const dead = made.items.find(({ fault }) => fault?.kind === 'dead-distractor');
    const at = lines.findIndex((line) => line.startsWith(`  ${dead?.questionId} `));
    expect(lines.slice(at + 1, at + 6).join('\n')).toMatch(
      / {4}dead-distractor: nobody chose “wrong one”: make it plausible or drop it\n {6}right \d+ % \(low \d+ %, middle \d+ %, high \d+ %\): right one/,
    );
    const bad = made.items.find(({ fault }) => fault?.kind === 'bad-key');
    expect(out).toContain('is right and chosen by');
    expect(lines.findIndex((line) => line.startsWith(`  ${bad?.questionId} `))).toBeGreaterThan(1);
  });

  test('--json holds all figures, and --min is how many answers they need', async () => {
    const { out } = await run('--bank', 'test-bank', '--json');
    const { least, items } = JSON.parse(out);
    expect([least, items.length]).toEqual([30, 8]);
    expect(items[0]).toMatchObject({ questionId: 'card-1-q1', n: 40, note: null });
    expect(items[0].facility.low).toBeLessThan(items[0].facility.rate);
    const hidden = (await run('--min', '41')).out.split('\n');
    expect(hidden).toEqual([
      'test-bank: 8 items, 0 with enough answers, 0 to look at',
      ...items.map(
        ({ questionId }: { questionId: string }) => `  ${questionId}: not enough answers: 40 of 41`,
      ),
      '',
    ]);
  });

  test('is told a bank that exists and a number that is one', async () => {
    expect(await run('--bank', 'nobody')).toEqual({
      code: 2,
      out: '',
      err: 'trapwise: There is no bank "nobody".\n',
    });
    const wrong = await run('--min', '0');
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('Give a whole number from 1 on.'),
    ]);
  });
});

describe('trapwise simulate-answers', () => {
  async function open() {
    const store = await openMemoryStore();
    const server = await createServer({ store, banks: [bank(singleCards(3))] });
    let loads = 0;
    const product = async (): Promise<Product> => ({
      ...productOver(store, server.call),
      withBanks: (job) => {
        loads += 1;
        return job(server.world, server.call());
      },
    });
    const run = (...argv: string[]) => trapwise(['simulate-answers', ...argv], '.', { product });
    return { server, run, loads: () => loads };
  }

  test('makes a class, says what is true of it, and adds to it without changing it', async () => {
    const { run, server } = await open();
    const first = await run('--learners', '5', '--seed', 'a');
    expect(first).toMatchObject({
      code: 0,
      err: '5 learners have answered\n5 learners made, 30 first answers\n',
    });
    const told: SimulatedClass = JSON.parse(first.out);
    expect(told.items).toHaveLength(6);
    expect(told.items[0]).toMatchObject({ bank: 'test-bank', questionId: 'card-1-q1', c: 0.25 });
    expect(told.items.flatMap(({ fault }) => fault?.kind ?? []).sort()).toEqual([
      'bad-key',
      'dead-distractor',
      'first-place',
    ]);
    const before = await digestState(server.world.store);
    const again = await run('--learners', '5', '--seed', 'a');
    expect(JSON.parse(again.out)).toEqual({ ...told, made: 0, answers: 0 });
    expect(await digestState(server.world.store)).toBe(before);
    const more = await run('--learners', '6', '--seed', 'a');
    expect(more.err).toContain('1 learner made, 6 first answers\n');
    for (const { key } of await server.world.store.learners()) {
      const report = await replayMemory(server.world.store, fsrsScheduler, key);
      expect(report).toMatchObject({ differences: [], brokenAt: null });
    }
  });

  test.each([
    ['--seed', 'b'],
    ['--seed', 'a', '--no-faults'],
  ])('never mixes with a class of which something else is true: %s %s %s', async (...argv) => {
    const { run } = await open();
    await run('--learners', '1', '--answers', '1', '--seed', 'a');
    const { code, err } = await run('--learners', '1', ...argv.filter(Boolean));
    expect(code).toBe(2);
    expect(err).toContain('a synthetic class of another seed, bank or faults');
  });

  test('never goes where a real learner is, and loads not even the banks there', async () => {
    const { run, server, loads } = await open();
    const { learner } = await addCaller(server, 'Ana');
    expect(await run('--learners', '1')).toEqual({
      code: 2,
      out: '',
      err: `trapwise: This database holds the real learner "${learner.id}"; a synthetic class is never mixed with that. Name a new folder: TRAPWISE_DATA=./simulated\n`,
    });
    expect([loads(), await server.world.store.learners()]).toEqual([0, [learner]]);
  });

  test('does not mind the local learner, until they practise', async () => {
    const { run, server } = await open();
    await server.get('/v1/me');
    expect((await run('--learners', '1', '--answers', '2')).code).toBe(0);
    await server.post('/v1/sessions', {});
    const { code, err } = await run('--learners', '2', '--answers', '2');
    expect([code, err]).toEqual([2, expect.stringContaining('the real learner "me"')]);
  });

  test('is told a bank and a number', async () => {
    const { run } = await open();
    const [unknown, wrong] = [await run('--bank', 'nobody'), await run('--learners', '0')];
    expect(unknown.err).toBe('trapwise: There is no bank "nobody".\n');
    expect([unknown.code, wrong.code]).toEqual([2, 2]);
  });

  test('as a process it makes the database and loads the banks', () => {
    const path = mkdtempSync(join(tmpdir(), 'trapwise-class-'));
    onTestFinished(() => rmSync(path, { recursive: true }));
    writeBank(join(path, 'questions'), 3);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['src/cli.ts', 'simulate-answers', '--learners', '2'],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          TRAPWISE_DATA: join(path, 'data'),
          TRAPWISE_QUESTIONS: join(path, 'questions'),
        },
      },
    );
    expect([status, stderr]).toEqual([
      0,
      '2 learners have answered\n2 learners made, 12 first answers\n',
    ]);
  });
});
