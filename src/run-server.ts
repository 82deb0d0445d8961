// The server as a process: config → compose → serve, says where it listens, and stops cleanly when it is told to.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Listening, serve } from '#api/serve.ts';
import type { Store } from '#store/store.ts';
import { StoreOpenError } from '#store/store-open-error.ts';
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
import { createLoadReport, type Library } from './load.ts';
import { openPage } from './page.ts';

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

type Flags = { readonly watch: boolean; readonly acceptRetire: boolean };

/** Throws ConfigError. */
function readFlags(args: readonly string[]): Flags {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const options = { watch: flag, 'accept-retire': flag };
    const { values } = parseArgs({ args: [...args], options });
    return { watch: values.watch, acceptRetire: values['accept-retire'] };
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}

/** Loads the banks again whenever one of their files is saved, until the process ends. */
async function reloadOnSave({ questions }: Config, { reload }: Library): Promise<void> {
  const { watchFolder } = await import('./watch.ts');
  const complain = (what: string) => (error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`trapwise: ${what}: ${why}\n`);
  };
  const onSaved = () =>
    void reload({ acceptRetire: false }).catch(complain('the banks were not loaded again'));
  watchFolder(questions, onSaved, complain('not everything can be watched'));
  say({ event: 'watching', folder: questions });
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

async function start(config: Config, flags: Flags): Promise<void> {
  const calls = createCalls(config);
  const store = await openConfigured(config, true, calls());
  const { acceptRetire, watch } = flags;
  const { world, library } = await createWorld(store, config, calls, {
    report: createLoadReport(),
    acceptRetire,
  });
  const state = { draining: false, hosts: [] as readonly string[] };
  const log = createLog(config);
  const page = await openPage().catch((error: unknown) => {
    // The API is enough to practise, so it is served without a page rather than not at all.
    log.error({ error: String(error) }, 'no page: it could not be built');
    return new Map();
  });
  const api = await createApi(config, { world, library, calls, log, page, state });
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
  if (watch) await reloadOnSave(config, library);
  say({ event: 'listening', url: listening.url });
}

/** Serves until a signal ends the process, by the environment and these arguments; resolves once it listens. */
export async function runServer(args: readonly string[]): Promise<void> {
  try {
    await start(readConfig(), readFlags(args));
  } catch (error) {
    die(error);
  }
}
