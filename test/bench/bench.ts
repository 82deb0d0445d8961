// `npm run bench`: the works of the product against a bare Hono app, group commit against single commits, and what a
// row costs. Prints tables, and everything as JSON (`--json FILE`, else the last line). The sizes are in settings.ts.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killAll, MAIN, startServer } from '../support/server-process.ts';
import { rowSizes, timeFsync } from './disk.ts';
import { short, spread, table } from './figures.ts';
import { measureGroupCommit } from './group-commit.ts';
import { measureW1UnderW2, measureWorks } from './http-works.ts';
import { createPractice } from './practice.ts';
import { seed } from './seed.ts';
import { readSettings, type Settings } from './settings.ts';

const CEILING = fileURLToPath(new URL('./ceiling-server.ts', import.meta.url));
const SLOW_COMMIT = new URL('./slow-commit.ts', import.meta.url).href;
const TABLES = ['memory', 'review_log', 'receipt', 'presentation', 'session', 'seen'];
const SIMULATED_MS = [0.1, 1];

const say = (text: string) => process.stdout.write(`${text}\n`);

async function measureHttp(settings: Settings, root: string) {
  const env = {
    TRAPWISE_DATA: join(root, 'data'),
    TRAPWISE_QUESTIONS: join(root, 'questions'),
    TRAPWISE_AUTH: 'token',
    PORT: '0',
    LOG_LEVEL: settings.logLevel,
    ...(settings.fsyncMs === null ? {} : { TRAPWISE_BENCH_FSYNC_MS: String(settings.fsyncMs) }),
  };
  const { learners, memories } = await seed(env, settings);
  const begun = performance.now();
  const flags = settings.fsyncMs === null ? [] : ['--import', SLOW_COMMIT];
  const product = await startServer(MAIN, env, flags);
  const startMs = performance.now() - begun;
  const metrics = await (await fetch(`${product.url}/metrics`)).text();
  const idle = /^trapwise_process_resident_memory_bytes (.+)$/m.exec(metrics)?.[1];
  const sample = await createPractice(product.url, learners).sample();
  const ceiling = await startServer(CEILING, { CEILING_BYTES: String(Buffer.byteLength(sample)) });
  const servers = { product: product.url, ceiling: ceiling.url, learners };
  const works = await measureWorks(servers, settings);
  const w1UnderW2 = await measureW1UnderW2(servers, 2 * settings.sliceMs);
  for (const server of [product, ceiling]) {
    server.kill('SIGTERM');
    await server.ended;
  }
  const rows = rowSizes(join(env.TRAPWISE_DATA, 'trapwise.db'), TABLES);
  const replyBytes = Buffer.byteLength(sample);
  return { memories, startMs, idleBytes: Number(idle), replyBytes, works, w1UnderW2, rows };
}

async function run(settings: Settings): Promise<void> {
  const root = mkdtempSync(join(settings.folder, 'trapwise-bench-'));
  mkdirSync(join(root, 'data'));
  try {
    const fsync = timeFsync(root);
    say(
      `fsync after one page: ${spread(fsync)} ms; added to each commit: ${settings.fsyncMs ?? 'nothing'}\n`,
    );
    const http = await measureHttp(settings, root);
    say(
      `${http.memories} memories of ${settings.learners} learners; W1 replies ${http.replyBytes} bytes`,
    );
    const heading = [
      'work over HTTP',
      'clients',
      'per s',
      'ceiling per s',
      'ratio',
      'CPU in ceilings',
      'p50 ms',
      'p95 ms',
    ];
    const lines = http.works.map(
      ({ work, clients, perSecond, ceilingPerSecond, ratio, cpu, p50, p95 }) => [
        work,
        String(clients),
        short(perSecond),
        short(ceilingPerSecond),
        spread(ratio),
        spread(cpu),
        short(p50),
        short(p95),
      ],
    );
    say(`${table([heading, ...lines])}\n`);
    const { p50, p95, answersPerSecond } = http.w1UnderW2;
    say(
      `W1 while 64 clients answer (${short(answersPerSecond)} per s): p50 ${short(p50)} ms, p95 ${short(p95)} ms`,
    );
    say(
      `start to listening ${short(http.startMs)} ms; idle ${short(http.idleBytes / 2 ** 20)} MiB\n`,
    );

    const groups = [await measureGroupCommit(settings.folder, 20, null)];
    for (const delay of SIMULATED_MS) {
      groups.push(await measureGroupCommit(settings.ramFolder, 20, delay));
    }
    const groupLines = groups.map((one) => [
      one.disk,
      spread(one.alone),
      spread(one.grouped),
      spread(one.gain),
      `${one.commitsAlone} / ${one.commitsGrouped}`,
    ]);
    say('64 answers in process');
    say(
      `${table([['fsync', 'ms each alone', 'ms each grouped', 'times faster', 'commits'], ...groupLines])}\n`,
    );
    const sizes = Object.entries(http.rows).map(([name, { rows, bytesPerRow }]) => [
      name,
      String(rows),
      short(bytesPerRow),
    ]);
    say(`${table([['table with its indexes', 'rows', 'bytes a row'], ...sizes])}\n`);

    const text = JSON.stringify({ settings, fsync, ...http, groups });
    if (settings.json === null) say(text);
    else writeFileSync(settings.json, `${text}\n`);
  } finally {
    await killAll();
    rmSync(root, { recursive: true, force: true });
  }
}

await run(readSettings());
