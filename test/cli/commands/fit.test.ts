// `trapwise fit` as a real process beside real data: a look without a change, the change, and a clean replay after it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '#store/engines.ts';
import { bank, singleCards } from '../../support/banks.ts';
import { practiseFor } from '../../support/practised.ts';
import { createServer } from '../../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'trapwise-fit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  openStore(`sqlite:${join(folder, 'trapwise.db')}`, {
    migrations: 'migrations',
    appVersion: 'test',
    now: 0,
    create: true,
    serve: false,
  });

beforeAll(async () => {
  const store = await open();
  await practiseFor(await createServer({ store, banks: [bank(singleCards(60))] }), 430);
  await store.close();
});

function trapwise(...argv: string[]) {
  const env = { ...process.env, TRAPWISE_DATA: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...argv], {
    encoding: 'utf8',
    env,
  });
  return { status, out: stdout, err: stderr };
}

test('--dry-run tells what a fit would be worth and changes nothing', async () => {
  const { status, out, err } = trapwise('fit', '--learner', 'me', '--dry-run');
  expect([status, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^would be applied: On the last \d+ reviews, .* log loss falls from 0\.\d{4} to 0\.\d{4}\.\nbefore\tlog loss .*\tRMSE\(bins\) .*\nafter\t.*\nweights\t(\S+ ){20}\S+\n$/,
  );
  const store = await open();
  expect(await store.fits(1, 9)).toEqual([]);
  expect((await store.learner('me'))?.weights).toBeNull();
  await store.close();
});

test('a fit is applied, replays without a difference, and is refused when asked for again', () => {
  expect(trapwise('fit', '--learner', 'me')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^applied: /),
  });
  expect(trapwise('replay').out).toMatch(/^me: \d+ log entries, 60 memories, 0 differences\n$/);
  expect(trapwise('fit', '--learner', 'me').out).toMatch(/^refused: The last fit was of /);
});

test('a learner that nobody knows is a wrong use', () => {
  expect(trapwise('fit', '--learner', 'nobody')).toMatchObject({
    status: 2,
    err: 'trapwise: There is no learner "nobody".\n',
  });
});
