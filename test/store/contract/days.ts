// Tallies of days and questions, kept with each answer and each undo; and free days as decisions find them.
import { expect, test } from 'vitest';
import { NOTHING_DONE } from '#core/practice/limits.ts';
import type { Store } from '#store/store.ts';
import { AT, bank, card, DAY, memory, practise } from '../fixtures.ts';

export function daysContract(store: () => Store): void {
  const days = (learner: number, from = DAY - 99) =>
    store().look(learner, (view) => view.days(from));
  const tallies = (learner: number) => store().look(learner, (view) => view.questionTallies());
  const free = (learner: number) => store().look(learner, (view) => view.freeDays());
  const undo = (learner: number, presentation: string, more: object = {}) =>
    store().undoAnswer(learner, presentation, ({ view, answer, session }) => ({
      at: view.last.at + 1,
      day: view.last.day,
      done: NOTHING_DONE,
      next: null,
      refold: { memories: new Map([[answer.entry.card, null]]), traps: new Map() },
      session: session.state,
      ...more,
    }));
  const none = { correct: 0, toldMs: 0, timed: 0, newCards: 0, reviews: 0, lapses: 0 };

  test('answers add up by day and bank, and by question', async () => {
    const { learner, card: find, answer } = await practise(store());
    const timed = { toldMs: 4321, timed: 1 };
    await answer('alpha', { entry: { day: DAY, elapsedMs: 4321 } });
    await answer('beta', { entry: { day: DAY, correct: false, rating: 'again', elapsedMs: null } });
    await answer('alpha', {
      memory: memory({ lastDay: DAY + 2 }),
      entry: { day: DAY + 2, correct: false, rating: 'again', predicted: 0.5, elapsedMs: 900_000 },
    });
    await answer('alpha', { entry: { day: DAY + 2, predicted: 0.5, elapsedMs: 4321 } });
    const first = { ...none, ...timed, day: DAY, bank: 'plain', answers: 2, correct: 1 };
    const second = { ...none, day: DAY + 2, bank: 'plain', answers: 2, correct: 1, timed: 2 };
    expect(await days(learner.key)).toEqual([
      { ...first, newCards: 2 },
      { ...second, toldMs: 304_321, reviews: 1, lapses: 1 },
    ]);
    expect(await days(learner.key, DAY + 1)).toHaveLength(1);
    expect(await days(learner.key, DAY + 3)).toEqual([]);
    const [alpha, beta] = [find('alpha'), find('beta')];
    const row = (of: typeof alpha) => ({
      card: of.key,
      question: of.questions[0]?.key,
      type: 'single',
    });
    expect(await tallies(learner.key)).toEqual([
      { ...row(alpha), answers: 3, correct: 2, toldMs: 308_642, timed: 3 },
      { ...row(beta), answers: 1, correct: 0, toldMs: 0, timed: 0 },
    ]);
  });

  test('each bank has its own count of a day, also when it is retired', async () => {
    const { learner, answer } = await practise(store());
    await store().saveBank(bank('other', [card('omega')]), AT);
    const omega = (await store().loadCatalogue()).banks.get('other')?.cards[0];
    await answer('alpha');
    await answer('beta', {
      entry: { card: omega?.key ?? 0, question: omega?.questions[0]?.key ?? 0 },
    });
    await store().retireBank('other', AT);
    await store().retireBank('plain', AT);
    const rows = await days(learner.key);
    expect(rows.map(({ bank: of, answers }) => [of, answers])).toEqual([
      ['other', 1],
      ['plain', 1],
    ]);
    expect((await tallies(learner.key)).map(({ type }) => type)).toEqual(['single', 'single']);
  });

  test('what is undone counts no more, on its own day, and leaves no empty rows', async () => {
    const { learner, answer } = await practise(store());
    await answer('alpha', { entry: { day: DAY } });
    const review = { day: DAY + 1, predicted: 0.5 };
    const second = await answer('alpha', {
      memory: memory({ lastDay: DAY + 1 }),
      entry: { ...review, rating: 'again', correct: false },
    });
    const third = await answer('alpha', { entry: review });
    const beta = await answer('beta', { entry: { day: DAY + 1 } });
    const before = await days(learner.key);
    expect(before[1]).toMatchObject({ answers: 3, correct: 2, newCards: 1, reviews: 1, lapses: 1 });
    await undo(learner.key, third);
    expect((await days(learner.key))[1]).toMatchObject({
      answers: 2,
      correct: 1,
      newCards: 1,
      reviews: 1,
      lapses: 1,
    });
    await undo(learner.key, second);
    expect((await days(learner.key))[1]).toMatchObject({ answers: 1, reviews: 0, lapses: 0 });
    await undo(learner.key, beta);
    expect(await days(learner.key)).toEqual(before.slice(0, 1));
    expect(await tallies(learner.key)).toMatchObject([{ answers: 1, correct: 1 }]);
  });

  test('a reset leaves what was counted', async () => {
    const { learner, card: find, answer } = await practise(store());
    await answer('alpha');
    const before = await days(learner.key);
    await store().resetCard(learner.key, find('alpha').key, (last, view) => {
      expect(view.last).toEqual(last);
      return { at: AT + 9999, day: DAY };
    });
    expect(await days(learner.key)).toEqual(before);
    expect(await tallies(learner.key)).toHaveLength(1);
  });

  test('free days are kept as they are found, with an answer, an undo or a reset', async () => {
    const { learner, card: find, answer } = await practise(store());
    expect(await free(learner.key)).toEqual([]);
    await answer('alpha', { free: null });
    const found = { first: DAY + 1, last: DAY + 3 };
    const beta = await answer('beta', { entry: { day: DAY + 4 }, free: found });
    expect(await free(learner.key)).toEqual([found]);
    await undo(learner.key, beta, { day: DAY + 9, free: { first: DAY + 5, last: DAY + 6 } });
    await answer('beta', { entry: { day: DAY + 9 }, free: { first: DAY + 1, last: DAY + 2 } });
    await store().resetCard(learner.key, find('beta').key, ({ at }) => ({
      at: at + 1,
      day: DAY + 12,
      free: { first: DAY + 10, last: DAY + 11 },
    }));
    expect(await free(learner.key)).toEqual([
      found,
      { first: DAY + 5, last: DAY + 6 },
      { first: DAY + 10, last: DAY + 11 },
    ]);
  });

  test('learners have counts of their own', async () => {
    const one = await practise(store(), 'lrn_one');
    const two = await practise(store(), 'lrn_two');
    await one.answer('alpha', { free: { first: DAY - 2, last: DAY - 1 } });
    expect(await days(two.learner.key)).toEqual([]);
    expect(await tallies(two.learner.key)).toEqual([]);
    expect(await free(two.learner.key)).toEqual([]);
    expect(await days(one.learner.key)).toHaveLength(1);
  });
}
