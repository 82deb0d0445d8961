// On a local server its learner needs no token, and its author has the one that the start printed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeBank } from '../support/bank-files.ts';
import { killAll, MAIN, type ServerProcess, startServer } from '../support/server-process.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trapwise-author-'));
  writeBank(join(folder, 'questions'), 3);
});
afterAll(async () => {
  await killAll();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ readonly server: ServerProcess; readonly token: string }> {
  const server = await startServer(MAIN, {
    PORT: '0',
    TRAPWISE_DATA: join(folder, 'data'),
    TRAPWISE_QUESTIONS: join(folder, 'questions'),
  });
  const lines = server.said().trim().split('\n');
  const printed = lines
    .map((line) => JSON.parse(line))
    .filter(({ event }) => event === 'author-token');
  expect(printed).toEqual([
    { event: 'author-token', token: expect.stringMatching(/^tw_/), scopes: ['author', 'admin'] },
  ]);
  return { server, token: printed[0].token };
}

async function regrade({ url }: ServerProcess, token: string | null): Promise<number> {
  const { status } = await fetch(`${url}/v1/author/regrade`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ dryRun: true }),
  });
  return status;
}

test('the token of a start works until the next start', async () => {
  const first = await start();
  expect(await regrade(first.server, null)).toBe(401);
  expect(await regrade(first.server, first.token)).toBe(200);
  expect((await fetch(`${first.server.url}/v1/me`)).status).toBe(200);
  first.server.kill('SIGTERM');
  await first.server.ended;

  const second = await start();
  expect(second.token).not.toBe(first.token);
  expect(await regrade(second.server, first.token)).toBe(401);
  expect(await regrade(second.server, second.token)).toBe(200);
});
