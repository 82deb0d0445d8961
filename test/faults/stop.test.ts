// A server that is told to stop finishes what it began: what it acknowledged is there, and nothing is left lying about.
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { createHttpClient } from '../support/http-client.ts';
import { MAIN, startServer } from '../support/server-process.ts';
import { prepareLearners } from '../support/token-learners.ts';
import { type AnsweringClient, createAnsweringClient } from './answering-client.ts';
import { checkData } from './check-log.ts';
import { createServedFolder } from './served-folder.ts';

const CLIENTS = 64;
const LEARNERS = 8;

async function connect(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = createConnection(Number(port), hostname);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  return socket;
}

async function isRefused(url: string): Promise<boolean> {
  try {
    (await connect(url)).destroy();
    return false;
  } catch {
    return true;
  }
}

test.each([1, 2, 3])(
  'SIGTERM under load: every answer is acknowledged and there, or neither (moment %i)',
  async (moment) => {
    const { data, env } = createServedFolder();
    const learners = await prepareLearners(env, LEARNERS);
    const clients = Array.from({ length: CLIENTS }, (_, index) => {
      const learner = learners[index % LEARNERS];
      if (!learner) throw new Error('no learner');
      return createAnsweringClient(learner, keyedRandom(Buffer.from(`${moment}`), `${index}`));
    });
    const server = await startServer(MAIN, env);
    const idle = createHttpClient(server.url);
    await idle.send('GET', '/healthz');
    let isTold = false;
    const load = Promise.all(clients.map((client) => client.answerUntilGone(server.url)));
    const stopper = (async () => {
      while (clients.every(({ acks }) => acks.length < moment)) await sleep(1);
      isTold = true;
      server.kill('SIGTERM');
    })();
    await Promise.all([load, stopper]);
    const { code, stderr, stdout } = await server.ended;
    idle.close();

    expect(isTold).toBe(true);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim().split('\n').at(-1)).toBe('{"event":"stopped","signal":"SIGTERM"}');
    expect(readdirSync(data).filter((name) => /-wal$|-shm$/.test(name))).toEqual([]);
    expect(clients.flatMap(({ surprises }) => surprises)).toEqual([]);
    expect(
      clients.flatMap(({ refusals }) => refusals).filter((code) => code !== 'draining'),
    ).toEqual([]);
    const { lost, duplicated, wrong, answers } = await checkData(env, data, clients);
    expect({ lost, duplicated, wrong }).toEqual({ lost: [], duplicated: [], wrong: [] });

    // Sent again, everything fits: what was refused is new, and then the log holds what was acknowledged and no more.
    const next = await startServer(MAIN, env);
    await Promise.all(clients.map((client) => client.settle(next.url)));
    await Promise.all(clients.map((client) => client.repeat(next.url)));
    next.kill('SIGTERM');
    await next.ended;
    const isWronged = ({ refusals, recovered }: AnsweringClient) =>
      refusals.includes('draining') && recovered > 0;
    expect(clients.filter(isWronged)).toEqual([]);
    expect(clients.flatMap(({ surprises }) => surprises)).toEqual([]);
    const acked = clients.reduce((sum, { acks }) => sum + acks.length, 0);
    const after = await checkData(env, data, clients);
    expect(after).toEqual({ lost: [], duplicated: [], wrong: [], answers: acked });
    expect(acked).toBeGreaterThanOrEqual(answers);
  },
);

test('a request that never ends holds a stop up, and a second signal does not wait for it', async () => {
  const { data, database, env } = createServedFolder();
  const [learner] = await prepareLearners(env, 1);
  if (!learner) throw new Error('no learner');
  const client = createAnsweringClient(learner, keyedRandom(Buffer.from('second'), 'signal'));
  const server = await startServer(MAIN, env);
  await client.answerUntilGone(server.url, () => client.acks.length >= 3);
  const endless = await connect(server.url);
  const head = 'POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n';
  endless.write(`${head}Expect: 100-continue\r\n\r\n`);
  // The server says when it has begun with the request.
  await once(endless, 'data');

  server.kill('SIGTERM');
  while (!(await isRefused(server.url))) await sleep(5);
  expect(existsSync(`${database}-wal`)).toBe(true);
  server.kill('SIGTERM');
  expect(await server.ended).toMatchObject({ code: 1, signal: null });
  endless.destroy();
  const found = await checkData(env, data, [client]);
  expect(found).toEqual({ lost: [], duplicated: [], wrong: [], answers: 3 });
});
