// Every type of question over HTTP: shown, answered, explained, shown in parts, edited meanwhile.
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import {
  bank,
  CANARY,
  card,
  contents,
  question,
  singleCards,
  typeCards,
} from '../support/banks.ts';
import { answer, practise, respond } from '../support/learner.ts';
import { createServer } from '../support/server.ts';

async function serverWith(cards = singleCards(8)) {
  return createServer({ store: await openMemoryStore(), banks: [bank(cards)] });
}

describe('every question type', () => {
  it('is shown, answered right, answered wrong and explained', async () => {
    for (const right of [true, false]) {
      const server = await serverWith(typeCards());
      const { body: session, text } = await server.post('/v1/sessions', { size: 20 });
      expect(text).not.toContain(CANARY);
      const kinds: string[] = [];
      let next = session.next;
      while (next) {
        kinds.push(`${next.question.type}/${next.input.kind}`);
        expect(JSON.stringify(next)).not.toContain(CANARY);
        if (next.input.kind === 'recall') {
          const shown = await server.post(`/v1/presentations/${next.id}/reveal`);
          expect(shown.body.key.answer).toContain(CANARY);
        }
        const { status, body } = await answer(server, next, right);
        expect(status).toBe(201);
        expect(body.outcome.correct).toBe(right);
        // What was recorded is told in the shape in which it is sent: sent again, it is the same answer.
        const again = await server.post(`/v1/presentations/${next.id}/answer`, {
          response: body.response,
        });
        expect([again.status, again.body]).toEqual([200, body]);
        next = body.next;
      }
      expect([...new Set(kinds)].sort()).toEqual([
        'case/choose-many',
        'case/choose-one',
        'matching/match',
        'multiple/choose-many',
        'ordering/order',
        'recall/recall',
        'short/text',
        'single/choose-one',
      ]);
    }
  });

  it('but recall keeps its answer until it is answered', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', {});
    const { status, text } = await server.post(`/v1/presentations/${session.next.id}/reveal`);
    expect(status).toBe(422);
    expect(text).not.toContain(CANARY);
  });
});

describe('a case', () => {
  const caseServer = () =>
    serverWith([card('case-card', [question(contents.case('office-case'))]), ...singleCards(1)]);

  it('is shown part by part, and moves memory once, at its last part', async () => {
    const server = await caseServer();
    const { body: session } = await server.post('/v1/sessions', {});
    expect(session.next.question).toMatchObject({
      id: 'office-case-part-1',
      type: 'case',
      case: { id: 'office-case', text: 'Case text of office-case.', part: 1, parts: 2 },
    });
    const first = await answer(server, session.next, true);
    expect(first.body).toMatchObject({ scheduled: false, rating: null, memory: { phase: 'new' } });
    expect(first.body.next.question.case.part).toBe(2);
    const second = await answer(server, first.body.next, true);
    expect(second.body).toMatchObject({
      scheduled: true,
      rating: 'good',
      memory: { phase: 'review' },
    });
  });

  it('is failed when any part was wrong', async () => {
    const server = await caseServer();
    const { body: session } = await server.post('/v1/sessions', {});
    const first = await answer(server, session.next, false);
    const second = await answer(server, first.body.next, true);
    expect(second.body).toMatchObject({
      outcome: { correct: true },
      scheduled: true,
      rating: 'again',
    });
  });
});

describe('a case that ends in a recall', () => {
  const whole = contents.case('told-case');
  const parts = [whole.parts[0], contents.recall('told-case-part-2')];
  const content = { ...whole, parts } as ReturnType<typeof contents.case>;

  it.each([
    [false, 'again'],
    [true, 'good'],
  ])('with its first part right: %s, is rated %s', async (right, rating) => {
    const server = await serverWith([card('case-card', [question(content)])]);
    const { feedback } = await practise(server, {}, (_, index) => index > 0 || right);
    expect(feedback[1]).toMatchObject({ outcome: { correct: true }, rating });
  });
});

describe('two questions of equal wording', () => {
  it('are shown under their own ids', async () => {
    const [one, other] = [contents.single('one'), { ...contents.single('one'), id: 'other' }];
    const server = await serverWith([card('a', [question(one)]), card('b', [question(other)])]);
    const { session, feedback } = await practise(server, {}, () => true);
    expect(session.next.question.id).toBe('one');
    expect(feedback[0].next.question.id).toBe('other');
  });
});

describe('a question edited while it is open', () => {
  it('is graded and explained by the wording the learner saw', async () => {
    const server = await serverWith([card('card-1', [question(contents.single('q-1'))])]);
    const { body: session } = await server.post('/v1/sessions', {});
    const edited = { ...contents.single('q-1'), stem: 'Another stem: which one?' };
    edited.options = edited.options.map((option) => ({ ...option, text: `${option.text}!` }));
    const changes = await server.reload(bank([card('card-1', [question(edited)])]));
    expect(changes.edited).toEqual(['q-1']);
    const shown = (await server.get(`/v1/sessions/${session.id}`)).body.next;
    expect(shown).toEqual(session.next);
    const { status, body } = await server.post(`/v1/presentations/${shown.id}/answer`, {
      response: respond(session.next, true),
    });
    expect([status, body.outcome.correct]).toEqual([201, true]);
  });

  it('can still be answered when it was retired', async () => {
    const server = await serverWith(singleCards(2));
    const { body: session } = await server.post('/v1/sessions', {});
    await server.reload(bank(singleCards(2).slice(1)));
    const { status, body } = await answer(server, session.next, true);
    expect(status).toBe(201);
    expect(body.next.question.cardId).toBe('card-2');
  });
});
