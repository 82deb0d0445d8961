// Item analysis over HTTP: what it tells and hides, how it pages, what counts as a first answer, and what an edit does.
import { beforeAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { SimulatedClass } from '#use-cases/simulate-answers.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { addCaller, type Caller } from '../support/caller.ts';
import { respond } from '../support/learner.ts';
import { rekeyed } from '../support/rekey.ts';
import { createServer, MINUTE, type Reply, type Server } from '../support/server.ts';
import { addClass } from '../support/synthetic-class.ts';

const EDITION = bank([
  ...singleCards(3),
  card('a-case', [question(contents.case('whole'))]),
  card('a-word', [question(contents.short('word'))]),
]);
/** Six single questions, two parts of the case, one word. */
const ROWS = 9;
const LEARNERS = 31;

type Row = Reply['body'];

describe('a class of 31', () => {
  let server: Server;
  let made: SimulatedClass;
  let author: Caller;
  const get = (query = '') => server.get(`/v1/author/items${query}`, author.headers);
  const rowOf = async (id: string): Promise<Row> =>
    (await get()).body.data.find((row: Row) => row.questionId === id);

  beforeAll(async () => {
    server = await createServer({ store: await openMemoryStore(), banks: [EDITION] });
    made = await addClass(server, { learners: LEARNERS });
    author = await addCaller(server, 'Author', ['author', 'learner']);
  });

  test('every question and every part of a case has its figures', async () => {
    const { status, body } = await get('?bank=test-bank');
    expect(status).toBe(200);
    expect(made.answers).toBe(ROWS * LEARNERS);
    expect(body.data).toHaveLength(ROWS);
    expect(body.nextCursor).toBeNull();
    expect(body.data.map(({ n, note }: Row) => [n, note])).toEqual(
      new Array(ROWS).fill([LEARNERS, null]),
    );
    const [first] = body.data;
    expect(first).toMatchObject({
      bank: 'test-bank',
      cardId: 'card-1',
      questionId: 'card-1-q1',
      part: null,
      partId: null,
      type: 'single',
      stem: 'Stem of card-1-q1: which one?',
      olderN: 0,
      discrimination: { n: LEARNERS },
    });
    expect(first.options.map(({ text }: Row) => text)).toEqual([
      'right one',
      'wrong one',
      'wrong two',
      'wrong three',
    ]);
    expect(first.options[0]).toMatchObject({ correct: true, chosenRate: first.facility.rate });
    expect(first.places).toHaveLength(4);
    const parts = body.data.filter(({ type }: Row) => type === 'case');
    expect(parts.map(({ part, partId }: Row) => [part, partId])).toEqual([
      [1, 'whole-part-1'],
      [2, 'whole-part-2'],
    ]);
    const word = await rowOf('word');
    expect([word.options, word.places]).toEqual([[], []]);
  });

  test('pages hold every row once, in one order', async () => {
    const whole = (await get()).body.data;
    const rows: Row[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Reply = await get(`?limit=4${next && `&cursor=${next}`}`);
      rows.push(...page.body.data);
      next = page.body.nextCursor;
      expect(page.headers.get('link')?.includes('rel="next"') ?? false).toBe(next !== null);
    }
    expect(rows).toEqual(whole);
  });

  test('a bank that nobody serves and a cursor of another list are refused', async () => {
    const unknown = await get('?bank=nobody');
    expect([unknown.status, unknown.body.code]).toEqual([400, 'invalid-parameter']);
    expect(unknown.body.errors).toEqual([
      { parameter: 'bank', code: 'unknown', detail: 'There is no bank "nobody".' },
    ]);
    const { nextCursor } = (await get('?limit=1')).body;
    const moved = await get(`?bank=test-bank&limit=1&cursor=${nextCursor}`);
    expect([moved.status, moved.body.code]).toEqual([400, 'invalid-cursor']);
  });

  test('a cramming session counts, an undone answer does not, and its repetition does', async () => {
    const { n } = await rowOf('card-2-q1');
    const post = (path: string, body?: unknown) => server.post(path, body, author.headers);
    const cram = { mode: 'drill', cards: ['card-2'], affectsSchedule: false };
    const { body: session } = await post('/v1/sessions', cram);
    const answer = (shown: Row, right: boolean) =>
      post(`/v1/presentations/${shown.id}/answer`, { response: respond(shown, right) });
    const { body: wrong } = await answer(session.next, false);
    const once = await rowOf('card-2-q1');
    expect(once.n).toBe(n + 1);
    const { body: undone } = await post(`/v1/answers/${wrong.answerId}/undo`);
    expect((await rowOf('card-2-q1')).n).toBe(n);
    // The card's other question comes first now, and this one when it was not seen for longer.
    server.clock.now += MINUTE;
    await answer(undone.next, true);
    const { body: later } = await post('/v1/sessions', cram);
    expect(later.next.question.id).toBe('card-2-q1');
    await answer(later.next, true);
    const again = await rowOf('card-2-q1');
    expect(again.n).toBe(n + 1);
    expect(again.facility.rate).toBeGreaterThan(once.facility.rate);
  });

  test('an exam counts at its close, and not before', async () => {
    const total = async () =>
      (await get()).body.data.reduce((sum: number, { n }: Row) => sum + n, 0);
    const sitter = await addCaller(server, 'Sitter');
    const post = (path: string, body?: unknown) => server.post(path, body, sitter.headers);
    const before = await total();
    const exam = await post('/v1/sessions', { mode: 'exam', exam: 'AIF-C01', size: 2 });
    expect(exam.status).toBe(201);
    const { next } = exam.body;
    await post(`/v1/presentations/${next.id}/answer`, { response: respond(next, true) });
    expect(await total()).toBe(before);
    await post(`/v1/sessions/${exam.body.id}/close`);
    expect(await total()).toBe(before + 1);
  });

  test('another key judges the same answers, another stem is another question', async () => {
    const before = await rowOf('card-1-q1');
    await server.reload(rekeyed(EDITION, { 'card-1-q1': 'wrong two' }));
    const rekeyedRow = await rowOf('card-1-q1');
    expect(rekeyedRow).toMatchObject({ n: before.n, olderN: 0 });
    expect(rekeyedRow.facility.rate).toBe(before.options[2].chosenRate);
    expect(rekeyedRow.revision).not.toBe(before.revision);

    const [first, ...rest] = EDITION.cards;
    const restemmed = { ...contents.single('card-1-q1'), stem: 'Which one is it, really?' };
    const questions = [question(restemmed), ...(first?.questions.slice(1) ?? [])];
    await server.reload({
      ...bank([{ ...(first ?? card('card-1', [])), questions }, ...rest]),
      sourceHash: 'restemmed',
    });
    expect(await rowOf('card-1-q1')).toMatchObject({
      n: 0,
      olderN: before.n,
      note: 'not enough answers: 0 of 30',
      facility: null,
      discrimination: null,
      options: null,
      places: null,
      medianMs: null,
      guessRate: null,
      flags: [],
    });
    await server.reload(EDITION);
    expect(await rowOf('card-1-q1')).toEqual(before);
  });
});

test('a learner is not let in, and 29 answers tell nothing', async () => {
  const server = await createServer({ store: await openMemoryStore(), banks: [EDITION] });
  await addClass(server, { learners: 29, answers: 3 });
  const learner = await addCaller(server, 'Learner', ['learner']);
  const author = await addCaller(server, 'Author', ['author']);
  const refused = await server.get('/v1/author/items', learner.headers);
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden-scope']);
  const { body } = await server.get('/v1/author/items', author.headers);
  for (const row of body.data) {
    expect(row.note).toBe(`not enough answers: ${row.n} of 30`);
    expect(row.facility).toBeNull();
  }
});
