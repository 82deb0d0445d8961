// The control of the fault tests: each thing that their check looks for is found when it is planted.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { MAIN, startServer } from '../support/server-process.ts';
import { prepareLearners } from '../support/token-learners.ts';
import { type AnsweringClient, createAnsweringClient } from './answering-client.ts';
import { checkData, copyData, type Findings } from './check-log.ts';
import { createServedFolder } from './served-folder.ts';

const ANSWERS = 12;

test('a log that is not what its clients were told is found out', async () => {
  const { root, data, env } = createServedFolder();
  const [learner] = await prepareLearners(env, 1);
  if (!learner) throw new Error('no learner');
  const client = createAnsweringClient(learner, keyedRandom(Buffer.from('check'), 'log'));
  const server = await startServer(MAIN, env);
  await client.answerUntilGone(server.url, () => client.acks.length >= ANSWERS);
  server.kill('SIGTERM');
  await server.ended;

  let copies = 0;
  async function check(change: Partial<AnsweringClient>, sql = ''): Promise<Findings> {
    copies += 1;
    const copy = join(root, `copy-${copies}`);
    copyData(data, copy);
    const db = new Database(join(copy, 'trapwise.db'));
    db.exec(sql);
    db.close();
    return checkData(env, copy, [{ ...client, acks: client.acks, pending: null, ...change }]);
  }
  const [first, ...others] = client.acks;
  if (!first) throw new Error('no answer');
  const retold = (from: RegExp, to: string) => ({
    acks: [{ ...first, text: first.text.replace(from, to) }, ...others],
  });

  expect(await check({})).toEqual({ lost: [], duplicated: [], wrong: [], answers: ANSWERS });
  const missing = `prs_${'A'.repeat(22)}`;
  expect(
    await check({ acks: [...client.acks, { ...first, presentation: missing }] }),
  ).toMatchObject({
    lost: [missing],
  });
  expect((await check({ acks: others })).wrong).toEqual([`${first.presentation}: nobody's`]);
  expect((await check({ acks: others, pending: first })).wrong).toEqual([]);
  expect((await check({ acks: [...others, first] })).wrong.join()).toContain('order');

  const wrongs: [RegExp, string, string][] = [
    [/"recordedAt":"\d{4}/, '"recordedAt":"1999', 'told recordedAt 1999'],
    [/"rating":"\w+"/, '"rating":"easy"', 'told rating easy'],
    [/"score":[01]/, '"score":0.5', 'told score 0.5'],
    [/"answerId":"ans_/, '"answerId":"ans_x', 'told answerId ans_x'],
  ];
  for (const [from, to, finding] of wrongs) {
    expect((await check(retold(from, to))).wrong.join()).toContain(finding);
  }
  const forgotten = await check({}, 'DELETE FROM memory WHERE reps = 1');
  expect(forgotten.wrong.join()).toContain('stored nothing, the log says');
  const cut = await check({}, `UPDATE learner SET log_seq = log_seq - 1 WHERE log_seq > 0`);
  expect(cut.wrong.join()).toContain('its head says');
});
