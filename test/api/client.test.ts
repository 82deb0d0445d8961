// The typed client: a session walked with the types of the API alone. What is proved here, tsc proves.
import { expect, test } from 'vitest';
import { type Client, createClient } from '#api/client.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards, typeCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { createServer } from '../support/server.ts';

async function openClient(): Promise<Client> {
  const banks = [bank([...singleCards(2), ...typeCards()])];
  const server = await createServer({ store: await openMemoryStore(), banks, auth: 'token' });
  const { headers } = await addCaller(server, 'Ada');
  return createClient('http://localhost', {
    headers,
    fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) =>
      server.app.fetch(new Request(input, init)),
  });
}

test('a session is started, answered to its end and closed', async () => {
  const { v1 } = await openClient();
  const started = await v1.sessions.$post({ json: { mode: 'drill', cards: ['card-1', 'card-2'] } });
  if (started.status !== 201) throw new Error(await started.text());
  const session = await started.json();
  const shown: string[] = [];
  for (let next = session.next; next; ) {
    const { input } = next;
    if (input.kind !== 'choose-one') throw new Error(input.kind);
    shown.push(next.question.cardId);
    const choice = input.options.find(({ text }) => text === 'right one')?.id ?? '';
    const answered = await v1.presentations[':id'].answer.$post({
      param: { id: next.id },
      json: { response: { choice }, confidence: 'sure', elapsedMs: 1200 },
    });
    if (answered.status !== 201) throw new Error(await answered.text());
    const feedback = await answered.json();
    if ('recorded' in feedback) throw new Error('a drill is no exam');
    expect(feedback.outcome.correct).toBe(true);
    expect(feedback.key).toEqual({ choice });
    expect(feedback.memory.dueAt).toMatch(/Z$/);
    next = feedback.next;
  }
  expect(shown).toEqual(['card-1', 'card-2']);

  const closed = await v1.sessions[':id'].close.$post({ param: { id: session.id } });
  if (closed.status !== 200) throw new Error(await closed.text());
  const summary = await closed.json();
  expect(summary.progress).toEqual({ planned: 2, answered: 2, correct: 2, wrong: 0, remaining: 0 });
  expect(summary.learned.map(({ cardId }) => cardId)).toEqual(['card-1', 'card-2']);
});

test('lists and statistics are read with their queries', async () => {
  const { v1 } = await openClient();
  const page = await v1.me.cards.$get({ query: { limit: 3, topic: 'topic-b' } });
  if (page.status !== 200) throw new Error(await page.text());
  const { data, nextCursor } = await page.json();
  expect(data.map(({ topic }) => topic)).toEqual(['topic-b', 'topic-b', 'topic-b']);
  expect(nextCursor).not.toBeNull();

  const forecast = await v1.me.stats.forecast.$get({ query: { days: 7 } });
  if (forecast.status !== 200) throw new Error(await forecast.text());
  expect((await forecast.json()).days).toHaveLength(7);
});

test('a failure is a problem with a code', async () => {
  const { v1 } = await openClient();
  const reply = await v1.sessions[':id'].$get({ param: { id: 'ses_AAAAAAAAAAAAAAAAAAAAAA' } });
  if (reply.status === 200) throw new Error('there is such a session');
  const problem = await reply.json();
  expect([problem.status, problem.code, problem.retryable]).toEqual([404, 'not-found', false]);
});

test('settings are changed field by field', async () => {
  const { v1 } = await openClient();
  const changed = await v1.me.$patch({ json: { newPerDay: 7, daysOff: ['sun'] } });
  if (changed.status !== 200) throw new Error(await changed.text());
  const { newPerDay, daysOff, desiredRetention } = await changed.json();
  expect({ newPerDay, daysOff, desiredRetention }).toEqual({
    newPerDay: 7,
    daysOff: ['sun'],
    desiredRetention: 0.9,
  });
});

test('what the API does not take does not compile', async () => {
  const { v1 } = await openClient();
  const { $post: start } = v1.sessions;
  const { $post: answer } = v1.presentations[':id'].answer;
  const param = { id: 'prs_x' };
  const response = { text: '' };
  const attempts = [
    // @ts-expect-error a session has no such field
    await start({ json: { seize: 3 } }),
    // @ts-expect-error a size is a number
    await start({ json: { size: 'three' } }),
    // @ts-expect-error confidence has three words
    await answer({ param, json: { response, confidence: 'no' } }),
    // @ts-expect-error an answer needs its presentation
    await answer({ json: { response } }),
  ];
  for (const { status } of attempts) expect(status).toBeGreaterThanOrEqual(400);
});
