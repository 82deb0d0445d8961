// Undo and reset as entries of their own, and the chain over all entries.

import { expect, test } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import { NOTHING_DONE } from '#core/practice/limits.ts';
import type { Store } from '#store/store.ts';
import { AT, DAY, decision, memory, practise, state } from '../fixtures.ts';

export function logContract(store: () => Store): void {
  const when = { at: AT + 3_600_000, day: DAY };
  const later = { ...when, done: NOTHING_DONE, next: null };

  test('an undo is an entry that names the answer, and writes the refolded state', async () => {
    const { learner, card, answer } = await practise(store());
    const alpha = card('alpha').key;
    const beta = card('beta').key;
    await answer('alpha', { memory: memory({ reps: 1 }) });
    const second = await answer('alpha', {
      memory: memory({ reps: 2 }),
      entry: { trapCard: beta },
    });
    const closed = state({ status: 'closed', closedAt: AT });
    const undone = await store().undoAnswer(learner.key, second, (facts) => {
      expect(facts.answer).toMatchObject({
        undone: false,
        entry: { seq: 2, presentation: second },
      });
      expect(facts.log.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(facts.view.memory(alpha)).toEqual(memory({ reps: 2 }));
      expect(facts.session.state.open).toBe(second);
      const memories = new Map([[alpha, memory({ reps: 1 })]]);
      return { ...later, refold: { memories, traps: new Map([[beta, null]]) }, session: closed };
    });
    expect(undone).toMatchObject({ undone: true, entry: { seq: 2 } });
    expect((await store().log(learner.key)).at(-1)).toEqual({
      kind: 'undo',
      seq: 3,
      ...when,
      card: alpha,
      target: 2,
    });
    expect(await store().memories(learner.key)).toEqual(new Map([[alpha, memory({ reps: 1 })]]));
    expect(await store().trapCounts(learner.key)).toEqual(new Map());
    expect(await store().recordedAnswer(learner.key, second)).toEqual(undone);
    const shown = await store().presentation(learner.key, second);
    const sessions = await store().sessions(learner.key, 1, null);
    expect([shown?.answeredSeq, sessions[0]?.state]).toEqual([2, closed]);
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('an undo removes a memory or sets a trap count where the fold says so', async () => {
    const { learner, card, answer } = await practise(store());
    const alpha = card('alpha').key;
    const only = await answer('alpha');
    const trap = { times: 2, strong: 1, lastAt: AT };
    await store().undoAnswer(learner.key, only, ({ session }) => ({
      ...later,
      refold: { memories: new Map([[alpha, null]]), traps: new Map([[alpha, trap]]) },
      session: session.state,
    }));
    expect(await store().memories(learner.key)).toEqual(new Map());
    expect(await store().trapCounts(learner.key)).toEqual(new Map([[alpha, trap]]));
  });

  test('an undo that is refused, or repeated, changes nothing', async () => {
    const { learner, answer, ask } = await practise(store());
    const done = await answer('alpha');
    const refuse = store().undoAnswer(learner.key, done, () => {
      throw new AppError('undo-not-newest', 'Only the newest.');
    });
    await expect(refuse).rejects.toMatchObject({ code: 'undo-not-newest' });
    expect(await store().log(learner.key)).toHaveLength(1);
    const refold = { memories: new Map(), traps: new Map() };
    const undo = (at: number) =>
      store().undoAnswer(learner.key, done, ({ session }) => ({
        at,
        day: DAY,
        done: NOTHING_DONE,
        next: null,
        refold,
        session: session.state,
      }));
    await undo(AT + 5000);
    await expect(undo(AT + 6000)).rejects.toThrow();
    expect(await store().log(learner.key)).toHaveLength(2);
    const { presentation } = await ask('alpha');
    expect(
      await store().undoAnswer(learner.key, presentation, () => expect.fail('asked')),
    ).toBeNull();
  });

  test('a reset is logged and forgets the memory; without a memory there is none', async () => {
    const { learner, card, answer } = await practise(store());
    const alpha = card('alpha').key;
    const never = () => expect.fail('asked');
    expect(await store().resetCard(learner.key, alpha, never)).toBe(false);
    await answer('alpha', { entry: { at: AT + 7, day: DAY } });
    const reset = await store().resetCard(learner.key, alpha, (last) => {
      expect(last).toEqual({ at: AT + 7, day: DAY, done: { newCards: 1, reviews: 0 } });
      return when;
    });
    expect(reset).toBe(true);
    expect((await store().memories(learner.key)).size).toBe(0);
    const log = await store().log(learner.key);
    expect(log.at(-1)).toEqual({ kind: 'reset', seq: 2, ...when, card: alpha });
    expect(await store().resetCard(learner.key, alpha, never)).toBe(false);
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('what was done of the limits stays for the day, and a new day begins with nothing', async () => {
    const { learner, card, answer } = await practise(store());
    const done = () => store().look(learner.key, (view) => view.last.done);
    await answer('alpha', { done: { newCards: 2, reviews: 5 }, entry: { at: AT + 7, day: DAY } });
    expect(await done()).toEqual({ newCards: 2, reviews: 5 });
    await answer('beta', { done: { newCards: 3, reviews: 5 }, entry: { at: AT + 8, day: DAY } });
    await store().resetCard(learner.key, card('beta').key, () => ({ at: AT + 9, day: DAY }));
    expect(await done()).toEqual({ newCards: 3, reviews: 5 });
    await store().resetCard(learner.key, card('alpha').key, () => ({ at: AT + 10, day: DAY + 1 }));
    expect(await done()).toEqual(NOTHING_DONE);
  });

  test('before the first entry the last instant is 0, on the smallest safe day', async () => {
    const { learner } = await practise(store());
    const last = await store().look(learner.key, (view) => view.last);
    expect(last).toEqual({ at: 0, day: Number.MIN_SAFE_INTEGER, done: NOTHING_DONE });
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('the log can be read whole, by card, and since a day', async () => {
    const { learner, card, answer } = await practise(store());
    const alpha = card('alpha').key;
    for (let n = 0; n < 150; n += 1) {
      await answer(n % 3 ? 'beta' : 'alpha', {
        entry: { at: AT + n, day: DAY + Math.floor(n / 50), trapCard: alpha },
      });
    }
    const log = await store().log(learner.key);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 150 }, (_, n) => n + 1));
    const own = await store().log(learner.key, alpha);
    expect(own).toEqual(log.filter((row) => 'card' in row && row.card === alpha));
    const since = (day: number) => store().look(learner.key, (view) => view.entriesSince(day));
    for (const [day, count] of [
      [DAY - 5, 150],
      [DAY, 150],
      [DAY + 1, 100],
      [DAY + 2, 50],
      [DAY + 3, 0],
    ]) {
      expect(await since(day ?? 0)).toEqual(log.slice(150 - (count ?? 0)));
    }
  });

  test('learners have logs of their own', async () => {
    const one = await practise(store(), 'lrn_one');
    const two = await practise(store(), 'lrn_two');
    await one.answer('alpha');
    await two.answer('alpha');
    await one.answer('beta');
    for (const [{ learner }, count] of [
      [one, 2],
      [two, 1],
    ] as const) {
      expect((await store().log(learner.key)).map(({ seq }) => seq)).toHaveLength(count);
      expect(await store().verifyLog(learner.key)).toBeNull();
    }
    const { presentation } = await one.ask('gamma');
    const stolen = store().recordAnswer(two.learner.key, presentation, (facts) => decision(facts));
    expect(await stolen).toBeNull();
  });
}
