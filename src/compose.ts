// Config → everything that runs: the only place where the parts of the product meet.

// Above 250 lines because it is the one place that puts the parts together.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pino, { type Logger } from 'pino';
import type { PageFiles } from '#api/page.ts';
import { EXIT } from '#cli/command.ts';
import { type ApiConnection, Failure, type Product } from '#cli/product.ts';
import { hasErrors } from '#core/base/problem.ts';
import type { Learner } from '#core/learner/learner.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { openStore } from '#store/engines.ts';
import type { Store } from '#store/store.ts';
import { StoreOpenError } from '#store/store-open-error.ts';
import { createExamPlans, type ExamPlans } from '#use-cases/exam-plans.ts';
import { createFitJobs } from '#use-cases/fit-jobs.ts';
import { localLearner } from '#use-cases/manage-learners.ts';
import type { Call, World } from '#use-cases/world.ts';
import { createItemThread } from '#workers/items-thread.ts';
import { createPlanThread } from '#workers/plan-thread.ts';
import { createTrainer } from '#workers/train-in-child.ts';
import pkg from '../package.json' with { type: 'json' };
import { type Config, ConfigError, readConfig } from './config.ts';
import { type Library, type LibraryOptions, loadOnce, openLibrary } from './load.ts';

/** Exit code when another process serves the database file. */
const LOCKED = 3;
const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** Null when the file cannot be read or holds no instant. */
function readInstant(file: string): number | null {
  try {
    const at = Date.parse(readFileSync(file, 'utf8').trim());
    return Number.isNaN(at) ? null : at;
  } catch {
    return null;
  }
}

/** A clock that a test moves: the file is read at each use, and while it is being written the last instant holds. */
function fileClock(file: string): () => number {
  const first = readInstant(file);
  if (first === null) throw new ConfigError(`TRAPWISE_CLOCK: ${file} must hold an ISO instant`);
  let last = first;
  return () => {
    last = readInstant(file) ?? last;
    return last;
  };
}

/** Makes the moments of calls. Throws ConfigError. */
export function createCalls({ clockFile }: Pick<Config, 'clockFile'>): () => Call {
  const now = clockFile === null ? () => Date.now() : fileClock(clockFile);
  return () => ({ now: now(), newId: () => randomBytes(16).toString('base64url') });
}

/** Opens the store of a configuration, and makes its folder and its tables when there are none. Throws StoreOpenError. */
export async function openConfigured(config: Config, serve: boolean, call: Call): Promise<Store> {
  return openStore(config.databaseUrl, {
    migrations: MIGRATIONS,
    appVersion: pkg.version,
    now: call.now,
    create: true,
    serve,
  });
}

export function createLog(config: Config): Logger {
  return pino(
    {
      level: config.logLevel,
      redact: ['authorization', 'cookie', 'token', 'headers.authorization', 'headers.cookie'],
    },
    pino.destination({ dest: 1, sync: false }),
  );
}

/** Exam plans, solved in a thread of their own; what goes wrong there is logged, and practice goes by due day. */
function createPlans(log: Logger): ExamPlans {
  return createExamPlans({
    engine: createPlanThread(),
    wait: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms).unref();
      }),
    report: (error) => log.error({ error: String(error) }, 'no exam plan'),
  });
}

const pathOf = ({ databaseUrl }: Pick<Config, 'databaseUrl'>) =>
  databaseUrl.slice('sqlite:'.length);

/** A world whose catalogue is what the files say, and the library that it is from; `report` is told of each load. */
export async function createWorld(
  store: Store,
  config: Config,
  calls: () => Call,
  options: LibraryOptions = {},
): Promise<{ readonly world: World; readonly library: Library }> {
  const library = await openLibrary(store, config.questions, () => calls().now, options);
  const secret = await store.secret();
  const { catalogue } = library;
  return { world: { store, scheduler: fsrsScheduler, catalogue, secret }, library };
}

/** The learner of a local server, read anew each time because settings change; made in the machine's own time zone. */
export function createLocalLearner(store: Store, calls: () => Call): () => Promise<Learner> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return () => localLearner(store, timeZone, calls());
}

/** The API over an opened store, with what works beside it. It is loaded only here: most commands need none. */
export async function createApi(
  config: Pick<Config, 'auth' | 'origins' | 'databaseUrl'>,
  parts: {
    readonly world: World;
    readonly library: Library;
    readonly calls: () => Call;
    readonly log: Logger;
    readonly page?: PageFiles;
    /** Read anew at each request. */
    readonly state: { readonly draining: boolean; readonly hosts: readonly string[] };
  },
) {
  const { world, library, calls, log, state } = parts;
  const { createApp } = await import('#api/app.ts');
  const { createMetrics } = await import('#api/metrics.ts');
  const trainer = createTrainer();
  const onFailure = (err: unknown) => log.error({ err }, 'a fit failed');
  const app = createApp({
    world: { ...world, plans: createPlans(log), items: createItemThread(pathOf(config)) },
    fits: createFitJobs({ world, train: trainer.train, calls, onFailure }),
    reload: library.reload,
    checkFolder: library.checkFolder,
    checker: library.checker,
    call: calls,
    auth: config.auth,
    localLearner: createLocalLearner(world.store, calls),
    origins: config.origins,
    hosts: () => state.hosts,
    log,
    metrics: createMetrics(),
    page: parts.page ?? null,
    isDraining: () => state.draining,
  });
  const stop = () => {
    trainer.stop();
    library.stop();
  };
  return { app, stop };
}

/** The API of this process on the configured database file, which it locks as a server would. Throws StoreOpenError. */
async function connectHere(config: Config, token: string | null): Promise<ApiConnection> {
  const calls = createCalls(config);
  const store = await openConfigured(config, true, calls());
  try {
    const { world, library } = await createWorld(store, config, calls);
    // A learner's screen is no place for a log; bugs are shown.
    const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
    const state = { draining: false, hosts: [] };
    const api = await createApi(config, { world, library, calls, log, state });
    return {
      baseUrl: 'http://localhost',
      token,
      where: `on ${pathOf(config)}`,
      warnings: hasErrors(library.loaded.problems)
        ? ['a bank with errors is practised as it was before; `trapwise load --dry-run` names them']
        : [],
      fetch: async (request) => api.app.fetch(request),
      close: () => {
        api.stop();
        return store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function connectTo(baseUrl: string, token: string | null): ApiConnection {
  return {
    baseUrl,
    token,
    where: `at ${baseUrl}`,
    warnings: [],
    fetch: (request) => fetch(request),
    close: async () => {},
  };
}

/** How long a server on this machine may take to say that it is there. */
const PROBE_MS = 1_000;

/** Address of the server where the configuration puts one; null when none answers there, or something else does. */
async function runningServer({ host, port }: Config): Promise<string | null> {
  if (port === 0) return null;
  const name = { '0.0.0.0': '127.0.0.1', '::': '[::1]', '::1': '[::1]' }[host] ?? host;
  const baseUrl = `http://${name}:${port}`;
  try {
    const reply = await fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(PROBE_MS) });
    const body: unknown = await reply.json();
    return typeof body === 'object' && body !== null && 'troubles' in body ? baseUrl : null;
  } catch {
    return null;
  }
}

/** What went wrong, as a command ends with it. */
function failureOf(error: unknown): unknown {
  if (error instanceof ConfigError) return new Failure(EXIT.usage, error.message);
  if (error instanceof StoreOpenError) return new Failure(error.exitCode, error.message);
  return error;
}

/** The product as commands see it, configured by the environment. */
export function createProduct(): Product {
  return {
    serve: async ({ watch, acceptRetire }) => {
      const { runServer } = await import('./run-server.ts');
      await runServer([
        ...(watch ? ['--watch'] : []),
        ...(acceptRetire ? ['--accept-retire'] : []),
      ]);
    },
    withStore: async (job) => {
      try {
        const config = readConfig();
        const call = createCalls(config)();
        const store = await openConfigured(config, false, call);
        return await job(store, call, () => randomBytes(32), createTrainer().train).finally(() =>
          store.close(),
        );
      } catch (error) {
        throw failureOf(error);
      }
    },
    load: async (options) => {
      try {
        const config = readConfig();
        const call = createCalls(config)();
        const store = await openConfigured(config, options.dryRun !== true, call);
        return await loadOnce(store, config.questions, call.now, options).finally(() =>
          store.close(),
        );
      } catch (error) {
        if (!(error instanceof StoreOpenError) || error.exitCode !== LOCKED) throw failureOf(error);
        throw new Failure(
          LOCKED,
          `${error.message} Or let that server load: POST /v1/author/reload.`,
        );
      }
    },
    withBanks: async (job) => {
      try {
        const config = readConfig();
        const calls = createCalls(config);
        const store = await openConfigured(config, false, calls());
        return await createWorld(store, config, calls)
          .then(({ world, library }) => job(world, calls()).finally(library.stop))
          .finally(() => store.close());
      } catch (error) {
        throw failureOf(error);
      }
    },
    connect: async (wish) => {
      try {
        const config = readConfig();
        const token = wish.token ?? config.token;
        const url = wish.url ?? (await runningServer(config));
        return url === null ? await connectHere(config, token) : connectTo(url, token);
      } catch (error) {
        if (!(error instanceof StoreOpenError) || error.exitCode !== LOCKED) throw failureOf(error);
        throw new Failure(
          LOCKED,
          `${error.message} Or practise at that server: --url with the address that it printed.`,
        );
      }
    },
    openApiText: async () => (await import('#api/openapi.ts')).openApiText(),
  };
}
