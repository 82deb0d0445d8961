// The operator's commands as real processes on a real data folder: learners, tokens, replay, the OpenAPI file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '#store/engines.ts';
import { authenticate } from '#use-cases/manage-learners.ts';

const folder = mkdtempSync(join(tmpdir(), 'trapwise-operator-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function trapwise(...argv: string[]) {
  const env = { ...process.env, TRAPWISE_DATA: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...argv], {
    encoding: 'utf8',
    env,
  });
  return { status, out: stdout, err: stderr };
}

describe('an operator with a class', () => {
  test('makes learners, gives them tokens, ends one, and proves that nothing is lost', async () => {
    const made = trapwise('learner', 'new', 'Ana', '--time-zone', 'Europe/Lisbon');
    expect(made).toMatchObject({ status: 0, err: '' });
    const learner = made.out.trim();
    expect(learner).toMatch(/^lrn_[\w-]{22}$/);
    expect(trapwise('learner', 'list').out).toMatch(
      new RegExp(`^${learner}\\t.*\\tEurope/Lisbon\\tAna\\n$`),
    );

    const given = trapwise(
      'token',
      'new',
      '--learner',
      learner,
      '--scope',
      'learner,author',
      '--days',
      '7',
    );
    const [text = '', line = ''] = given.out.split('\n');
    expect(text).toMatch(/^tw_[\w-]{43}_[0-9A-Za-z]{6}$/);
    const token = /token (\S{12}),/.exec(line)?.[1] ?? '';
    expect(trapwise('token', 'list').out).toContain(`${token}\t${learner}\tlearner,author\tuntil`);
    expect(trapwise('token', 'list').out).not.toContain(text);

    const store = await openStore(`sqlite:${join(folder, 'trapwise.db')}`, {
      migrations: 'migrations',
      appVersion: 'test',
      now: 0,
      create: false,
      serve: false,
    });
    const caller = await authenticate(store, text, Date.now());
    expect(caller).toMatchObject({
      learner: { id: learner, name: 'Ana' },
      scopes: ['learner', 'author'],
    });

    expect(trapwise('token', 'revoke', token)).toMatchObject({ status: 0 });
    await expect(authenticate(store, text, Date.now())).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await store.close();
    expect(trapwise('token', 'revoke', token)).toMatchObject({ status: 2 });
    expect(trapwise('replay')).toMatchObject({
      status: 0,
      out: `${learner}: 0 log entries, 0 memories, 0 differences\n`,
    });
  });

  test.each([
    [['token', 'new', '--learner', 'nobody'], 'There is no learner "nobody"'],
    [['token', 'new', '--learner', 'x', '--scope', 'boss'], 'use learner, author, admin'],
    [['token', 'new', '--learner', 'x', '--days', '1000'], 'whole number from 1 to 366'],
    [['learner', 'new', 'Bo', '--time-zone', 'Mars/Base'], '"Mars/Base" is not an IANA time zone'],
    [['review', '--size', '0'], 'a whole number from 1 on'],
    [['token', 'new'], "required option '--learner <ID>'"],
  ])('is told what was wrong with %j', (argv, said) => {
    const { status, err } = trapwise(...argv);
    expect(status).toBe(2);
    expect(err).toContain(said);
  });
});

test('a database that cannot be used is one line and its exit code', () => {
  const broken = mkdtempSync(join(tmpdir(), 'trapwise-broken-'));
  writeFileSync(
    join(broken, 'trapwise.db'),
    'this is no database, however long it may be made to look',
  );
  const { status, stderr } = spawnSync(process.execPath, ['src/cli.ts', 'learner', 'list'], {
    encoding: 'utf8',
    env: { ...process.env, TRAPWISE_DATA: broken },
  });
  expect(status).toBe(5);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  rmSync(broken, { recursive: true });
});

test('the committed OpenAPI file is what the routes say', () => {
  expect(trapwise('openapi', '--check')).toMatchObject({ status: 0, err: '' });
});
