// An author at work beside `trapwise dev`: what is saved is served, and what is broken says where.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeBank } from '../support/bank-files.ts';
import { killAll, MAIN, type ServerProcess, startServer } from '../support/server-process.ts';

let folder: string;
let server: ServerProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trapwise-watch-'));
  writeBank(join(folder, 'questions'), 4);
  const env = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    TRAPWISE_DATA: join(folder, 'data'),
    TRAPWISE_QUESTIONS: join(folder, 'questions'),
  };
  server = await startServer(MAIN, env, [], ['--watch']);
});
afterAll(async () => {
  await killAll();
  rmSync(folder, { recursive: true, force: true });
});

type Line = { readonly event: string; readonly bank?: string; readonly edited?: number };
const loads = (): Line[] =>
  server
    .said()
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
    .filter(({ event }) => event === 'bank-loaded');
const waitFor = (look: () => void) => vi.waitFor(look, { timeout: 20_000, interval: 50 });

test('saves are loaded, many at once as few, and an invalid one is told with its place', async () => {
  const cards = join(folder, 'questions', 'plain-bank', 'from-1.yaml');
  const good = readFileSync(cards, 'utf8');
  const begun = loads().length;
  expect(begun).toBe(1);

  // As editors save: into a file beside it, which takes the name.
  writeFileSync(join(folder, 'new'), good.replace('Case 1\n', 'Case one\n'));
  renameSync(join(folder, 'new'), cards);
  await waitFor(() => expect(loads()).toHaveLength(begun + 1));
  expect(loads().at(-1)).toMatchObject({ bank: 'plain-bank', edited: expect.any(Number) });

  writeFileSync(cards, `${good}\n  - [`);
  await waitFor(() => expect(server.complained()).toMatch(/from-1\.yaml:\d+:\d+ error yaml /));
  expect(server.complained()).toContain('is served as it was before; banks served: plain-bank');
  expect(loads()).toHaveLength(begun + 1);

  // Mended to what is served already, there is nothing else to tell.
  writeFileSync(cards, good.replace('Case 1\n', 'Case one\n'));
  await waitFor(() => expect(server.said()).toContain('"event":"banks-mended"'));
  expect(loads()).toHaveLength(begun + 1);

  for (let count = 1; count <= 50; count += 1) {
    writeFileSync(cards, good.replace('Case 1\n', `Case ${count}\n`));
  }
  await waitFor(() => expect(loads().length).toBeGreaterThan(begun + 1));

  const other = join(folder, 'questions', 'other-bank');
  cpSync(join(folder, 'questions', 'plain-bank'), join(folder, 'other'), { recursive: true });
  const head = join(folder, 'other', 'bank.yaml');
  writeFileSync(head, readFileSync(head, 'utf8').replace('bank: plain-bank', 'bank: other-bank'));
  renameSync(join(folder, 'other'), other);
  await waitFor(() => expect(loads().at(-1)).toMatchObject({ bank: 'other-bank', added: 12 }));
  // Fifty saves and a new folder: one load each, or a few where the saves took long.
  expect(loads().length).toBeLessThan(begun + 10);

  rmSync(other, { recursive: true });
  await waitFor(() => expect(loads().at(-1)).toMatchObject({ bank: 'other-bank', retired: 12 }));
  const shown = await (await fetch(`${server.url}/v1/me/cards/card-1`)).json();
  expect(shown).toMatchObject({ title: 'Case 50' });
});
