// What a decision sees of a learner: due cards, unseen cards, holds.
import { expect, test } from 'vitest';
import type { Store } from '#store/store.ts';
import { AT, bank, card, DAY, memory, practise } from '../fixtures.ts';

export function readingContract(store: () => Store): void {
  test('due cards come by day and then by card, up to the day asked', async () => {
    const { learner, card: find, answer } = await practise(store());
    const days = { gamma: DAY + 1, beta: DAY + 3, delta: DAY + 1, alpha: DAY + 2 };
    for (const [id, dueDay] of Object.entries(days))
      await answer(id, { memory: memory({ dueDay }) });
    const due = (day: number) => store().look(learner.key, (view) => view.due(day));
    const expected = ['gamma', 'delta', 'alpha', 'beta'].map((id) => ({
      card: find(id).key,
      dueDay: days[id as keyof typeof days],
    }));
    expect(await due(DAY)).toEqual([]);
    expect(await due(DAY + 1)).toEqual(expected.slice(0, 2));
    expect(await due(DAY + 2)).toEqual(expected.slice(0, 3));
    expect(await due(DAY + 99)).toEqual(expected);
  });

  test('a new memory moves the card among the due ones', async () => {
    const { learner, card: find, answer } = await practise(store());
    await answer('alpha', { memory: memory({ dueDay: DAY }) });
    await answer('alpha', { memory: memory({ dueDay: DAY + 8 }) });
    const due = await store().look(learner.key, (view) => view.due(DAY + 8));
    expect(due).toEqual([{ card: find('alpha').key, dueDay: DAY + 8 }]);
  });

  test('unseen cards keep the given order and stop at the limit', async () => {
    const many = Array.from({ length: 120 }, (_, n) => card(`card-${n}`));
    const { learner, answer } = await practise(store());
    await answer('beta');
    await store().saveBank(bank('large', many), AT);
    const { banks } = await store().loadCatalogue();
    const plain = banks.get('plain')?.cards.map(({ key }) => key) ?? [];
    const large = banks.get('large')?.cards.map(({ key }) => key) ?? [];
    const unseen = (cards: Iterable<number>, limit: number) =>
      store().look(learner.key, (view) => view.unseen(cards, limit));
    const [alpha, , gamma, delta] = plain;
    expect(await unseen(plain, 9)).toEqual([alpha, gamma, delta]);
    expect(await unseen([...plain].reverse(), 2)).toEqual([delta, gamma]);
    expect(await unseen(plain, 0)).toEqual([]);
    const inOrder = [...large, ...plain];
    for (const order of [inOrder, [...inOrder].reverse()]) {
      expect(await unseen(order, 500)).toEqual(order.filter((key) => key !== plain[1]));
    }
    expect(await unseen(new Set(large), 100)).toEqual(large.slice(0, 100));
  });

  test('a hold is set, changed and lifted; one that holds nothing is none', async () => {
    const { learner, card: find } = await practise(store());
    const [alpha, beta] = [find('alpha').key, find('beta').key];
    const holds = () => store().look(learner.key, (view) => view.holds());
    await store().holdCard(learner.key, beta, () => ({ suspended: false, buriedUntil: DAY + 1 }));
    await store().holdCard(learner.key, alpha, () => ({ suspended: true, buriedUntil: null }));
    expect(await holds()).toEqual(
      new Map([
        [alpha, { suspended: true, buriedUntil: null }],
        [beta, { suspended: false, buriedUntil: DAY + 1 }],
      ]),
    );
    await store().holdCard(learner.key, alpha, () => ({ suspended: true, buriedUntil: DAY }));
    expect((await holds()).get(alpha)).toEqual({ suspended: true, buriedUntil: DAY });
    await store().holdCard(learner.key, alpha, () => null);
    await store().holdCard(learner.key, beta, () => ({ suspended: false, buriedUntil: null }));
    expect(await holds()).toEqual(new Map());
  });

  test('the view reads memory, trap and revision of a card', async () => {
    const { learner, card: find, answer } = await practise(store());
    const [alpha, beta] = [find('alpha').key, find('beta').key];
    await answer('alpha', {
      memory: memory({ difficulty: 7 }),
      entry: { trapCard: beta, correct: false },
    });
    await store().look(learner.key, (view) => {
      expect(view.memory(alpha)).toEqual(memory({ difficulty: 7 }));
      expect(view.memory(beta)).toBeNull();
      expect(view.trapCount(beta)).toEqual({ times: 1, strong: 1, lastAt: AT + 1000 });
      expect(view.trapCount(alpha)).toBeNull();
      const asked = find('beta').questions[1];
      expect(view.revision(asked?.revision ?? 0).hash).toBe(asked?.revisionHash);
    });
  });

  test('a learner that does not exist is not found', async () => {
    await expect(store().look(99, () => 0)).rejects.toMatchObject({ code: 'not-found' });
  });
}
