// A server that dies in the middle of an exam: what it acknowledged of the sheet is there when the next one starts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RIGHT, writeBank } from '../support/bank-files.ts';
import type { Reply } from '../support/server.ts';
import { killAll, MAIN, type ServerProcess, startServer } from '../support/server-process.ts';

type Body = Reply['body'];

const EXAM = `exams:
  MOCK-1:
    title: Mock
    scored: 20
    unscored: 0
    minutes: 60
    passMark: 700
    types: [single]
    domains: [{ id: all, title: Everything, weight: 100 }]
    verified: false
    asOf: "2026-11"
`;

let folder: string;
let server: ServerProcess;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trapwise-exam-kill-'));
  const questions = join(folder, 'questions');
  writeBank(questions, 30, { about: EXAM, card: 'exams: [MOCK-1]' });
  writeFileSync(join(folder, 'clock'), '2026-11-20T09:00:00.000Z');
});
afterEach(() => killAll());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<void> {
  server = await startServer(MAIN, {
    NODE_ENV: 'test',
    PORT: '0',
    TRAPWISE_DATA: join(folder, 'data'),
    TRAPWISE_QUESTIONS: join(folder, 'questions'),
    TRAPWISE_CLOCK: join(folder, 'clock'),
  });
}

async function call(method: string, path: string, body?: unknown): Promise<Body> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return JSON.parse(text);
}

const choose = ({ input }: Body, right: boolean) => ({
  choice: input.options.find(({ text }: Body) => text.startsWith(RIGHT) === right).id,
});

test('an acknowledged answer of an exam survives the death of the server, and so does its report', async () => {
  await start();
  const session = await call('POST', '/v1/sessions', { mode: 'exam', exam: 'MOCK-1' });
  const told = new Map<string, Body>();
  let next = session.next;
  for (let round = 0; next; round += 1) {
    const path = `/v1/presentations/${next.id}/answer`;
    const posted = await call('POST', path, { response: choose(next, round % 3 === 0) });
    const revised =
      round % 4 === 0 ? await call('PUT', path, { response: choose(next, true) }) : posted;
    told.set(next.id, revised);
    if (round % 5 === 4) {
      // In the middle of writing the next one, whose fate is open.
      const cut = call('PATCH', `/v1/presentations/${next.id}`, { flagged: true });
      server.kill('SIGKILL');
      await cut.catch(() => undefined);
      await server.ended;
      await start();
      const found = await call('GET', `/v1/sessions/${session.id}`);
      expect(found.progress.answered).toBe(told.size);
      expect(found.next).toEqual(revised.next);
      for (const [id, reply] of told) {
        const kept = await call('GET', `/v1/presentations/${id}/answer`);
        expect(kept).toMatchObject({ recorded: true, recordedAt: reply.recordedAt });
      }
    }
    next = revised.next;
  }
  expect(told.size).toBe(20);
  const summary = await call('POST', `/v1/sessions/${session.id}/close`);
  const right = Array.from({ length: 20 }, (_, round) => round % 3 === 0 || round % 4 === 0);
  expect(summary.report.questions.map(({ correct }: Body) => correct)).toEqual(right);

  server.kill('SIGKILL');
  await server.ended;
  await start();
  expect(await call('POST', `/v1/sessions/${session.id}/close`)).toEqual(summary);
  expect((await call('GET', '/v1/me/today')).answered).toBe(20);
}, 60_000);
