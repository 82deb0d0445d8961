// A server in a process of its own: started, killed, stopped, and asked how it ended.
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The product's own entry. */
export const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type ServerProcess = {
  readonly url: string;
  /** Everything said so far on standard output. */
  readonly said: () => string;
  /** Everything said so far on standard error. */
  readonly complained: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the process is gone, however it went. */
  readonly ended: Promise<Ended>;
};

type Environment = Readonly<Record<string, string>>;

const { PATH } = process.env;
/** Compiled code of earlier starts: a start takes half as long with it. */
const COMPILED = join(tmpdir(), 'trapwise-tests-compiled');
const running = new Set<ChildProcess>();

function launch(
  entry: string,
  env: Environment,
  flags: readonly string[],
  args: readonly string[] = [],
) {
  // Nothing of this process leaks in: a test run has NODE_ENV and settings of its own.
  const child = spawn(process.execPath, [...flags, entry, ...args], {
    env: { PATH, NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, ...said });
    });
  });
  return { child, ended, said };
}

/** Runs an entry until it ends by itself. */
export function runToEnd(
  entry: string,
  env: Environment,
  args: readonly string[] = [],
): Promise<Ended> {
  return launch(entry, env, [], args).ended;
}

/** Resolves when the entry says where it listens; rejects with what it said when it ends before. */
export async function startServer(
  entry: string,
  env: Environment,
  flags: readonly string[] = [],
  args: readonly string[] = [],
): Promise<ServerProcess> {
  const { child, ended, said } = launch(entry, env, flags, args);
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    const listen = (more: string) => {
      text += more;
      const line = text.split('\n').find((one) => one.includes('"event":"listening"'));
      if (!line?.endsWith('}')) return;
      child.stdout.off('data', listen);
      resolve((JSON.parse(line) as { url: string }).url);
    };
    child.stdout.on('data', listen);
    void ended.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
  return {
    url,
    said: () => said.stdout,
    complained: () => said.stderr,
    kill: (signal) => child.kill(signal),
    ended,
  };
}

/** Kills whatever a failed test left running. */
export async function killAll(): Promise<void> {
  const gone = [...running].map(
    (child) => new Promise<void>((resolve) => child.once('close', () => resolve())),
  );
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(gone);
}
