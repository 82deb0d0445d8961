// Kills a server at random moments while clients answer, and counts what its acknowledgements were worth.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyedRandom } from '#core/base/random.ts';
import { writeBank } from '../support/bank-files.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { prepareLearners } from '../support/token-learners.ts';
import { type AnsweringClient, createAnsweringClient } from './answering-client.ts';
import { checkData, copyData, type Findings } from './check-log.ts';

const LEARNERS = 8;
const CLIENTS = 16;
const CARDS = 60;
/** A kill comes this many milliseconds after the load begins. */
const KILL_AFTER = { least: 20, most: 200 };

export type Tally = {
  /** Replies that said "recorded", and were whole. */
  acked: number;
  /** Acknowledged answers that the log did not have after the kill. */
  lost: number;
  /** Presentations with more than one answer. */
  duplicated: number;
  /** Whatever else was not as it must be; `findings` says what. */
  wrong: number;
  /** Answers sent again that were replayed: acknowledged ones, and those whose first reply the kill swallowed. */
  replayed: number;
  recovered: number;
  findings: string[];
};

type Options = { readonly entry: string; readonly rounds: number; readonly seed: string };

/**
 * `rounds` times: start, send acknowledged answers again, answer from 16 clients, kill -9. The database that each kill
 * leaves is checked as a copy, so that the next server recovers the original by itself. One data folder throughout.
 */
export async function killRounds({ entry, rounds, seed }: Options): Promise<Tally> {
  const root = mkdtempSync(join(tmpdir(), 'trapwise-kill-'));
  const env = {
    TRAPWISE_DATA: join(root, 'data'),
    TRAPWISE_QUESTIONS: join(root, 'questions'),
    TRAPWISE_AUTH: 'token',
    PORT: '0',
    LOG_LEVEL: 'warn',
    // Compiled code of the first, unkilled start: the later ones take half as long.
    NODE_COMPILE_CACHE: join(root, 'compiled'),
  };
  const random = (label: string) => keyedRandom(Buffer.from(seed), label);
  const killMoment = random('kill');
  const tally: Tally = {
    acked: 0,
    lost: 0,
    duplicated: 0,
    wrong: 0,
    replayed: 0,
    recovered: 0,
    findings: [],
  };

  async function check(clients: readonly AnsweringClient[], round: number): Promise<Findings> {
    const copy = join(root, `left-${round}`);
    copyData(env.TRAPWISE_DATA, copy);
    return checkData(env, copy, clients).finally(() => rmSync(copy, { recursive: true }));
  }
  function note({ lost, duplicated, wrong }: Findings, round: number): void {
    tally.lost += lost.length;
    tally.duplicated += duplicated.length;
    const all = [
      ...lost.map((id) => `${id}: lost`),
      ...duplicated.map((id) => `${id}: twice`),
      ...wrong,
    ];
    tally.findings.push(...all.map((one) => `round ${round}: ${one}`));
  }
  async function repeat(server: ServerProcess, clients: readonly AnsweringClient[]) {
    const replayed = await Promise.all(clients.map((client) => client.repeat(server.url)));
    tally.replayed += replayed.reduce((sum, count) => sum + count, 0);
  }

  try {
    writeBank(env.TRAPWISE_QUESTIONS, CARDS);
    const learners = await prepareLearners(env, LEARNERS);
    const clients = Array.from({ length: CLIENTS }, (_, index) => {
      const learner = learners[index % LEARNERS];
      if (!learner) throw new Error('no learner');
      return createAnsweringClient(learner, random(`client ${index}`));
    });
    const first = await startServer(entry, env);
    first.kill('SIGTERM');
    await first.ended;

    for (let round = 1; round <= rounds; round += 1) {
      const [server, found] = await Promise.all([startServer(entry, env), check(clients, round)]);
      note(found, round);
      for (const client of clients) client.forget(new Set(found.lost));
      await repeat(server, clients);
      const load = Promise.all(clients.map((client) => client.answerUntilGone(server.url)));
      await sleep(KILL_AFTER.least + killMoment(KILL_AFTER.most - KILL_AFTER.least));
      server.kill('SIGKILL');
      await Promise.all([load, server.ended]);
    }

    note(await check(clients, rounds + 1), rounds + 1);
    const last = await startServer(entry, env);
    await Promise.all(clients.map((client) => client.settle(last.url)));
    last.kill('SIGTERM');
    await last.ended;
    const found = await check(clients, rounds + 2);
    note(found, rounds + 2);

    tally.acked = clients.reduce((sum, { acks }) => sum + acks.length, tally.lost);
    tally.recovered = clients.reduce((sum, { recovered }) => sum + recovered, 0);
    tally.replayed += tally.recovered;
    if (found.answers !== tally.acked) {
      tally.findings.push(`${found.answers} answers in the log, ${tally.acked} acknowledged`);
    }
    tally.findings.push(
      ...clients.flatMap(({ surprises, refusals }) => [...surprises, ...refusals]),
    );
    tally.wrong = tally.findings.length - tally.lost - tally.duplicated;
    return tally;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
