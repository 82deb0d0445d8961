// Real processes: a bank that lost most of its cards is served as it was, until somebody says that this is meant.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { writeBank } from '../support/bank-files.ts';
import { killAll, MAIN, runToEnd, startServer } from '../support/server-process.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'trapwise-retire-'));
const env = {
  PORT: '0',
  TRAPWISE_DATA: join(folder, 'data'),
  TRAPWISE_QUESTIONS: join(folder, 'questions'),
};
afterAll(async () => {
  await killAll();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(...args: string[]) {
  const server = await startServer(MAIN, env, [], args);
  const reply = await fetch(`${server.url}/v1/banks`);
  const { data } = (await reply.json()) as { data: { counts: { cards: number } }[] };
  const stop = () => {
    server.kill('SIGTERM');
    return server.ended;
  };
  return { cards: data.map(({ counts }) => counts.cards), stop };
}

test('most of a bank is retired by a load or a start that was told to, and by no other', async () => {
  writeBank(env.TRAPWISE_QUESTIONS, 15);
  const loaded = await runToEnd(CLI, env, ['load']);
  expect(loaded).toMatchObject({ code: 0, stderr: '' });
  expect(loaded.stdout).toContain('1 bank changed, 0 unchanged, 0 refused: written\n');

  writeBank(env.TRAPWISE_QUESTIONS, 4);
  const careful = await serve();
  expect(careful.cards).toEqual([15]);
  const locked = await runToEnd(CLI, env, ['load', '--accept-retire']);
  expect(locked).toMatchObject({ code: 3, stdout: '' });
  expect(locked.stderr).toContain('/v1/author/reload');
  const { stderr } = await careful.stop();
  expect(stderr).toMatch(
    /plain-bank\/bank\.yaml:1:7 error retire 22 of 30 questions and 11 of 15 cards .*`trapwise serve --accept-retire`/,
  );

  const told = await serve('--accept-retire');
  expect(told.cards).toEqual([4]);
  const { stdout } = await told.stop();
  expect(stdout).toContain('"event":"bank-loaded","bank":"plain-bank"');
  expect(stdout).toContain('"retired":33,');
});
