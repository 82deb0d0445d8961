// Fits: results that are kept, and an applied one as one fact of log, weights and memories.
import { expect, test } from 'vitest';
import type { Fit } from '#core/optimizer/fit.ts';
import type { Store } from '#store/store.ts';
import { AT, DAY, memory, practise } from '../fixtures.ts';

const weights = Array.from({ length: 21 }, (_, index) => index + 0.0625);
const score = { logLoss: 0.375, rmseBins: 0.0625, n: 80 };

const result = (more: Partial<Fit> = {}): Fit => ({
  at: AT + 3_600_000,
  outcome: 'applied',
  reviews: 500,
  longTerm: 320,
  before: score,
  after: { ...score, logLoss: 0.25 },
  previous: weights.map((weight) => weight + 1),
  weights,
  ...more,
});

export function fitsContract(store: () => Store): void {
  const when = { at: AT + 3_600_000, day: DAY };
  const done = { newCards: 1, reviews: 0 };

  test('a new learner has no fits and no weights of their own', async () => {
    const { learner } = await practise(store());
    expect(learner.weights).toBeNull();
    expect(await store().fits(learner.key, 10)).toEqual([]);
  });

  test('a refused fit is kept and changes nothing', async () => {
    const { learner, answer } = await practise(store());
    await answer('alpha');
    const before = await store().log(learner.key);
    await store().keepFit(learner.key, result({ outcome: 'refused' }));
    expect(await store().fits(learner.key, 10)).toEqual([result({ outcome: 'refused' })]);
    expect(await store().log(learner.key)).toEqual(before);
    expect((await store().learnerByKey(learner.key))?.weights).toBeNull();
  });

  test('an applied fit is an entry of the log, the weights, and every memory as it is folded', async () => {
    const { learner, card, answer } = await practise(store());
    await answer('alpha');
    await answer('beta');
    const [alpha, beta] = [card('alpha').key, card('beta').key];
    const refolded = memory({ stabilityDays: 0.75, dueDay: DAY + 1 });
    const fit = await store().applyFit(learner.key, ({ log, view }) => {
      expect(log.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(view.learner.weights).toBeNull();
      const memories = new Map([[alpha, refolded]]);
      return { ...when, done, fit: result(), refold: { memories, traps: new Map() } };
    });
    expect(fit).toEqual(result());
    expect((await store().log(learner.key)).at(-1)).toEqual({
      kind: 'fit',
      seq: 3,
      ...when,
      model: 'fsrs-6',
      weights,
    });
    expect((await store().learnerByKey(learner.key))?.weights).toEqual(weights);
    expect(await store().memories(learner.key)).toEqual(
      new Map([
        [alpha, refolded],
        [beta, memory()],
      ]),
    );
    expect(await store().fits(learner.key, 10)).toEqual([result()]);
    expect(await store().log(learner.key, alpha)).toHaveLength(1);
    const last = await store().look(learner.key, (view) => view.last);
    expect(last).toEqual({ ...when, done });
    expect(await store().verifyLog(learner.key)).toBeNull();
    await answer('alpha', { entry: { at: when.at + 1 } });
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('fits are listed newest first, as many as asked for, each learner their own', async () => {
    const { learner } = await practise(store());
    const fields = { id: 'other', name: 'Bo', settings: learner.settings, createdAt: AT };
    const other = await store().createLearner(fields);
    for (const reviews of [400, 600, 900]) {
      await store().keepFit(learner.key, result({ reviews }));
    }
    await store().keepFit(other.key, result({ reviews: 401 }));
    const listed = await store().fits(learner.key, 2);
    expect(listed.map(({ reviews }) => reviews)).toEqual([900, 600]);
    expect(await store().fits(other.key, 9)).toEqual([result({ reviews: 401 })]);
  });

  test('a fit that is refused inside, or goes back in time, changes nothing', async () => {
    const { learner, card, answer } = await practise(store());
    await answer('alpha');
    const refold = {
      memories: new Map([[card('alpha').key, memory({ reps: 9 })]]),
      traps: new Map(),
    };
    const refuse = store().applyFit(learner.key, () => {
      throw new Error('changed meanwhile');
    });
    await expect(refuse).rejects.toThrow('changed meanwhile');
    const back = { at: AT - 5000, day: DAY, done, fit: result(), refold };
    await expect(store().applyFit(learner.key, () => back)).rejects.toThrow();
    expect(await store().fits(learner.key, 9)).toEqual([]);
    expect(await store().memories(learner.key)).toEqual(new Map([[card('alpha').key, memory()]]));
    expect((await store().learnerByKey(learner.key))?.weights).toBeNull();
    expect(await store().log(learner.key)).toHaveLength(1);
  });
}
