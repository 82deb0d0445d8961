// W1 and W2 over HTTP, each measured alternately with its ceiling on the same machine in the same run.
import type { TokenLearner } from '../support/token-learners.ts';
import { type Quartiles, quantile, quartiles } from './figures.ts';
import { during, type Fired, fire, requestText, type Shot } from './http-load.ts';
import { createPractice, type Practice, SESSION_SIZE } from './practice.ts';

const MANY = 64;
const LEVELS = [1, 16, MANY];
const ECHO = JSON.stringify({ response: { choice: 'opt_0123456789ab' }, note: 'x'.repeat(50) });
/** Sessions are prepared for this many times the answers that the last slice gave. */
const SPARE = 1.5;

/** W1 and W2 as performance.md names them; `health` and `me` show what the middleware alone costs. */
export type WorkName = 'W1 start session' | 'W2 answer' | 'GET /healthz' | 'GET /v1/me';

export type WorkFigures = {
  readonly work: WorkName;
  readonly clients: number;
  readonly perSecond: number;
  readonly ceilingPerSecond: number;
  /** Requests a second, in those of the ceiling. */
  readonly ratio: Quartiles;
  /** CPU time of the server per request, in that of the ceiling. */
  readonly cpu: Quartiles;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
};

type Slice = { readonly perSecond: number; readonly cpu: number; readonly times: Fired['times'] };

async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^trapwise_process_cpu_seconds_total (.+)$/m.exec(text)?.[1]);
}

async function measure(
  url: string,
  clients: number,
  begin: () => () => Shot | null,
): Promise<Slice> {
  const before = await cpuSeconds(url);
  const { count, seconds, times } = await fire(url, clients, begin);
  const cpu = (await cpuSeconds(url)) - before;
  return { perSecond: count / seconds, cpu: cpu / count, times };
}

type Servers = {
  readonly product: string;
  readonly ceiling: string;
  readonly learners: readonly TokenLearner[];
};

type Plan = { readonly rounds: number; readonly sliceMs: number };

function figures(
  work: WorkName,
  clients: number,
  slices: readonly (readonly [product: Slice, ceiling: Slice])[],
): WorkFigures {
  const times = slices.flatMap(([product]) => product.times);
  return {
    work,
    clients,
    perSecond: quantile(
      slices.map(([product]) => product.perSecond),
      0.5,
    ),
    ceilingPerSecond: quantile(
      slices.map(([, ceiling]) => ceiling.perSecond),
      0.5,
    ),
    ratio: quartiles(slices.map(([product, ceiling]) => product.perSecond / ceiling.perSecond)),
    cpu: quartiles(slices.map(([product, ceiling]) => product.cpu / ceiling.cpu)),
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  };
}

type Work = {
  readonly work: WorkName;
  readonly clients: number;
  readonly shot: () => Shot | null;
  readonly ceiling: Shot;
  /** Replies in the last slice. */
  expected: number;
  readonly slices: [product: Slice, ceiling: Slice][];
};

function listWorks({ product, ceiling, learners }: Servers, practice: Practice): Work[] {
  const get = { request: requestText(ceiling, 'GET', '/fixed') };
  const post = { request: requestText(ceiling, 'POST', '/echo', { body: ECHO }) };
  const health = { request: requestText(product, 'GET', '/healthz') };
  let turn = 0;
  const me = () => {
    turn += 1;
    const token = learners[turn % learners.length]?.token ?? '';
    return { request: requestText(product, 'GET', '/v1/me', { token }) };
  };
  const work = (name: WorkName, clients: number, shot: () => Shot | null, theirs: Shot): Work => ({
    work: name,
    clients,
    shot,
    ceiling: theirs,
    expected: 0,
    slices: [],
  });
  return [
    ...LEVELS.map((clients) => work('W1 start session', clients, practice.startSession, get)),
    ...LEVELS.map((clients) => work('W2 answer', clients, practice.answer, post)),
    work('GET /healthz', MANY, () => health, get),
    work('GET /v1/me', MANY, me, get),
  ];
}

/** Round by round over all works, so that a slow minute of the machine falls on every figure alike. */
export async function measureWorks(servers: Servers, plan: Plan): Promise<WorkFigures[]> {
  const practice = createPractice(servers.product, servers.learners);
  const works = listWorks(servers, practice);
  for (let round = 0; round <= plan.rounds; round += 1) {
    for (const one of works) {
      if (one.work === 'W2 answer') {
        await practice.prepare(one.clients + Math.ceil((one.expected * SPARE) / SESSION_SIZE));
      }
      const { clients } = one;
      const mine = await measure(servers.product, clients, during(plan.sliceMs, one.shot));
      const theirs = await measure(
        servers.ceiling,
        clients,
        during(plan.sliceMs, () => one.ceiling),
      );
      one.expected = mine.times.length;
      // The first round warms up.
      if (round > 0) one.slices.push([mine, theirs]);
    }
  }
  return works.map(({ work, clients, slices }) => figures(work, clients, slices));
}

/** Milliseconds of W1 from one client, while 64 others answer. */
export async function measureW1UnderW2(
  { product, learners }: Servers,
  milliseconds: number,
): Promise<{ readonly p50: number; readonly p95: number; readonly answersPerSecond: number }> {
  const practice: Practice = createPractice(product, learners);
  await practice.prepare(10 * MANY);
  const [answers, starts] = await Promise.all([
    fire(product, MANY, during(milliseconds, practice.answer)),
    fire(product, 1, during(milliseconds, practice.startSession)),
  ]);
  return {
    p50: quantile(starts.times, 0.5),
    p95: quantile(starts.times, 0.95),
    answersPerSecond: answers.count / answers.seconds,
  };
}
