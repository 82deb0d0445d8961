// A server that is asked at random for a while, and everything that must hold of each reply.
import type { PresentationView } from '#api/views/presentation.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { bank, CANARY, card, contents, question, singleCards, typeCards } from '../banks.ts';
import { addToken } from '../caller.ts';
import {
  createJudge,
  type Judge,
  listOperations,
  type Operation,
  type Received,
  readDocument,
} from '../openapi.ts';
import { createServer, type Server } from '../server.ts';
import { digestState } from '../state-digest.ts';
import type { Draft, Step } from './requests.ts';
import { stepArbitrary } from './requests.ts';
import type { Context, Finds } from './schema-arbitrary.ts';

const document = readDocument();
export const operations = listOperations(document);

const reworded = singleCards(12).map((one) => ({
  ...one,
  questions: one.questions.map(({ id }) =>
    question({ ...contents.single(id), stem: `Reworded ${id}?` } as {
      id: string;
      type: string;
      level: number;
    }),
  ),
}));

/** An exam of few questions, so that most editions can represent it. */
const withExam = (of: LinkedBank): LinkedBank => {
  const [[code, exam] = []] = Object.entries(of.bank.exams ?? {});
  if (code === undefined || !exam) throw new Error('the bank of the tests has an exam');
  const types = ['single', 'multiple', 'ordering', 'matching', 'short', 'case'] as const;
  const short = { ...exam, scored: 5, unscored: 1, minutes: 60, types: [...types] };
  const domains = [{ id: 'd1', title: 'Everything', weight: 100 }];
  return { ...of, bank: { ...of.bank, exams: { [code]: { ...short, domains } } } };
};

/** What the bank may become: as it was, smaller, larger, reworded, another type in a question's place. */
const EDITIONS = [
  bank([...typeCards(), ...singleCards(12)]),
  bank([...typeCards().slice(0, 4), ...singleCards(5)]),
  bank([card('fresh', [question(contents.case('fresh-q'))]), ...typeCards(), ...singleCards(14)]),
  bank([...reworded, ...typeCards()]),
  bank([...typeCards(), card('card-1', [question(contents.multiple('card-1-q1'))])]),
].map(withExam);

export const steps = stepArbitrary(operations, document, EDITIONS.length);

const templates = operations
  .map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  .sort(
    (one, other) => one.operation.path.split('{').length - other.operation.path.split('{').length,
  );

function operationAt(method: string, path: string): Operation | null {
  const asked = method === 'HEAD' ? 'GET' : method;
  const found = templates.find((one) => one.operation.method === asked && one.pattern.test(path));
  return found?.operation ?? null;
}

type Feedback = { readonly presentationId?: string };
type Synced = {
  readonly feedback?: Feedback;
  readonly problem?: { readonly recorded?: Feedback };
};

/**
 * Knows which presentations are answered, and hence where the canary may be heard. Of an exam only those that `ended`
 * names: what is on its sheet may still be revised.
 */
function createLeakWatch(finds: Finds, ended: (presentation: string) => Promise<boolean>) {
  const answered = new Set<string>();
  /** The reply without what an answered question may tell. */
  const without = (feedback: Feedback): unknown => {
    if (!answered.has(feedback.presentationId ?? '')) return feedback;
    const { key, explanation, options, sources, trapHit, ...rest } = feedback as Record<
      string,
      unknown
    >;
    return rest;
  };
  const mayTell = (id: string, status: number): boolean =>
    (id === 'submitAnswer' && (status === 200 || status === 201)) ||
    (id === 'getAnswer' && status === 200);

  return async (
    operation: Operation | null,
    { status, headers, text }: Received,
  ): Promise<string[]> => {
    if (!/json/.test(headers.get('content-type') ?? '') || text === '') {
      return text.includes(CANARY) ? ['tells a key in a reply that is not JSON'] : [];
    }
    const body = JSON.parse(text);
    const id = operation?.id ?? '';
    if (id === 'submitAnswer' && status === 201 && !body.recorded)
      answered.add(body.presentationId);
    if (id === 'getAnswer' && status === 200 && (await ended(body.presentationId)))
      answered.add(body.presentationId);
    const synced = id === 'syncAnswers' && status === 200 ? body.results : [];
    for (const { feedback, presentationId } of synced) if (feedback) answered.add(presentationId);
    // Authors are shown their own keys.
    if (!text.includes(CANARY) || operation?.path.startsWith('/v1/author/')) return [];
    let rest: unknown = body;
    if (mayTell(id, status)) rest = without(body);
    else if (status === 409 && body.recorded) rest = { ...body, recorded: without(body.recorded) };
    else if (id === 'syncAnswers' && status === 200) {
      rest = synced.map(({ feedback, problem, ...result }: Synced) => [
        result,
        feedback && without(feedback),
        problem?.recorded && without(problem.recorded),
      ]);
    } else if (id === 'revealAnswer' && status === 200) {
      const recall = finds.presentation(body.presentationId)?.input.kind === 'recall';
      rest = recall ? { ...body, key: null } : body;
    }
    return JSON.stringify(rest).includes(CANARY) ? ['tells a key before its answer'] : [];
  };
}

function createFinds(): Finds & { learn(text: string): void } {
  const lists = new Map<string, string[]>();
  const shown = new Map<string, PresentationView>();
  const listOf = (what: string): readonly string[] => lists.get(what) ?? [];
  const keep = (what: string, value: string): void => {
    if (!listOf(what).includes(value)) lists.set(what, [...listOf(what), value]);
  };
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, input, nextCursor, answerId, presentationId } = value as Record<string, unknown>;
    if (typeof id === 'string' && input) {
      if (!shown.has(id)) keep('open', id);
      if ((value as PresentationView).reason.kind === 'exam') keep('exam', id);
      shown.set(id, value as PresentationView);
    }
    if (answerId)
      lists.set(
        'open',
        listOf('open').filter((open) => open !== presentationId),
      );
    if (typeof nextCursor === 'string') keep('cursor', nextCursor);
    for (const inner of Object.values(value)) look(inner);
  };
  return {
    pick: (what, n) => {
      const list = listOf(what);
      // Mostly what is newest, since that is what can still be done something with.
      return n < 600 ? list.at(-1 - (n % 2)) : list[n % Math.max(1, list.length)];
    },
    presentation: (id) => shown.get(id),
    learn: (text) => {
      for (const [id, what = ''] of text.matchAll(/\b(ses|prs|ans|rep)_[\w-]{22}/g)) keep(what, id);
      look(JSON.parse(text));
    },
  };
}

/** The request of a draft, with the author's token where that is wanted; null for one that no client can send. */
function requestOf(draft: Draft, author: Readonly<Record<string, string>>): Request | null {
  const { method, path, query, body } = draft;
  const headers = path.startsWith('/v1/author/') ? { ...author, ...draft.headers } : draft.headers;
  const search =
    query.length === 0
      ? ''
      : `?${new URLSearchParams(query.map(([name, value]): [string, string] => [name, value]))}`;
  const sent =
    body === undefined || typeof body === 'string' || body instanceof Uint8Array
      ? body
      : JSON.stringify(body);
  const withBody = sent !== undefined && !['GET', 'HEAD', 'get'].includes(method);
  try {
    return new Request(`http://localhost${path}${search}`, {
      method,
      headers: { ...(withBody ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(withBody ? { body: sent as string } : {}),
    });
  } catch {
    return null;
  }
}

export type Fetch = (request: Request) => Response | Promise<Response>;

export type Tally = {
  requests: number;
  /** By lane and status. */
  readonly statuses: Map<string, number>;
  /** Operations that were done at least once. */
  readonly done: Set<string>;
};

export const createTally = (): Tally => ({ requests: 0, statuses: new Map(), done: new Set() });

/** Judges are costly to make and hold no state, so that all worlds share one. */
const judge: Judge = createJudge(document);

/** How many requests lie between two that are watched for changing anything. */
const WATCH_EVERY = 12;

async function openWorld(store: Store): Promise<Server> {
  // The same secret each time, so that a seed shows the same options again.
  const secret = async () => new Uint8Array(32).fill(7);
  return createServer({ store: { ...store, secret }, banks: EDITIONS.slice(0, 1) });
}

export type WorldOptions = {
  /** Stands between the server and its judge, as a bug would. */
  readonly tamper?: (fetch: Fetch, server: Server) => Fetch;
  /** An empty store; one in memory when left out. */
  readonly engine?: Store;
};

/**
 * Asks a new server, step by step. Throws an error that tells the request and everything wrong with its reply, or where
 * memory is not what the log says at the end.
 */
export async function runWorld(
  plan: readonly Step[],
  tally: Tally,
  { tamper = (fetch) => fetch, engine }: WorldOptions = {},
): Promise<void> {
  const server = await openWorld(engine ?? (await openMemoryStore()));
  const { store } = server.world;
  await server.get('/v1/me');
  const [me] = await store.learners();
  if (!me) throw new Error('the local learner is made by looking');
  const author = await addToken(server, me, ['author']);
  const fetch = tamper((request) => server.app.fetch(request), server);
  const finds = createFinds();
  const findLeaks = createLeakWatch(finds, async (id) => {
    const [learner] = await store.learners();
    const shown = learner && (await store.presentation(learner.key, id));
    const session = shown && (await store.session(learner.key, shown.sessionId));
    return session?.state.exam !== undefined && session.state.status === 'closed';
  });
  for (const [index, step] of plan.entries()) {
    server.clock.now += step.wait;
    const edition = step.edition === null ? undefined : EDITIONS[step.edition];
    if (edition) await server.reload(edition);
    const context: Context = { finds };
    const draft = step.make(context);
    const request = requestOf(draft, author.headers);
    if (!request) continue;
    const operation = operationAt(request.method, new URL(request.url).pathname);
    const before = index % WATCH_EVERY === 0 ? await digestState(store) : null;

    const response = await fetch(request);
    const reply = {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    };
    const leaks = await findLeaks(operation, reply);
    const faults = [...judge(operation, request.method, reply), ...leaks];
    if (before !== null && reply.status >= 400 && (await digestState(store)) !== before) {
      faults.push('changed something and refused');
    }
    if (server.lines.some((line) => line.includes(CANARY))) faults.push('wrote a key to the log');
    if (faults.length > 0) {
      const told = {
        at: index,
        lane: step.lane,
        made: step.operation,
        draft,
        status: reply.status,
      };
      const log = server.lines.filter((line) => line.includes('"level":50')).join('');
      throw new Error(`${faults.join('; ')}\n${JSON.stringify(told)}\n${reply.text}\n${log}`);
    }
    server.lines.length = 0;
    if (reply.status < 300 && /json/.test(reply.headers.get('content-type') ?? '')) {
      if (reply.text !== '' && operation) finds.learn(reply.text);
    }
    tally.requests += 1;
    const key = `${step.lane} ${reply.status}`;
    tally.statuses.set(key, (tally.statuses.get(key) ?? 0) + 1);
    if (operation && reply.status < 400) tally.done.add(operation.id);
  }
  const [learner] = await store.learners();
  const { differences, brokenAt } = await replayMemory(store, fsrsScheduler, learner?.key ?? 1);
  if (brokenAt) throw new Error(`the log breaks at ${brokenAt.seq}: ${brokenAt.why}`);
  if (differences.length > 0) throw new Error(`not what the log says: ${differences.join('; ')}`);
}
