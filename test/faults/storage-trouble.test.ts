// A storage that is locked, replaced or gone under a running server: no answer is acknowledged that is not in the file.
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { createHttpClient } from '../support/http-client.ts';
import { MAIN, startServer } from '../support/server-process.ts';
import { prepareLearners } from '../support/token-learners.ts';
import { createAnsweringClient } from './answering-client.ts';
import { checkData } from './check-log.ts';
import { createServedFolder } from './served-folder.ts';

/** A server, a client that has answered three times, and a connection that only looks. */
async function createPractice() {
  const folder = createServedFolder();
  const [learner] = await prepareLearners(folder.env, 1);
  if (!learner) throw new Error('no learner');
  const client = createAnsweringClient(learner, keyedRandom(Buffer.from('storage'), 'trouble'));
  const server = await startServer(MAIN, folder.env);
  const onlooker = createHttpClient(server.url);
  const answer = async (more: number) => {
    const wanted = client.acks.length + more;
    await client.answerUntilGone(server.url, () => client.acks.length >= wanted);
  };
  await answer(3);
  const stop = async () => {
    onlooker.close();
    server.kill('SIGTERM');
    return server.ended;
  };
  return { ...folder, client, onlooker, answer, stop };
}

function lock(database: string): () => void {
  const other = new Database(database);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('ROLLBACK');
    other.close();
  };
}

test('a database that another process locks for a moment costs a wait, no answer', async () => {
  const { data, env, database, client, onlooker, answer, stop } = await createPractice();
  const unlock = lock(database);
  const answering = answer(3);
  await sleep(1000);
  expect(client.acks).toHaveLength(3);
  expect(await onlooker.send('GET', '/healthz')).toMatchObject({ status: 200 });
  unlock();
  await answering;
  expect(await stop()).toMatchObject({ code: 0, stderr: '' });
  expect(client).toMatchObject({ refusals: [], surprises: [] });
  const found = await checkData(env, data, [client]);
  expect(found).toEqual({ lost: [], duplicated: [], wrong: [], answers: 6 });
});

test('a database that stays locked is storage-busy, and the same answer fits afterwards', async () => {
  const { data, env, database, client, answer, stop } = await createPractice();
  const unlock = lock(database);
  await answer(1);
  expect(client.refusals).toEqual(['storage-busy']);
  unlock();
  await answer(3);
  await stop();
  expect(client).toMatchObject({ refusals: ['storage-busy'], recovered: 0, surprises: [] });
  const found = await checkData(env, data, [client]);
  expect(found).toEqual({ lost: [], duplicated: [], wrong: [], answers: 6 });
});

test.each([
  ['replaced by a copy', (path: string, copy: string) => renameSync(copy, path)],
  ['deleted', (path: string) => rmSync(path)],
])(
  'once the database is %s, nothing is acknowledged and the server is not ready',
  async (_what, harm) => {
    const { root, database, client, onlooker, answer, stop } = await createPractice();
    const copy = join(root, 'copy');
    copyFileSync(database, copy);
    harm(database, copy);
    const left = () =>
      existsSync(database) ? readFileSync(database).toString('base64') : 'nothing';
    const before = left();

    await answer(3);
    expect(client.acks).toHaveLength(3);
    expect(client.refusals).toEqual(['storage-corrupt']);
    const ready = await onlooker.send('GET', '/readyz');
    expect(ready).toMatchObject({ status: 503 });
    expect(ready.text).toContain('file-replaced');
    await stop();
    expect(left()).toBe(before);
  },
);
