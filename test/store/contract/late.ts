// Answers that arrive late: several entries as one fact, each with the instant at which it was given.
import { expect, test } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import { inGivenOrder } from '#core/memory/given-order.ts';
import type { LateDecision, LateFacts } from '#store/decisions.ts';
import type { Store } from '#store/store.ts';
import { AT, DAY, decision, memory, newId, type Practice, practise, show } from '../fixtures.ts';

type Asked = Awaited<ReturnType<Practice['ask']>>;

/** Decides that these were answered an hour before they arrive, on the day before. */
function late(facts: LateFacts, asked: readonly Asked[]): LateDecision {
  const found = asked.map(({ presentation }) => {
    const one = facts.find(presentation);
    if (!one) throw new Error(`${presentation} is not found`);
    return one;
  });
  return {
    answers: found.map((one, place) => {
      const { entry, receipt } = decision({ ...one, view: facts.view });
      const given = { at: AT - 3_600_000 + place, day: DAY - 1 };
      return { entry: { ...entry, at: entry.at + place, late: given }, receipt };
    }),
    done: { newCards: 0, reviews: 2 },
    free: { first: DAY - 4, last: DAY - 3 },
    refold: {
      memories: new Map(found.map(({ presentation: { card } }) => [card, memory({ reps: 9 })])),
      traps: new Map(),
    },
    steps: found.map(({ session }) => ({
      of: session,
      session: { ...session.state, open: null },
      next: null,
    })),
  };
}

export function lateContract(store: () => Store): void {
  test('late answers are one fact: entries, memories, tallies, sessions and receipts', async () => {
    const { learner, card, ask, answer } = await practise(store());
    const online = await answer('alpha', { entry: { rating: 'good' } });
    const asked = [await ask('alpha'), await ask('beta')];
    await store().recordLate(learner.key, (facts) => {
      expect(facts.log.map(({ seq }) => seq)).toEqual([1]);
      expect(facts.view.last.at).toBe(AT + 1000);
      expect(facts.find(online)?.recorded?.entry.seq).toBe(1);
      expect(facts.find(newId('prs_'))).toBeNull();
      const [first] = asked;
      expect(facts.find(first?.presentation ?? '')).toMatchObject({
        recorded: null,
        session: { state: { open: first?.presentation } },
        revision: { hash: card('alpha').questions[0]?.revisionHash },
      });
      return late(facts, asked);
    });
    const log = await store().log(learner.key);
    expect(log.map(({ seq, at }) => [seq, at])).toEqual([
      [1, AT + 1000],
      [2, AT + 2000],
      [3, AT + 2001],
    ]);
    expect(log[1]).toMatchObject({ day: DAY, late: { at: AT - 3_600_000, day: DAY - 1 } });
    expect(log[0]).not.toHaveProperty('late');
    expect(inGivenOrder(log).map(({ seq }) => seq)).toEqual([2, 3, 1]);
    for (const [place, { presentation, session }] of asked.entries()) {
      const recorded = await store().recordedAnswer(learner.key, presentation);
      expect(recorded?.entry).toEqual(log[place + 1]);
      expect(await store().sessionAnswers(session)).toEqual([recorded]);
    }
    expect(await store().memories(learner.key)).toEqual(
      new Map(['alpha', 'beta'].map((id) => [card(id).key, memory({ reps: 9 })])),
    );
    const rows = await store().look(learner.key, (view) => view.days(DAY - 9));
    // The answer that was recorded first is no new card any more: one that came later was given before.
    expect(rows).toMatchObject([
      { day: DAY - 1, answers: 2, newCards: 2, reviews: 0 },
      { day: DAY, answers: 1, newCards: 0, reviews: 1 },
    ]);
    const view = await store().look(learner.key, ({ last, freeDays }) => [last, freeDays()]);
    expect(view).toEqual([
      { at: AT + 2001, day: DAY, done: { newCards: 0, reviews: 2 } },
      [{ first: DAY - 4, last: DAY - 3 }],
    ]);
    const states = (await store().sessions(learner.key, 9, null)).map(({ state }) => state.open);
    expect(states.slice(0, 2)).toEqual([null, null]);
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('the newest answer counts by the day on which the others were given', async () => {
    const { learner, ask, answer } = await practise(store());
    const asked = [await ask('alpha')];
    await store().recordLate(learner.key, (facts) => late(facts, asked));
    await answer('alpha', { entry: { predicted: 0.9 } });
    const rows = await store().look(learner.key, (view) => view.days(DAY));
    expect(rows).toMatchObject([{ day: DAY, answers: 1, reviews: 1 }]);
  });

  test('item analysis reads answers in the order in which they were given', async () => {
    const { learner, ask, answer } = await practise(store());
    await answer('alpha');
    const asked = [await ask('alpha'), await ask('beta')];
    await store().recordLate(learner.key, (facts) => late(facts, asked));
    const ids = await store().readAnswers((answers) =>
      answers
        .standing(learner.key)
        .map(({ presentation }) => answers.presentation(presentation).id),
    );
    expect(ids.slice(0, 2)).toEqual(asked.map(({ presentation }) => presentation));
    expect(ids).toHaveLength(3);
  });

  test('what is refused, or cannot be written whole, writes nothing', async () => {
    const { learner, card, ask, answer } = await practise(store());
    const answered = await answer('alpha');
    const asked = [await ask('alpha'), await ask('beta')];
    const state = async () => [
      await store().log(learner.key),
      await store().memories(learner.key),
      await store().sessions(learner.key, 9, null),
      await store().look(learner.key, (view) => [view.days(0), view.last, view.freeDays()]),
    ];
    const before = await state();
    const attempts: ((facts: LateFacts) => LateDecision)[] = [
      () => {
        throw new AppError('storage-busy', 'Busy.');
      },
      (facts) => late(facts, [...asked, ...asked]),
      (facts) => {
        const decided = late(facts, asked);
        const [one, ...others] = decided.answers;
        if (!one) throw new Error('there is an answer');
        const again = { ...one, entry: { ...one.entry, presentation: answered, at: AT + 9000 } };
        return { ...decided, answers: [one, ...others, again] };
      },
      (facts) => {
        const decided = late(facts, asked);
        const future = { at: AT + 99_000, day: DAY };
        const answers = decided.answers.map((one) => ({
          ...one,
          entry: { ...one.entry, late: future },
        }));
        return { ...decided, answers };
      },
      (facts) => {
        const decided = late(facts, asked);
        const next = show(card('gamma'), { id: answered });
        return { ...decided, steps: decided.steps.map((step) => ({ ...step, next })) };
      },
    ];
    for (const attempt of attempts) {
      await expect(store().recordLate(learner.key, attempt)).rejects.toThrow();
      expect(await state()).toEqual(before);
    }
    await store().recordLate(learner.key, () => null);
    expect(await state()).toEqual(before);
  });
}
