// The whole API in this process, on a clock and ids that the test moves, over any store.
import { createHash } from 'node:crypto';
import pino from 'pino';
import { createApp } from '#api/app.ts';
import type { AuthMode } from '#api/env.ts';
import { createMetrics } from '#api/metrics.ts';
import type { PageFiles } from '#api/page.ts';
import type { BankChecker } from '#authoring/bank-checker.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { Train } from '#core/optimizer/training.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import type { Store } from '#store/store.ts';
import { createFolderCheck } from '#use-cases/check-folder.ts';
import { createExamPlans } from '#use-cases/exam-plans.ts';
import { createFitJobs } from '#use-cases/fit-jobs.ts';
import { localLearner } from '#use-cases/manage-learners.ts';
import { createReload } from '#use-cases/reload-banks.ts';
import type { Call, World } from '#use-cases/world.ts';
import { createTrainer } from '#workers/train-in-child.ts';
import { hereChecker } from './here-checker.ts';
import { hereEngine } from './here-engine.ts';

export const START = Date.parse('2026-11-20T09:00:00.000Z');
export const MINUTE = 60_000;
export const DAY = 86_400_000;

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: replies are walked freely; their shape is checked against OpenAPI
  readonly body: any;
  readonly text: string;
};

export async function createServer(options: {
  store: Store;
  banks?: readonly LinkedBank[];
  auth?: AuthMode;
  hosts?: readonly string[];
  origins?: readonly string[];
  train?: Train;
  /** Folder of the banks that a reload loads; without one a reload finds nothing, and retires nothing. */
  questions?: string;
  checker?: BankChecker;
  page?: PageFiles;
}) {
  const { store } = options;
  const clock = { now: START };
  let made = 0;
  const call = (): Call => ({
    now: clock.now,
    newId: () => {
      made += 1;
      return createHash('sha256')
        .update(`id ${made}`)
        .digest()
        .subarray(0, 16)
        .toString('base64url');
    },
  });
  for (const bank of options.banks ?? []) await store.saveBank(bank, clock.now);
  let catalogue = await store.loadCatalogue();
  const world: World = {
    store,
    scheduler: fsrsScheduler,
    catalogue: () => catalogue,
    secret: await store.secret(),
    // In this process, so that a plan is there when its request is answered.
    plans: createExamPlans({
      engine: hereEngine,
      wait: () => new Promise(() => undefined),
      report: (error) => {
        throw error;
      },
    }),
  };
  const lines: string[] = [];
  const state = { draining: false };
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const fits = createFitJobs({
    world,
    train: options.train ?? createTrainer().train,
    calls: call,
    onFailure: (err) => log.error({ err }, 'a fit failed'),
  });
  const checker = options.checker ?? hereChecker;
  const app = createApp({
    world,
    fits,
    reload: createReload({
      store,
      checker,
      folders: [options.questions ?? 'no-such-folder'],
      now: () => clock.now,
      swap: (next) => {
        catalogue = next;
      },
      report: () => undefined,
    }),
    checker,
    checkFolder: createFolderCheck(checker, [options.questions ?? 'no-such-folder']),
    call,
    auth: options.auth ?? 'local',
    localLearner: () => localLearner(store, 'UTC', call()),
    origins: options.origins ?? [],
    hosts: () => options.hosts ?? [],
    log,
    metrics: createMetrics(),
    page: options.page ?? null,
    isDraining: () => state.draining,
  });

  async function request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : null,
    };
  }

  return {
    app,
    world,
    fits,
    clock,
    call,
    lines,
    state,
    request,
    get: (path: string, headers?: Record<string, string>) =>
      request('GET', path, undefined, headers),
    post: (path: string, body?: unknown, headers?: Record<string, string>) =>
      request('POST', path, body, headers),
    async reload(bank: LinkedBank) {
      const changes = await store.saveBank(bank, clock.now);
      catalogue = await store.loadCatalogue();
      return changes;
    },
  };
}

export type Server = Awaited<ReturnType<typeof createServer>>;
