// Item analysis of a large class: how long it takes beside bare scans of the same log, and whether a server notices.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { analyseItems, type ItemTask } from '#core/stats/item-analysis.ts';
import { readAside } from '#store/sqlite/read-aside.ts';
import { createItemThread } from '#workers/items-thread.ts';
import { quartiles, spread, table } from './figures.ts';
import { seedAnswers } from './seed-answers.ts';

const { TRAPWISE_BENCH_ANSWERS = '1000000', TRAPWISE_BENCH_ROUNDS = '5' } = process.env;
const QUESTIONS = 500;
const ROUNDS = Number(TRAPWISE_BENCH_ROUNDS);
/** A request every so often, each a look at the database, as a server at work would have. */
const REQUEST_EVERY_MS = 2;

type Measured = {
  readonly ms: number;
  /** Of this thread, whatever else the machine does. */
  readonly cpuMs: number;
  readonly longestMs: number;
  readonly requests: number;
};

/** Time of the work, and the longest time in which this thread's event loop answered nobody. */
async function measure(db: Database.Database, work: () => unknown): Promise<Measured> {
  const look = db.prepare('SELECT log_seq FROM learner WHERE key = ?');
  let requests = 0;
  const timer = setInterval(() => {
    requests += 1;
    look.get(1 + (requests % 100));
  }, REQUEST_EVERY_MS);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The first turns count as well: a block is seen only between two of them.
  await sleep(20);
  const [start, before] = [performance.now(), process.threadCpuUsage()];
  await work();
  const ms = performance.now() - start;
  const { user, system } = process.threadCpuUsage(before);
  await sleep(20);
  delay.disable();
  clearInterval(timer);
  return { ms, cpuMs: (user + system) / 1000, longestMs: delay.max / 1e6, requests };
}

const folder = mkdtempSync(join(tmpdir(), 'trapwise-bench-'));
const file = join(folder, 'trapwise.db');
const learners = Math.max(1, Math.round(Number(TRAPWISE_BENCH_ANSWERS) / QUESTIONS));
try {
  const seeding = performance.now();
  const answers = await seedAnswers(file, { learners, questions: QUESTIONS });
  const db = new Database(file, { readonly: true });
  const questions = db
    .prepare<[], ItemTask['questions'][number]>(
      'SELECT key AS question, revision_key AS revision FROM question ORDER BY key',
    )
    .all();
  const secret = db
    .prepare<[], Buffer>("SELECT value FROM meta WHERE name = 'secret'")
    .pluck()
    .get();
  const megabytes = Math.round(statSync(file).size / 1e6);
  console.log(
    `${answers} first answers of ${learners} learners to ${QUESTIONS} questions, ${megabytes} MB, made in ${Math.round((performance.now() - seeding) / 1000)} s`,
  );

  const thread = createItemThread(file);
  let least = 30;
  let last: ItemTask | null = null;
  /** Another number each time, so that nothing kept answers it. */
  const task = (): ItemTask => {
    least += 1;
    last = { bank: 'test-bank', questions, secret: new Uint8Array(secret ?? []), least };
    return last;
  };
  const scan = db.prepare('SELECT sum(correct), sum(elapsed_ms), count(response) FROM review_log');
  const works: Readonly<Record<string, () => unknown>> = {
    'nothing, for a second': () => sleep(1000),
    'full scan inside SQLite': () => scan.get(),
    'every answer read, nothing done': () =>
      readAside(file, ({ readAnswers }) =>
        readAnswers((all) => {
          for (const learner of all.learners()) all.standing(learner);
        }),
      ),
    'analysis in this thread': () =>
      readAside(file, ({ readAnswers }) => readAnswers((all) => analyseItems(task(), all))),
    'analysis in its own thread': () => thread.analyse(task()),
    'the same again, kept': () => thread.analyse(last ?? task()),
  };
  const results = new Map(Object.keys(works).map((name): [string, Measured[]] => [name, []]));
  // The first start of the thread loads its modules; a server pays that once.
  await thread.analyse(task());
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      results.get(name)?.push(await measure(db, work));
    }
  }
  const rows = [...results].map(([name, measured]) => [
    name,
    spread(quartiles(measured.map(({ ms }) => ms))),
    spread(quartiles(measured.map(({ cpuMs }) => cpuMs))),
    spread(quartiles(measured.map(({ longestMs }) => longestMs))),
    spread(quartiles(measured.map(({ requests }) => requests))),
  ]);
  console.log(
    table([
      [
        'work',
        'ms',
        'CPU of this thread, ms',
        'longest delay of the event loop, ms',
        'requests meanwhile',
      ],
      ...rows,
    ]),
  );
  db.close();
  await thread.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
