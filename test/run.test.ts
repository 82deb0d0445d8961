// src/run.cjs, run for real by an old Node and by three that are new enough.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const OLD = '20.20.2';
const NEW_ENOUGH = ['22.18.0', '24.21.0', '26.10.0'];
const FETCHED = '24.21.0';
/** What is said when npx takes its time, as it does on a busy machine. */
const FETCHING = `trapwise: Node v${OLD} is too old; npx fetches Node ${FETCHED}, once.\n`;
const SLOW_NPX = '/bin/sleep 2.5; exit 1';
const RUN = resolve('src/run.cjs');
const ENTRY = resolve('test/fixtures/run/entry.ts');

const nodes = new Map<string, string>();
const scratch = mkdtempSync(join(tmpdir(), 'trapwise-run-'));

type End = { code: number | null; signal: string | null; stdout: string; stderr: string };

/** How the command ended; `signal` is sent to it as soon as it has printed "ready". */
function end(
  command: string,
  args: string[],
  { signal, path }: { signal?: NodeJS.Signals; path?: string } = {},
): Promise<End> {
  const env = path === undefined ? process.env : { ...process.env, PATH: path };
  return new Promise((done, failed) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    child.stderr.on('data', (chunk) => {
      texts.stderr += chunk;
    });
    child.stdout.on('data', (chunk) => {
      texts.stdout += chunk;
      if (signal && String(chunk).includes('ready')) child.kill(signal);
    });
    child.on('error', failed);
    child.on('close', (code, endedBy) => done({ ...texts, code, signal: endedBy }));
  });
}

const nodeOf = (version: string) => nodes.get(version)!;
const runs = (version: string, args: string[], how?: { signal?: NodeJS.Signals; path?: string }) =>
  end(nodeOf(version), [RUN, ENTRY, ...args], how);

/** The path of this machine's Node when it has that version, else of one fetched as run.cjs does. */
async function findNode(version: string): Promise<string> {
  const own = spawnSync('node', ['-p', 'process.versions.node+process.execPath']).stdout.toString();
  if (own.startsWith(version)) return own.slice(version.length).trim();
  const asked = ['--yes', '--ignore-scripts=false', '-p', `node@${version}`, '--'];
  const answer = await end('npx', [...asked, 'node', '-p', 'process.execPath']);
  if (answer.code !== 0)
    throw new Error(`Node ${version} is needed for this test: ${answer.stderr}`);
  return answer.stdout.trim();
}

/** A folder to use as PATH, in which `npx` is this shell script. */
function fakeNpx(name: string, script: string): string {
  const folder = mkdtempSync(join(scratch, name));
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

beforeAll(async () => {
  const versions = [OLD, ...NEW_ENOUGH];
  const paths = await Promise.all(versions.map(findNode));
  versions.forEach((version, index) => {
    nodes.set(version, paths[index]!);
  });
}, 180_000);

afterAll(() => rmSync(scratch, { recursive: true }));

test('Node counts as new enough from 22.18, from 23.6, and from 24 on', () => {
  const { isNewEnough } = createRequire(import.meta.url)(RUN) as {
    isNewEnough: (version: string) => boolean;
  };
  const yes = ['22.18.0', '22.23.3', '23.6.0', '24.0.0', '25.1.0', '26.10.0', '27.0.0-nightly'];
  const no = ['8.17.0', '18.20.8', '20.20.2', '21.7.3', '22.9.0', '22.17.1', '23.5.0'];
  expect(yes.filter((version) => !isNewEnough(version))).toEqual([]);
  expect(no.filter(isNewEnough)).toEqual([]);
});

describe.concurrent.each([OLD, ...NEW_ENOUGH])('started by Node %s', (version) => {
  const used = version === OLD ? FETCHED : version;

  test('the entry runs in a Node that is new enough, with its arguments and its exit code', async () => {
    const { stderr, ...done } = await runs(version, ['exit', '5']);
    expect(done).toEqual({ code: 5, signal: null, stdout: `${used} 3\n` });
    expect(['', FETCHING]).toContain(stderr);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s reaches the entry once, and the exit code it then chooses comes back',
    async (signal) => {
      const { code, stdout } = await runs(version, ['wait'], { signal });
      expect(stdout).toBe(`${used} 2\nready\nclosing on ${signal}\n`);
      expect(code).toBe(7);
    },
  );

  test('an entry that a signal ends is reported as ended by that signal', async () => {
    expect(await runs(version, ['sleep'], { signal: 'SIGTERM' })).toMatchObject({
      code: null,
      signal: 'SIGTERM',
    });
    expect(await runs(version, ['die'])).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  test('an uncaught error is shown as Node shows it', async () => {
    const { code, stderr } = await runs(version, ['throw']);
    expect(code).toBe(1);
    expect(stderr).toContain('Error: thrown on purpose');
    expect(stderr).toContain('entry.ts:7');
  });
});

test.each(NEW_ENOUGH)('Node %s needs no npx', async (version) => {
  const done = await runs(version, ['exit', '0'], { path: fakeNpx('never', 'exit 1') });
  expect(done).toEqual({ code: 0, signal: null, stdout: `${version} 3\n`, stderr: '' });
});

test('the warning about type stripping is kept quiet, and no other', async () => {
  const { stderr } = await runs('24.21.0', ['warn']);
  expect(stderr).not.toContain('Type Stripping');
  expect(stderr).toContain('a warning of another kind');
});

describe('when no Node can be had', () => {
  const reasons: [what: string, script: string, reason: string][] = [
    ['the network is away', 'echo "npm error code ENOTFOUND" >&2; exit 1', 'npx: ENOTFOUND'],
    ['npx fails without a word', 'exit 3', 'npx: exit code 3'],
    ['npx answers with an old Node', 'echo 20.20.2/usr/bin/node', 'npx: exit code 0'],
  ];

  test.each(reasons)('one line says so, and exit code 69: %s', async (_what, script, reason) => {
    const { code, stdout, stderr } = await runs(OLD, ['exit', '0'], {
      path: fakeNpx('fails', script),
    });
    expect(code).toBe(69);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      `trapwise: this is Node v${OLD}, and Node 22.18 or newer is needed. None could be fetched (${reason}). ` +
        'Install Node 24, or connect to the network once and try again.\n',
    );
  });

  test('a slow npx is announced', async () => {
    const { stderr } = await runs(OLD, ['exit', '0'], { path: fakeNpx('slow', SLOW_NPX) });
    expect(stderr.startsWith(FETCHING)).toBe(true);
  });

  test('npx may be missing altogether', async () => {
    const { code, stderr } = await runs(OLD, ['exit', '0'], { path: scratch });
    expect(code).toBe(69);
    expect(stderr).toContain('(npx: ENOENT)');
  });
});

test('without an entry it says how it is used', async () => {
  const { code, stderr } = await end(nodeOf(OLD), [RUN]);
  expect(code).toBe(64);
  expect(stderr).toBe('usage: node src/run.cjs ENTRY [ARGUMENT]...\n');
});

test('the command of the package runs cli.ts with all its arguments, also through a link', async () => {
  const folder = mkdtempSync(join(scratch, 'package'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  cpSync(RUN, join(folder, 'src/run.cjs'));
  cpSync(resolve('src/cli.cjs'), join(folder, 'src/cli.cjs'));
  cpSync(ENTRY, join(folder, 'src/cli.ts'));
  symlinkSync('src/cli.cjs', join(folder, 'trapwise'));
  for (const version of [OLD, '24.21.0']) {
    const done = await end(nodeOf(version), [join(folder, 'trapwise'), 'exit', '3']);
    expect(done).toMatchObject({ code: 3, stdout: '24.21.0 3\n' });
  }
});
