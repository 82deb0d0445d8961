// Amendments: what changes how earlier answers count is one fact, with the state that is folded with it.
import { expect, test } from 'vitest';
import type { Amendment } from '#store/decisions.ts';
import type { Store } from '#store/store.ts';
import { AT, DAY, decision, memory, practise } from '../fixtures.ts';

const when = { at: AT + 60_000, day: DAY + 1 };
const done = { newCards: 0, reviews: 0 };

export function amendmentsContract(store: () => Store): void {
  const nothing: Amendment['refold'] = { memories: new Map(), traps: new Map() };

  test('a regrade is logged with the state that is folded with it, and told beside its answer', async () => {
    const { learner, card, answer } = await practise(store());
    const [alpha, beta] = [card('alpha').key, card('beta').key];
    const first = await answer('alpha', { entry: { correct: false, score: 0, rating: 'again' } });
    const verdict = { correct: true, score: 1, rating: 'good', trapCard: beta } as const;
    const regrade = { kind: 'regrade', card: alpha, target: 1, revision: 1, ...verdict } as const;
    const logged = await store().amendLog(learner.key, ({ view, log }) => {
      expect(log.map(({ kind }) => kind)).toEqual(['answer']);
      expect(view.last).toMatchObject({ day: DAY });
      const memories = new Map([[alpha, memory({ reps: 7 })]]);
      const traps = new Map([[beta, { times: 1, strong: 0, lastAt: AT }]]);
      return { entries: [{ ...regrade, ...when }], done, refold: { memories, traps } };
    });
    const entry = { ...regrade, ...when, seq: 2 };
    expect(logged).toEqual([entry]);
    expect((await store().log(learner.key)).at(-1)).toEqual(entry);
    expect((await store().log(learner.key, alpha)).at(-1)).toEqual(entry);
    expect(await store().log(learner.key, beta)).toEqual([]);
    expect((await store().memories(learner.key)).get(alpha)).toEqual(memory({ reps: 7 }));
    expect((await store().trapCounts(learner.key)).get(beta)?.times).toBe(1);
    const recorded = await store().recordedAnswer(learner.key, first);
    expect(recorded).toMatchObject({
      undone: false,
      regraded: entry,
      entry: { correct: false, rating: 'again' },
    });
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('an answer may be regraded again and then undone, once; the last regrade is the one that is told', async () => {
    const { learner, card, answer } = await practise(store());
    const alpha = card('alpha').key;
    const first = await answer('alpha');
    const judged = { card: alpha, target: 1, revision: 1, score: 0, rating: null, trapCard: null };
    for (const correct of [false, true]) {
      const regrade = { kind: 'regrade' as const, ...judged, correct };
      await store().amendLog(learner.key, ({ view }) => ({
        entries: [{ ...regrade, at: view.last.at + 5, day: DAY }],
        done,
        refold: nothing,
      }));
    }
    expect(await store().recordedAnswer(learner.key, first)).toMatchObject({
      undone: false,
      regraded: { seq: 3, correct: true },
    });
    const undo = () =>
      store().undoAnswer(learner.key, first, ({ view, session }) => ({
        at: view.last.at + 5,
        day: DAY,
        done,
        next: null,
        refold: nothing,
        session: session.state,
      }));
    expect(await undo()).toMatchObject({ undone: true });
    await expect(undo()).rejects.toThrow();
    expect(await store().recordedAnswer(learner.key, first)).toMatchObject({
      undone: true,
      regraded: { seq: 3 },
    });
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('a policy is of the learner from then on, and of no card', async () => {
    const { learner, card, answer } = await practise(store());
    const policy = () => store().look(learner.key, (view) => view.policy);
    expect(await policy()).toBe('mcq-1');
    await answer('alpha');
    const entry = { kind: 'policy', policy: 'plain-1' } as const;
    await store().amendLog(learner.key, () => ({
      entries: [{ ...entry, ...when }],
      done,
      refold: nothing,
    }));
    expect(await policy()).toBe('plain-1');
    expect((await store().log(learner.key)).at(-1)).toEqual({ ...entry, ...when, seq: 2 });
    expect(await store().log(learner.key, card('alpha').key)).toHaveLength(1);
    const { key: _, ...named } = learner;
    const other = await store().createLearner({ ...named, id: 'lrn_other' });
    expect(await store().look(other.key, (view) => view.policy)).toBe('mcq-1');
    await answer('beta', { entry: { ...when, at: when.at + 1, policy: 'plain-1' } });
    expect(await policy()).toBe('plain-1');
    expect((await store().log(learner.key)).at(-1)).toMatchObject({ seq: 3, policy: 'plain-1' });
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('several entries follow each other; null, or one that does not fit, writes nothing', async () => {
    const { learner, card, answer } = await practise(store());
    const alpha = card('alpha').key;
    await answer('alpha');
    await answer('alpha');
    const before = {
      log: await store().log(learner.key),
      memories: await store().memories(learner.key),
    };
    const regrade = (target: number, place: number) => ({
      kind: 'regrade' as const,
      card: alpha,
      target,
      revision: 1,
      correct: false,
      score: 0,
      rating: 'again' as const,
      trapCard: null,
      at: when.at + place,
      day: when.day,
    });
    const refold = { memories: new Map([[alpha, null]]), traps: new Map() };
    const attempt = (entries: Amendment['entries']) =>
      store().amendLog(learner.key, () => ({ entries, done, refold }));
    expect(await store().amendLog(learner.key, () => null)).toEqual([]);
    for (const wrong of [
      [regrade(1, 0), regrade(2, 0)],
      [regrade(1, 0), regrade(9, 1)],
    ]) {
      await expect(attempt(wrong)).rejects.toThrow();
      expect({
        log: await store().log(learner.key),
        memories: await store().memories(learner.key),
      }).toEqual(before);
    }
    const logged = await attempt([regrade(1, 0), regrade(2, 1)]);
    expect(logged.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(await store().memories(learner.key)).toEqual(new Map());
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('tallies count answers as they are judged, after a regrade, a policy and an undo', async () => {
    const { learner, card, answer } = await practise(store());
    const alpha = card('alpha').key;
    const counts = () =>
      store().look(learner.key, (view) => ({
        days: view.days(DAY).map(({ day, correct, lapses }) => [day, correct, lapses]),
        questions: view.questionTallies().map(({ correct }) => correct),
      }));
    const guess = { correct: true, score: 1, confidence: 'guess', rating: 'again' } as const;
    await answer('alpha', { entry: { ...guess, predicted: 0.5 } });
    await answer('beta', { entry: { correct: false, score: 0, rating: 'again', predicted: 0.5 } });
    const last = await answer('alpha', { entry: { ...guess, predicted: 0.5 } });
    expect(await counts()).toEqual({ days: [[DAY, 2, 3]], questions: [2, 0] });
    const regrade = (target: number, place: number) => ({
      kind: 'regrade' as const,
      card: alpha,
      target,
      revision: 1,
      correct: false,
      score: 0,
      rating: 'again' as const,
      trapCard: null,
      at: when.at + place,
      day: when.day,
    });
    const free = { first: DAY + 3, last: DAY + 4 };
    const amend = (entries: Amendment['entries'], more: Partial<Amendment> = {}) =>
      store().amendLog(learner.key, () => ({ entries, done, refold: nothing, ...more }));
    await amend([regrade(1, 0)]);
    expect(await counts()).toEqual({ days: [[DAY, 1, 3]], questions: [1, 0] });
    const policy = { kind: 'policy', policy: 'plain-1', at: when.at + 1, day: DAY + 5 } as const;
    await amend([policy], { free });
    expect(await counts()).toEqual({ days: [[DAY, 1, 2]], questions: [1, 0] });
    expect(await store().look(learner.key, (view) => view.freeDays())).toEqual([free]);
    await store().undoAnswer(learner.key, last, ({ view, session }) => ({
      at: view.last.at + 5,
      day: view.last.day,
      done,
      next: null,
      refold: nothing,
      session: session.state,
    }));
    expect(await counts()).toEqual({ days: [[DAY, 0, 2]], questions: [0, 0] });
  });

  test('an answer to a part of a case comes back with its part and session', async () => {
    const { learner, ask, card } = await practise(store());
    const [asked] = card('alpha').questions;
    if (!asked) throw new Error('alpha has questions');
    const { sessionId, session, presentation } = await ask('alpha');
    const next = {
      id: `prs_${'A'.repeat(22)}`,
      card: card('alpha').key,
      question: asked.key,
      revision: asked.revision,
      part: 1,
      parts: 2,
      position: 1,
      reason: { kind: 'new', text: 'New', dueAt: null, retrievability: null },
      issuedAt: AT,
    } as const;
    await store().stepSession(learner.key, sessionId, ({ state }) => ({ session: state, next }));
    const casePart = { session, part: 1 };
    await store().recordAnswer(learner.key, presentation, (facts) => decision(facts));
    await store().recordAnswer(learner.key, next.id, (facts) =>
      decision(facts, { entry: { casePart } }),
    );
    const log = await store().log(learner.key);
    expect(log.map((entry) => ('casePart' in entry ? entry.casePart : null))).toEqual([
      null,
      casePart,
    ]);
    expect(await store().verifyLog(learner.key)).toBeNull();
  });
}
