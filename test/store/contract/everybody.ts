// What item analysis reads: the standing answers of all learners, in one state.
import { expect, test } from 'vitest';
import type { AllAnswers } from '#core/stats/item-answers.ts';
import type { Store } from '#store/store.ts';
import { DAY, practise } from '../fixtures.ts';

export function everybodyContract(store: () => Store): void {
  const all = () =>
    store().readAnswers((answers: AllAnswers) =>
      [...answers.learners()].map((learner) => {
        const given = answers.standing(learner);
        const shown = given.map(({ presentation }) => answers.presentation(presentation));
        return { learner, given, shown };
      }),
    );

  test('a store without learners has no answers', async () => {
    expect(await all()).toEqual([]);
  });

  test('everybody has their answers, oldest first, each with its presentation and its wording', async () => {
    const ada = await practise(store(), 'ada');
    const bo = await practise(store(), 'bo');
    const presentations = [
      await ada.answer('beta', { entry: { response: '[1]', confidence: null } }),
      await ada.answer('alpha', { entry: { elapsedMs: null } }),
      await ada.answer('beta', { entry: { confidence: 'guess' } }),
    ];
    await bo.answer('alpha');
    const found = (await all()).sort((one, other) => one.learner - other.learner);
    expect(found.map(({ learner }) => learner)).toEqual([ada.learner.key, bo.learner.key]);
    const asked = (id: string) => {
      const [question] = ada.card(id).questions;
      return { question: question?.key, revision: question?.revision };
    };
    expect(found[0]?.given).toMatchObject([
      { ...asked('beta'), response: '[1]', confidence: null, elapsedMs: 4321 },
      { ...asked('alpha'), response: '[0]', confidence: 'sure', elapsedMs: null },
      { ...asked('beta'), response: '[0]', confidence: 'guess', elapsedMs: 4321 },
    ]);
    expect(found[0]?.shown).toEqual(presentations.map((id) => ({ id, part: 0 })));
    const hash = await store().readAnswers(
      (answers) => answers.revision(asked('alpha').revision ?? 0).hash,
    );
    expect(hash).toBe(ada.card('alpha').questions[0]?.revisionHash);
  });

  test('an undone answer is as if it had never been given', async () => {
    const { learner, answer } = await practise(store());
    await answer('alpha');
    const before = await all();
    const gone = await answer('beta');
    expect(await all()).not.toEqual(before);
    await store().undoAnswer(learner.key, gone, ({ view, session }) => ({
      at: view.last.at + 1000,
      day: DAY,
      done: view.last.done,
      next: null,
      refold: { memories: new Map(), traps: new Map() },
      session: session.state,
    }));
    expect(await all()).toEqual(before);
  });

  test('what is asked for and does not exist is a bug', async () => {
    await practise(store());
    await expect(store().readAnswers((answers) => answers.presentation(99))).rejects.toThrow('99');
  });
}
