// What a call changes in the replies that are kept: the page without a connection goes by them.
import { expect, test } from 'vitest';
import { changesOf } from '../../../src/web/outbox/reply-changes.ts';

const at = (path: string) => `http://127.0.0.1:8080/v1${path}`;
const presentation = (id: string) => ({ id, sessionId: 'ses_1', position: 0, answered: false });
const next = presentation('prs_2');
const progress = { planned: 2, answered: 1, correct: 1, wrong: 0, remaining: 1 };

/** What is kept after a call, of what was kept before it. */
async function after(
  kept: Record<string, unknown>,
  call: { method: string; path: string; body: unknown; sent?: unknown },
): Promise<Record<string, unknown>> {
  const read = async <T>(path: string) => kept[path] as T | undefined;
  const { method, path, body, sent } = call;
  const result = { ...kept };
  for (const change of await changesOf({ method, url: at(path) }, body, sent, read)) {
    const to = change.to(result[change.path]);
    if (to !== undefined) result[change.path] = to;
  }
  return result;
}

const SESSION = { id: 'ses_1', status: 'open', progress: {}, next: presentation('prs_1') };
const KEPT = {
  '/v1/sessions/ses_1': SESSION,
  '/v1/presentations/prs_1': presentation('prs_1'),
  '/v1/sessions/ses_1/presentations': {
    data: [
      { presentationId: 'prs_1', answered: false, flagged: false },
      { presentationId: 'prs_2', answered: false, flagged: false },
    ],
  },
};

test('a session that began is known, and so is what it asks', async () => {
  const kept = await after({}, { method: 'POST', path: '/sessions', body: SESSION });
  expect(kept).toEqual({
    '/v1/sessions/ses_1': SESSION,
    '/v1/presentations/prs_1': SESSION.next,
  });
});

test('an answer leads its session on, and is kept with its question', async () => {
  const body = { presentationId: 'prs_1', outcome: { correct: true }, progress, next };
  const sent = { response: { choice: 'opt_1' } };
  const kept = await after(KEPT, {
    method: 'POST',
    path: '/presentations/prs_1/answer',
    body,
    sent,
  });
  expect(kept).toMatchObject({
    '/v1/sessions/ses_1': { status: 'open', progress, next },
    '/v1/presentations/prs_1': { answered: true },
    '/v1/presentations/prs_1/answer': body,
    '/v1/presentations/prs_2': next,
    '/v1/sessions/ses_1/presentations': { data: [{ answered: true }, { answered: false }] },
  });
});

test('what is written in an exam is kept as it can be read again: without anything of its result', async () => {
  const body = { presentationId: 'prs_1', answerId: 'ans_1', recorded: true, progress, next };
  const sent = { response: { choice: 'opt_1' }, confidence: 'sure' };
  const kept = await after(KEPT, {
    method: 'PUT',
    path: '/presentations/prs_1/answer',
    body,
    sent,
  });
  expect(kept['/v1/presentations/prs_1/answer']).toEqual({
    presentationId: 'prs_1',
    answerId: 'ans_1',
    recorded: true,
    response: { choice: 'opt_1' },
    confidence: 'sure',
    elapsedMs: null,
  });
});

test('a flag stands in the list, and a close ends the session', async () => {
  const row = { presentationId: 'prs_2', answered: false, flagged: true };
  const flagged = await after(
    { ...KEPT, '/v1/presentations/prs_2': next },
    { method: 'PATCH', path: '/presentations/prs_2', body: row },
  );
  expect(flagged['/v1/sessions/ses_1/presentations']).toMatchObject({
    data: [{ flagged: false }, { flagged: true }],
  });
  const closed = await after(KEPT, {
    method: 'POST',
    path: '/sessions/ses_1/close',
    body: { sessionId: 'ses_1', closedAt: '2026-11-20T09:00:00.000Z', progress },
  });
  expect(closed['/v1/sessions/ses_1']).toMatchObject({ status: 'closed', next: null, progress });
});

test('what is not known is not made up', async () => {
  const body = { presentationId: 'prs_9', outcome: {}, progress, next: null };
  const call = { method: 'POST', path: '/presentations/prs_9/answer', body, sent: {} };
  expect(Object.keys(await after({}, call))).toEqual(['/v1/presentations/prs_9/answer']);
  expect(await after({}, { method: 'PATCH', path: '/me', body: {} })).toEqual({});
});
