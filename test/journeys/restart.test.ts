// The product as it is shipped: its own process, its own bank, a real socket, stopped and started again and again.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Book, openBook } from '../support/bank-answers.ts';
import { writeBank } from '../support/bank-files.ts';
import type { Reply } from '../support/server.ts';
import {
  type Ended,
  killAll,
  MAIN,
  type ServerProcess,
  startServer,
} from '../support/server-process.ts';

const SHIPPED = join(import.meta.dirname, '../../questions');
const BANK = 'aws-bedrock-sagemaker';

let folder: string;
let questions: string;
let clockFile: string;
let book: Book;
let server: ServerProcess | null = null;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trapwise-restart-'));
  questions = join(folder, 'questions');
  clockFile = join(folder, 'clock');
  cpSync(join(SHIPPED, BANK), join(questions, BANK), { recursive: true });
  book = openBook(questions);
  moveTo('2026-11-20T09:00:00.000Z');
});
afterEach(async () => {
  // What a failed step leaves running must not hold the database of the next one.
  server = null;
  await killAll();
});
afterAll(async () => {
  await killAll();
  rmSync(folder, { recursive: true, force: true });
});

function moveTo(instant: string): void {
  writeFileSync(clockFile, instant);
}

async function start(): Promise<void> {
  server = await startServer(MAIN, {
    NODE_ENV: 'test',
    PORT: '0',
    TZ: 'Europe/Berlin',
    TRAPWISE_DATA: join(folder, 'data'),
    TRAPWISE_QUESTIONS: questions,
    TRAPWISE_CLOCK: clockFile,
  });
}

/** Stops the server as a service manager would; it must go in peace. */
async function stop(): Promise<Ended> {
  server?.kill('SIGTERM');
  const ended = await server?.ended;
  server = null;
  if (!ended) throw new Error('no server was running');
  expect([ended.code, ended.signal]).toEqual([0, null]);
  expect(events(ended, 'stopped')).toEqual([{ event: 'stopped', signal: 'SIGTERM' }]);
  return ended;
}

function events({ stdout }: Ended, name: string): Record<string, unknown>[] {
  const lines = stdout.trim().split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ event }) => event === name);
}

async function call(method: string, path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(`${server?.url}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, body: text === '' ? null : JSON.parse(text) };
}

async function ok(method: string, path: string, body?: unknown, status = 200) {
  const reply = await call(method, path, body);
  expect([reply.status, reply.text]).toEqual([status, expect.any(String)]);
  return reply.body;
}

async function answer(next: Reply['body'], right: boolean, status = 201): Promise<Reply['body']> {
  if (next.input.kind === 'recall') {
    const { key } = await ok('POST', `/v1/presentations/${next.id}/reveal`);
    expect(key.answer).toEqual(expect.any(String));
  }
  const response = book.respond(next, right);
  const feedback = await ok('POST', `/v1/presentations/${next.id}/answer`, { response }, status);
  expect(feedback.outcome.correct).toBe(right);
  return feedback;
}

/** Cards whose questions, asked once or twice more after a wrong answer, need every kind of input. */
const CARDS = [
  'sagemaker-artifacts-in-your-bucket',
  'migration-cost-and-control',
  'rag-own-data-phrase',
  'rag-kb-pipeline',
  'tuning-control-differs',
  'rai-guardrails-policies',
  'rag-adds-context',
  'rag-current-data',
  'rag-managed-kb',
];
const FAILED = CARDS.slice(0, 2);

/** What must be the same after a stop and a start. */
async function look(sessionId: string): Promise<unknown> {
  return {
    me: await ok('GET', '/v1/me'),
    today: await ok('GET', '/v1/me/today'),
    session: await ok('GET', `/v1/sessions/${sessionId}`),
    sessions: await ok('GET', '/v1/sessions'),
    cards: await ok('GET', '/v1/me/cards?limit=200'),
    card: await ok('GET', `/v1/me/cards/${FAILED[0]}`),
    progress: await ok('GET', '/v1/me/stats/progress'),
    banks: await ok('GET', '/v1/banks'),
  };
}

describe('a server that is stopped and started', { timeout: 60_000 }, () => {
  const open = { session: '', presentation: null as Reply['body'], before: null as unknown };

  it('loads its bank at the first start, and takes every kind of input', async () => {
    await start();
    expect(await ok('GET', '/v1/me')).toMatchObject({ id: 'me', timeZone: 'Europe/Berlin' });
    const session = await ok('POST', '/v1/sessions', { mode: 'drill', cards: CARDS }, 201);
    const kinds = new Set<string>();
    const cases = new Set<number>();
    const failures = new Map<string, number>();
    const explanations: string[] = [];
    let { next } = session;
    while (next) {
      kinds.add(next.input.kind);
      const { cardId, case: part } = next.question;
      if (part) cases.add(part.part);
      const failed = failures.get(cardId) ?? 0;
      const right = !(FAILED.includes(cardId) && failed < 2);
      if (!right) failures.set(cardId, failed + 1);
      const feedback = await answer(next, right);
      explanations.push(feedback.explanation);
      next = feedback.next;
    }
    const all = ['choose-many', 'choose-one', 'match', 'order', 'recall', 'text'];
    expect([...kinds].sort()).toEqual(all);
    expect(cases.size).toBeGreaterThanOrEqual(2);
    const summary = await ok('POST', `/v1/sessions/${session.id}/close`);
    expect(summary.progress).toMatchObject({ remaining: 0, wrong: 4 });
    expect((await ok('GET', '/v1/me/today')).answered).toBe(summary.progress.answered);

    // A second session is left in the middle.
    const left = await ok('POST', '/v1/sessions', { size: 8 }, 201);
    const wrong = await answer(left.next, false);
    open.presentation = (await answer(wrong.next, true)).next;
    open.session = left.id;
    open.before = await look(left.id);
    const ended = await stop();
    expect(events(ended, 'bank-loaded')).toEqual([
      {
        event: 'bank-loaded',
        bank: BANK,
        added: expect.any(Number),
        edited: 0,
        keyChanged: 0,
        retired: 0,
        restored: 0,
        renamed: 0,
        replaced: 0,
      },
    ]);
    expect(ended.stderr).toBe('');
    // Its log says nothing of what a learner has to find out.
    for (const text of explanations.filter(Boolean))
      expect(ended.stdout).not.toContain(text.trim());
  });

  it('goes on where it stopped, and reads no bank that is as it was', async () => {
    await start();
    expect(await look(open.session)).toEqual(open.before);
    const { presentation } = await ok('POST', `/v1/sessions/${open.session}/next`);
    expect(presentation).toEqual(open.presentation);
    await answer(open.presentation, true);
    await answer(open.presentation, true, 200);

    // The failed cards wait for the next learning day, which starts at 04:00 in Berlin.
    moveTo('2026-11-21T02:59:59.999Z');
    expect(await ok('GET', '/v1/me/today')).toMatchObject({ day: '2026-11-20', due: 0 });
    moveTo('2026-11-21T03:00:00.000Z');
    const today = await ok('GET', '/v1/me/today');
    expect(today).toMatchObject({ day: '2026-11-21', overdue: 0, answered: 0, streakDays: 1 });
    const due = await ok('GET', '/v1/me/cards?state=due');
    expect(due.data).toHaveLength(today.due);
    // Of the due cards alone: among others a spot check could be drawn, by the chance of the session's id.
    const cards = due.data.map(({ cardId }: { cardId: string }) => cardId);
    const session = await ok('POST', '/v1/sessions', { size: 30, newLimit: 0, cards }, 201);
    expect(session.backlog.due).toBe(today.due);
    expect(session.progress.planned).toBe(today.due);
    expect(today.due).toBeGreaterThanOrEqual(1);
    expect(session.next.reason.kind).toBe('due');
    const ended = await stop();
    expect(events(ended, 'bank-loaded')).toEqual([]);
    expect(ended.stderr).toBe('');
  });

  it('serves the old bank when its files broke meanwhile, and a new one beside it', async () => {
    const [cards, wording] = ['rag-vs-fine-tuning.yaml', 'responsible-ai.yaml'].map((name) =>
      join(questions, BANK, name),
    ) as [string, string];
    const originals = [cards, wording].map((file) => readFileSync(file, 'utf8')) as [
      string,
      string,
    ];
    writeFileSync(cards, originals[0].replace('            correct: true\n', ''));
    writeFileSync(
      wording,
      originals[1].replace('    importance: critical', '    importance: huge'),
    );
    writeBank(questions, 3);
    await start();
    const banks = (await ok('GET', '/v1/banks')).data;
    expect(banks.map(({ id }: { id: string }) => id)).toEqual([BANK, 'plain-bank']);
    expect(banks[1].counts).toMatchObject({ cards: 3, questions: 6 });
    expect((await ok('GET', '/v1/me/cards?limit=200')).data).toHaveLength(
      (book.cards.get(BANK)?.length ?? 0) + 3,
    );
    // What was broken is asked and graded as it was.
    const old = await ok(
      'POST',
      '/v1/sessions',
      { mode: 'drill', cards: ['rag-adds-context'] },
      201,
    );
    await answer(old.next, true);
    const fresh = await ok('POST', '/v1/sessions', { banks: ['plain-bank'], size: 3 }, 201);
    expect(fresh.next.question.bank).toBe('plain-bank');
    const ended = await stop();
    const loaded = events(ended, 'bank-loaded');
    expect(loaded.map(({ bank }) => bank)).toEqual(['plain-bank']);
    const lines = ended.stderr.trim().split('\n');
    const errors = lines.filter((line) => /^\S+:\d+:\d+ error /.test(line));
    for (const file of ['rag-vs-fine-tuning.yaml', 'responsible-ai.yaml']) {
      expect(errors.filter((line) => line.includes(`${BANK}/${file}:`))).not.toEqual([]);
    }
    expect(lines.at(-1)).toBe(
      `trapwise: a bank with errors is served as it was before; banks served: ${BANK}, plain-bank`,
    );

    // Mended, the files are those that were loaded: nothing is read again.
    for (const [index, file] of [cards, wording].entries())
      writeFileSync(file, originals[index] ?? '');
    await start();
    expect((await ok('GET', '/v1/banks')).data).toEqual(banks);
    const mended = await stop();
    expect([events(mended, 'bank-loaded'), mended.stderr]).toEqual([[], '']);
  });
});
