// A server that cannot serve says why in one clear line, with an exit code of its own, and leaves the files as they are.
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createHttpClient } from '../support/http-client.ts';
import { MAIN, runToEnd, startServer } from '../support/server-process.ts';
import { prepareLearners } from '../support/token-learners.ts';
import { createServedFolder, type ServedFolder } from './served-folder.ts';

type Refusal = { readonly code: number; readonly says: RegExp };

async function expectRefusal(env: Record<string, string>, { code, says }: Refusal): Promise<void> {
  const ended = await runToEnd(MAIN, env);
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toMatch(/^trapwise: [^\n]+\n$/);
  expect(ended.stderr).toMatch(says);
}

/** A folder whose database was made by a server and holds something. */
async function createUsedFolder(): Promise<ServedFolder> {
  const folder = createServedFolder();
  await prepareLearners(folder.env, 3);
  return folder;
}

function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

test('a second server on a data folder ends with 3 and leaves the first one serving', async () => {
  const { env } = createServedFolder();
  const first = await startServer(MAIN, env);
  await expectRefusal(env, { code: 3, says: /another Trapwise process serves/i });
  const http = createHttpClient(first.url);
  expect(await http.send('GET', '/readyz')).toMatchObject({ status: 200 });
  http.close();
  first.kill('SIGKILL');
  await first.ended;
  // The lock goes with its process, however that went.
  const next = await startServer(MAIN, env);
  next.kill('SIGTERM');
  expect(await next.ended).toMatchObject({ code: 0 });
});

const DAMAGES: [what: string, damage: (path: string) => void, refusal: Refusal][] = [
  [
    'an overwritten header',
    (path) => overwrite(path, 0, randomBytes(100)),
    { code: 5, says: /header/ },
  ],
  [
    'pages of random bytes behind a sound header',
    (path) => overwrite(path, 4096, randomBytes(3 * 4096)),
    { code: 5, says: /damaged/ },
  ],
  [
    'random bytes for a database',
    (path) => writeFileSync(path, randomBytes(64 * 1024)),
    { code: 5, says: /not a SQLite database/ },
  ],
  ['an empty file', (path) => writeFileSync(path, ''), { code: 5, says: /empty/ }],
  [
    'a database of another program',
    (path) => {
      const db = new Database(path);
      db.pragma('application_id = 7');
      db.close();
    },
    { code: 5, says: /another program/ },
  ],
  [
    'a raised schema version',
    (path) => {
      const db = new Database(path);
      db.pragma('user_version = 99');
      db.close();
    },
    { code: 7, says: /version 99/ },
  ],
  [
    'the schema of a later release',
    (path) => {
      const db = new Database(path);
      const n = Number(db.pragma('user_version', { simple: true })) + 1;
      const later = db.prepare("INSERT INTO migration VALUES (?, 'later', 'x', 0, '99.0.0')");
      later.run(n);
      db.pragma(`user_version = ${n}`);
      db.close();
    },
    { code: 7, says: /newer|later/ },
  ],
];

test.each(DAMAGES)('%s is refused, and stays as it is', async (_what, damage, refusal) => {
  const { env, database } = await createUsedFolder();
  damage(database);
  const before = readFileSync(database);
  await expectRefusal(env, refusal);
  expect(readFileSync(database).equals(before)).toBe(true);
});

test('the same database undamaged is served', async () => {
  const { env } = await createUsedFolder();
  const server = await startServer(MAIN, env);
  server.kill('SIGTERM');
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
});

test('a file where the data folder should be ends with 4', async () => {
  const { env, data } = createServedFolder();
  writeFileSync(data, 'a file');
  await expectRefusal(env, { code: 4, says: /folder/ });
});

test('a file where a parent of the data folder should be ends with 4', async () => {
  const { env, data } = createServedFolder();
  writeFileSync(data, 'a file');
  await expectRefusal({ ...env, TRAPWISE_DATA: `${data}/within` }, { code: 4, says: /folder/ });
});

test('a folder where the database should be ends with 4', async () => {
  const { env, database } = createServedFolder();
  mkdirSync(database, { recursive: true });
  await expectRefusal(env, { code: 4, says: /plain file/ });
});

test('a port in use ends with 2', async () => {
  const { env } = createServedFolder();
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const ended = await runToEnd(MAIN, { ...env, PORT: `${port}` });
  holder.close();
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(/^trapwise: cannot listen: [^\n]*EADDRINUSE[^\n]* PORT\n$/);
});

test.each<[what: string, change: Record<string, string>, says: RegExp]>([
  [
    'an address for all without tokens',
    { HOST: '0.0.0.0', TRAPWISE_AUTH: 'local' },
    /HOST: .*token/,
  ],
  ['a clock file outside of tests', { TRAPWISE_CLOCK: 'now.txt' }, /TRAPWISE_CLOCK: .*NODE_ENV/],
  ['a port that is none', { PORT: '70000' }, /PORT/],
  ['an unknown kind of access', { TRAPWISE_AUTH: 'none' }, /TRAPWISE_AUTH/],
])('%s ends with 2', async (_what, change, says) => {
  const { env } = createServedFolder();
  await expectRefusal({ ...env, ...change }, { code: 2, says });
});
