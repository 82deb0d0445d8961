// Config → everything that runs: the only place where the parts of the product meet.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pino, { type Logger } from 'pino';
import { readBanks } from '#authoring/files.ts';
import { EXIT } from '#cli/command.ts';
import { Failure, type Product } from '#cli/product.ts';
import type { Learner } from '#core/learner/learner.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { Catalogue } from '#core/question/catalogue.ts';
import { openStore } from '#store/engines.ts';
import type { Store } from '#store/store.ts';
import { StoreOpenError } from '#store/store-open-error.ts';
import { createExamPlans, type ExamPlans } from '#use-cases/exam-plans.ts';
import { type LoadedBanks, loadBanks } from '#use-cases/load-banks.ts';
import { localLearner } from '#use-cases/manage-learners.ts';
import type { Call, World } from '#use-cases/world.ts';
import { createPlanThread } from '#workers/plan-thread.ts';
import { createTrainer } from '#workers/train-in-child.ts';
import pkg from '../package.json' with { type: 'json' };
import { type Config, ConfigError, readConfig } from './config.ts';

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
export function createPlans(log: Logger): ExamPlans {
  return createExamPlans({
    engine: createPlanThread(),
    wait: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms).unref();
      }),
    report: (error) => log.error({ error: String(error) }, 'no exam plan'),
  });
}

/** A world whose catalogue is what the files say, and what loading them brought to light. */
export async function createWorld(
  store: Store,
  config: Config,
  now: number,
): Promise<{ readonly world: World; readonly loaded: LoadedBanks }> {
  const loaded = await loadBanks(store, readBanks([config.questions], process.cwd()), now);
  const catalogue: Catalogue = loaded.catalogue;
  const secret = await store.secret();
  return { world: { store, scheduler: fsrsScheduler, catalogue: () => catalogue, secret }, loaded };
}

/** The learner of a local server, read anew each time because settings change; made in the machine's own time zone. */
export function createLocalLearner(store: Store, calls: () => Call): () => Promise<Learner> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return () => localLearner(store, timeZone, calls());
}

/** The product as commands see it, configured by the environment. */
export function createProduct(): Product {
  return {
    serve: async () => {
      await import('./main.ts');
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
        if (error instanceof ConfigError) throw new Failure(EXIT.usage, error.message);
        if (error instanceof StoreOpenError) throw new Failure(error.exitCode, error.message);
        throw error;
      }
    },
    openApiText: async () => (await import('#api/openapi.ts')).openApiText(),
  };
}
