// A learner's way over real SQLite in a folder of its own, with the committed migrations: closed and opened again at will.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuthMode } from '#api/env.ts';
import type { LogEntry } from '#core/memory/log.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { openStore } from '#store/engines.ts';
import type { Store } from '#store/store.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { createServer, type Reply, type Server } from './server.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

export type Journey = {
  /** The server that runs now; another one after `restart`. */
  readonly server: Server;
  readonly store: Store;
  /** Closes the store and opens the same file again: nothing that was in memory is left. */
  restart(): Promise<void>;
  /** Closes everything and deletes the folder. */
  end(): Promise<void>;
};

function openFile(folder: string, now: number): Promise<Store> {
  const program = { migrations: MIGRATIONS, appVersion: '0.1.0', now };
  return openStore(`sqlite:${join(folder, 'trapwise.db')}`, {
    ...program,
    create: true,
    serve: true,
  });
}

/** A server after another one over the same store: same clock, and ids go on where they stopped. */
export async function succeed(
  before: Server,
  store: Store,
  auth: AuthMode = 'local',
): Promise<Server> {
  const last = before.call().newId();
  const after = await createServer({ store, auth });
  while (after.call().newId() !== last);
  after.clock.now = before.clock.now;
  return after;
}

type ServerOptions = Omit<Parameters<typeof createServer>[0], 'store' | 'banks'>;

/** A new learner `me` (in UTC, until told otherwise) with these banks, at this instant; `wrap` stands before the store. */
export async function openJourney(
  banks: readonly LinkedBank[],
  at: number,
  wrap: (store: Store) => Store = (store) => store,
  options: ServerOptions = {},
): Promise<Journey> {
  const folder = mkdtempSync(join(tmpdir(), 'trapwise-journey-'));
  let store = wrap(await openFile(folder, at));
  let server = await createServer({ store, banks, ...options });
  server.clock.now = at;
  return {
    get server() {
      return server;
    },
    get store() {
      return store;
    },
    async restart() {
      await store.close();
      store = wrap(await openFile(folder, server.clock.now));
      server = await succeed(server, store);
    },
    async end() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The body of a reply that must have this status; anything else is told whole. */
export function bodyOf(reply: Reply, status = 200): Reply['body'] {
  if (reply.status !== status)
    throw new Error(`${reply.status} instead of ${status}: ${reply.text}`);
  return reply.body;
}

/** All rows of a paged list, page by page. */
export async function listAll(server: Server, path: string, limit = 50): Promise<Reply['body'][]> {
  const rows: Reply['body'][] = [];
  const at = path.includes('?') ? '&' : '?';
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = bodyOf(await server.get(`${path}${at}limit=${limit}${next}`));
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

function faultsInLog(log: readonly LogEntry[]): string[] {
  const answered = new Set<string>();
  return log.flatMap((entry, index) => {
    const before = log[index - 1];
    const faults: string[] = [];
    if (entry.seq !== index + 1) faults.push(`entry ${index + 1} has the number ${entry.seq}`);
    if (before && entry.at <= before.at) faults.push(`entry ${entry.seq} is not after the last`);
    if (before && entry.day < before.day) faults.push(`entry ${entry.seq} goes back a day`);
    if (entry.kind !== 'answer') return faults;
    if (answered.has(entry.presentation)) faults.push(`${entry.presentation} has two answers`);
    answered.add(entry.presentation);
    return faults;
  });
}

/** What is wrong with a learner's log, and where memory is not what the log says; nothing, it is hoped. */
export async function findFaults(store: Store, learner: number): Promise<string[]> {
  const { differences, brokenAt } = await replayMemory(store, fsrsScheduler, learner);
  const broken = brokenAt ? [`the chain breaks at ${brokenAt.seq}: ${brokenAt.why}`] : [];
  const early = [...(await store.memories(learner))].flatMap(([card, memory]) =>
    memory.dueDay > memory.lastDay ? [] : [`card ${card} is due before it was reviewed`],
  );
  return [...differences, ...broken, ...early, ...faultsInLog(await store.log(learner))];
}
