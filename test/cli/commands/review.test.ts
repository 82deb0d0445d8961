// `trapwise review` as a real process: on the file, beside a server, at a server, and at a real terminal.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeBank } from '../../support/bank-files.ts';
import { killAll, MAIN, startServer } from '../../support/server-process.ts';

const folders: string[] = [];
afterEach(async () => {
  await killAll();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const { PATH } = process.env;

/** Environment of one learner's machine: a bank of three cards, no data yet, and no server to be looked for. */
function machine(): Record<string, string> {
  const root = mkdtempSync(join(tmpdir(), 'trapwise-review-'));
  folders.push(root);
  const questions = join(root, 'questions');
  mkdirSync(questions);
  writeBank(questions, 3);
  return {
    ...(PATH === undefined ? {} : { PATH }),
    TRAPWISE_DATA: join(root, 'data'),
    TRAPWISE_QUESTIONS: questions,
    PORT: '0',
    LOG_LEVEL: 'silent',
  };
}

/** Runs the command with these lines on its standard input; does not block, so that a server here can answer. */
function trapwise(env: Record<string, string>, lines: readonly string[], ...argv: string[]) {
  const child = spawn(process.execPath, ['src/cli.ts', ...argv], { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

test('without a server it practises on the file, and what was answered is there the next time', async () => {
  const env = machine();
  const first = await trapwise(env, ['1', '2', '3', ''], 'review', '--size', '3');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain(`Practising on ${join(env['TRAPWISE_DATA'] ?? '', 'trapwise.db')}.`);
  expect(first.out).toContain('3/3');
  expect(first.out).toMatch(/[1-9] answers?: /);
  const again = await trapwise(env, [], 'review', '--drill', '--size', '3');
  expect(again.out).toContain('recall about');
  expect(await trapwise(env, [], 'replay')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/, 0 differences\n$/),
  });
});

test('the file of a running server is left alone, in one line that says where to practise', async () => {
  const env = machine();
  const server = await startServer(MAIN, env);
  const { code, out, err } = await trapwise(env, [], 'review');
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(/^trapwise: Another Trapwise process serves .*--url.*\n$/);

  const over = await trapwise(env, ['1', 'q'], 'review', '--url', `${server.url}/`);
  expect(over).toMatchObject({ code: 0, err: '' });
  expect(over.out).toContain(`Practising at ${server.url}.`);
  expect(over.out).toContain('1 answer: ');

  // Where HOST and PORT put the server, it is found without being named.
  const found = await trapwise({ ...env, PORT: new URL(server.url).port }, ['q'], 'review');
  expect(found.out).toContain(`Practising at ${server.url}.`);
});

test('something else that answers at the usual address is not practised at', async () => {
  const other = createServer((_request, reply) => {
    reply.setHeader('content-type', 'application/json');
    reply.end('{"status":"ready"}');
  });
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const env = { ...machine(), PORT: String((other.address() as AddressInfo).port) };
  const { code, out } = await trapwise(env, ['q'], 'review');
  other.close();
  expect(code).toBe(0);
  expect(out).toContain('Practising on ');
});

test('a server with tokens is practised at with the token of the environment', async () => {
  const env = { ...machine(), TRAPWISE_AUTH: 'token' };
  const learner = (await trapwise(env, [], 'learner', 'new', 'Ana')).out.trim();
  const token = (await trapwise(env, [], 'token', 'new', '--learner', learner)).out.split('\n')[0];
  const server = await startServer(MAIN, env);
  const without = await trapwise(env, [], 'review', '--url', server.url);
  expect(without).toMatchObject({ code: 2, out: '' });
  expect(without.err).toContain('TRAPWISE_TOKEN');
  const given = { ...env, TRAPWISE_TOKEN: token ?? '' };
  const { code, out } = await trapwise(given, ['1', 'q'], 'review', '--url', server.url);
  expect(code).toBe(0);
  expect(out).toContain('1 answer: ');
});

test('a server that is not there is told in one line', async () => {
  const { code, out, err } = await trapwise(machine(), [], 'review', '--url', 'http://127.0.0.1:9');
  expect({ code, out }).toEqual({ code: 69, out: '' });
  expect(err).toBe(
    'trapwise: http://127.0.0.1:9 does not answer; what was answered so far is kept\n',
  );
});

/** The `script` of util-linux gives a program a terminal of its own. */
const SCRIPT = '/usr/bin/script';
const hasTerminal = spawnSync(SCRIPT, ['--version'], { encoding: 'utf8' }).stdout?.includes(
  'util-linux',
);

/** Presses these keys, one whenever a prompt waits; gives what the terminal showed. */
function atTerminal(env: Record<string, string>, keys: string): Promise<string> {
  const run = `${process.execPath} src/cli.ts review --size 1`;
  const child = spawn(SCRIPT, ['-qec', run, '/dev/null'], { env: { ...env, TERM: 'xterm' } });
  let shown = '';
  let pressed = 0;
  child.stdout.on('data', (text) => {
    shown += text;
    if (!shown.endsWith('> ')) return;
    child.stdin.write(keys[pressed] ?? 'q');
    pressed += 1;
  });
  return new Promise((resolve) => {
    child.once('close', () => resolve(shown));
  });
}

test.skipIf(!hasTerminal)(
  'at a terminal single keys answer, in colours unless NO_COLOR is set',
  async () => {
    const env = machine();
    const coloured = await atTerminal(env, 's1z1\r');
    expect(coloured).toContain('Taken back.');
    expect(coloured).toContain('1 answer: ');
    expect(coloured).toContain('\u001b[1m');
    const plain = await atTerminal({ ...env, NO_COLOR: '1' }, '1\r');
    expect(plain).toContain('1 answer: ');
    // What is left erases the row of the prompt.
    expect(plain.replaceAll('\u001b[K', '')).not.toContain('\u001b');
  },
);
