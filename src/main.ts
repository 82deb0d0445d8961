// Starts the server: config → compose → serve, says where it listens, and stops cleanly when it is told to.

import { randomBytes } from 'node:crypto';
import { type Listening, serve } from '#api/serve.ts';
import type { Store } from '#store/store.ts';
import { StoreOpenError } from '#store/store-open-error.ts';
import { type LoadedBanks, regradeCommand } from '#use-cases/load-banks.ts';
import { renewLocalToken } from '#use-cases/manage-learners.ts';
import {
  createApi,
  createCalls,
  createLocalLearner,
  createLog,
  createWorld,
  openConfigured,
} from './compose.ts';
import { type Config, ConfigError, readConfig } from './config.ts';

const EXIT = { usage: 2, fileReplaced: 6, bug: 70 } as const;
const WATCH_MS = 5_000;

/** Exit code and one clear line for what can go wrong at a start; everything else is a bug and shown whole. */
function failure(error: unknown): { code: number; line: string } {
  if (error instanceof ConfigError) return { code: EXIT.usage, line: error.message };
  if (error instanceof StoreOpenError) return { code: error.exitCode, line: error.message };
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
    return { code: EXIT.usage, line: `cannot listen: ${error.message}; set HOST or PORT` };
  }
  return {
    code: EXIT.bug,
    line: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

function die(error: unknown): never {
  const { code, line } = failure(error);
  process.stderr.write(`trapwise: ${line}\n`);
  process.exit(code);
}

function say(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** What loading changed, a line a bank; errors go to standard error, all of them; advice is for `trapwise check`. */
function report({ changes, problems, catalogue }: LoadedBanks): void {
  for (const { bank, edits: _, ...lists } of changes) {
    const counts = Object.entries(lists).map(([what, ids]) => [what, ids.length]);
    say({ event: 'bank-loaded', bank, ...Object.fromEntries(counts) });
    for (const question of lists.keyChanged) {
      say({ event: 'key-changed', bank, question, see: regradeCommand(bank, question) });
    }
  }
  const errors = problems.filter(({ level }) => level === 'error');
  for (const { file, line, column, rule, message } of errors) {
    process.stderr.write(`${file}:${line}:${column} error ${rule} ${message}\n`);
  }
  const warnings = problems.length - errors.length;
  if (warnings > 0) say({ event: 'bank-warnings', count: warnings, see: 'trapwise check' });
  if (errors.length > 0) {
    const serving = [...catalogue.banks.keys()].join(', ') || 'none';
    process.stderr.write(
      `trapwise: a bank with errors is served as it was before; banks served: ${serving}\n`,
    );
  }
}

function stopOnSignal(listening: Listening, store: Store, drain: () => void): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    drain();
    await listening.stop();
    await store.close();
    say({ event: 'stopped', signal });
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(signal).catch(die));
  }
}

/** Ends a server whose database file was replaced or removed: what it would write could not be reached any more. */
function stopWhenFileReplaced(store: Store): void {
  const look = async (): Promise<void> => {
    if (!(await store.troubles()).includes('file-replaced')) return;
    process.stderr.write(
      'trapwise: the database file was replaced while the server ran; start again\n',
    );
    process.exit(EXIT.fileReplaced);
  };
  setInterval(() => void look().catch(die), WATCH_MS).unref();
}

async function start(config: Config): Promise<void> {
  const calls = createCalls(config);
  const store = await openConfigured(config, true, calls());
  const acceptRetire = process.argv.includes('--accept-retire');
  const { world, loaded } = await createWorld(store, config, calls().now, { acceptRetire });
  report(loaded);
  const state = { draining: false, hosts: [] as readonly string[] };
  const api = await createApi(config, { world, calls, log: createLog(config), state });
  const listening = await serve(api.app.fetch, config.host, config.port);
  if (config.auth === 'local') {
    const names = ['localhost', '127.0.0.1', '[::1]'];
    // Browsers leave the standard port out of the Host header.
    const standard = listening.port === 80 ? names : [];
    state.hosts = [...standard, ...names.map((name) => `${name}:${listening.port}`)];
  }
  stopOnSignal(listening, store, () => {
    state.draining = true;
    api.stop();
  });
  stopWhenFileReplaced(store);
  if (config.auth === 'local') {
    const learner = await createLocalLearner(store, calls)();
    const { text } = await renewLocalToken(store, learner, randomBytes(32), calls());
    say({ event: 'author-token', token: text, scopes: ['author', 'admin'] });
  }
  say({ event: 'listening', url: listening.url });
}

try {
  await start(readConfig());
} catch (error) {
  die(error);
}
