// What an author is shown of a question: what learners see, before and after, without anybody having answered.
import { describe, expect, test } from 'vitest';
import type { PresentationView } from '#api/views/presentation.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards, typeCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { practise } from '../support/learner.ts';
import { createServer } from '../support/server.ts';
import { digestState } from '../support/state-digest.ts';

async function open() {
  const store = await openMemoryStore();
  const banks = [bank([...singleCards(3), ...typeCards()])];
  const server = await createServer({ store, banks });
  await server.get('/v1/me');
  const author = await addCaller(server, 'Author', ['author']);
  const preview = (id: string, of = 'test-bank') =>
    server.get(`/v1/author/questions/${of}/${id}/preview`, author.headers);
  return { store, server, preview };
}

describe('the preview of a question', () => {
  test('shows what a learner is shown, and what they read after the right answer', async () => {
    const { server, preview } = await open();
    const shown: PresentationView[] = [];
    const { feedback } = await practise(server, { mode: 'drill', size: 20 }, (presentation) => {
      shown.push(presentation);
      return true;
    });
    expect(new Set(shown.map(({ question }) => question.type)).size).toBe(7);
    for (const [at, given] of feedback.entries()) {
      const { question, input } = shown[at]!;
      const { status, body } = await preview(question.case?.id ?? question.id);
      expect(status).toBe(200);
      expect(body).toMatchObject({ cardId: question.cardId, type: question.type });
      expect(body.parts).toHaveLength(question.case?.parts ?? 1);
      const part = body.parts[(question.case?.part ?? 1) - 1];
      const { id, level, stem } = question;
      const told = { id, level, stem, ...(question.case ? { case: question.case } : {}) };
      expect(part.presentation.question).toEqual(told);
      expect(part.presentation.input.kind).toBe(input.kind);
      expect(part.feedback.outcome).toEqual(given.outcome);
      expect(part.feedback.explanation).toBe(given.explanation);
      const texts = (options: readonly { text: string }[]) =>
        options.map(({ text }) => text).sort();
      expect(texts(part.feedback.options)).toEqual(texts(given.options));
      expect(part.feedback.sources).toEqual(given.sources);
    }
  });

  test('writes nothing, and is the same each time', async () => {
    const { store, preview } = await open();
    const before = await digestState(store);
    const first = await preview('only-multiple');
    expect(first.body).toEqual((await preview('only-multiple')).body);
    expect(first.body.parts[0].feedback.key.choices).toHaveLength(
      first.body.parts[0].presentation.input.select,
    );
    expect(await digestState(store)).toEqual(before);
  });

  test.each([
    ['a question that is not there', 'none', 'test-bank'],
    ['a bank that is not there', 'card-1-q1', 'no-bank'],
    ['a card', 'card-1', 'test-bank'],
  ])('%s is not found', async (_name, id, of) => {
    const { preview } = await open();
    expect(await preview(id, of)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});
