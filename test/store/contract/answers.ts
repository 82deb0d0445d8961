// Recording answers: one durable fact each, whatever is thrown, repeated or sent at once.
import { expect, test } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import type { AnswerFacts } from '#store/decisions.ts';
import type { Store } from '#store/store.ts';
import { AT, DAY, decision, memory, newId, PARAMS, practise, show } from '../fixtures.ts';

export function answersContract(store: () => Store): void {
  /** Everything of a learner that an answer may touch. */
  const everything = async (learner: number, session: number) => ({
    log: await store().log(learner),
    memories: await store().memories(learner),
    traps: await store().trapCounts(learner),
    sessions: await store().sessions(learner, 100, null),
    presentations: await store().presentations(session),
    answers: await store().sessionAnswers(session),
    broken: await store().verifyLog(learner),
  });

  test('an answer is one fact: log, memory, trap, due day, session, next and receipt', async () => {
    const { learner, card, ask, answer } = await practise(store());
    await answer('beta', { memory: memory({ dueDay: DAY + 9 }) });
    const { session, sessionId, presentation } = await ask('alpha');
    const next = show(card('gamma'), { position: 1 });
    const beta = card('beta').key;
    const made: unknown[] = [];
    const recorded = await store().recordAnswer(learner.key, presentation, (facts) => {
      expect(facts.presentation).toMatchObject({ id: presentation, answeredSeq: null });
      expect(facts.session).toMatchObject({ id: sessionId, state: { open: presentation } });
      expect(facts.revision.hash).toBe(card('alpha').questions[0]?.revisionHash);
      expect(facts.recorded).toBeNull();
      expect(facts.view.memory(card('alpha').key)).toBeNull();
      expect(facts.view.last).toMatchObject({ at: AT + 1000, day: DAY });
      const decided = decision(facts, {
        entry: { correct: false, score: 0, trapCard: beta, rating: 'again', predicted: 0.875 },
        memory: memory({ stabilityDays: 0.1 + 0.2, difficulty: 9.999999, lapses: 1 }),
        trapDue: { card: beta, dueDay: DAY + 1 },
        session: { ...facts.session.state, open: next.id, issued: 2 },
        next,
      });
      made.push(decided);
      return decided;
    });
    const decided = made.at(-1) as ReturnType<typeof decision>;
    expect(recorded).toEqual({
      entry: { ...decided.entry, seq: 2 },
      receipt: decided.receipt,
      undone: false,
    });
    expect(await store().recordedAnswer(learner.key, presentation)).toEqual(recorded);
    expect(await store().sessionAnswers(session)).toEqual([recorded]);
    expect((await store().log(learner.key)).at(-1)).toEqual(recorded?.entry);
    const memories = await store().memories(learner.key);
    expect(memories.get(card('alpha').key)).toEqual(decided.memory);
    expect(memories.get(beta)).toEqual(memory({ dueDay: DAY + 1 }));
    const traps = await store().trapCounts(learner.key);
    expect(traps).toEqual(new Map([[beta, { times: 1, strong: 1, lastAt: AT + 2000 }]]));
    expect((await store().session(learner.key, sessionId))?.state).toEqual(decided.session);
    const shown = await store().presentations(session);
    expect(shown.map(({ id, answeredSeq }) => [id, answeredSeq])).toEqual([
      [presentation, 2],
      [next.id, null],
    ]);
  });

  test('every optional fact of an answer comes back as it was, with and without', async () => {
    const { learner, ask } = await practise(store());
    const variants = [
      { confidence: null, elapsedMs: null, predicted: null, rating: null, affectsSchedule: false },
      { confidence: 'guess', elapsedMs: 0, predicted: 0, rating: 'again', guessChance: 0 },
      { confidence: 'unsure', predicted: 1, rating: 'hard', guessChance: 1 / 3, response: '"a.b"' },
      { confidence: 'sure', predicted: 0.123456789012345, rating: 'easy', response: '[1,null,0]' },
      { params: { ...PARAMS, desiredRetention: 0.85, fuzz: false } },
      { probe: true, rating: 'good' },
      { probe: false, rating: 'good' },
    ] as const;
    for (const variant of variants) {
      const { presentation } = await ask('alpha');
      const recorded = await store().recordAnswer(learner.key, presentation, (facts) =>
        decision(facts, { entry: variant }),
      );
      expect(recorded?.entry).toMatchObject(variant);
      expect(await store().recordedAnswer(learner.key, presentation)).toEqual(recorded);
    }
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('an answer without a memory leaves the memory as it is', async () => {
    const { learner, card, answer } = await practise(store());
    await answer('alpha', { memory: memory({ reps: 3 }) });
    await answer('alpha', { memory: null, entry: { rating: null } });
    expect((await store().memories(learner.key)).get(card('alpha').key)).toEqual(
      memory({ reps: 3 }),
    );
    expect(await store().log(learner.key)).toHaveLength(2);
  });

  test('a trap hit again counts up, strong only when the learner was sure', async () => {
    const { learner, card, answer } = await practise(store());
    const trapCard = card('beta').key;
    const wrong = { trapCard, correct: false, score: 0 };
    await answer('alpha', { entry: { ...wrong, confidence: 'sure' } });
    await answer('alpha', { entry: { ...wrong, confidence: null } });
    await answer('alpha', { entry: { ...wrong, confidence: 'guess', affectsSchedule: false } });
    const counted = (await store().trapCounts(learner.key)).get(trapCard);
    expect(counted).toEqual({ times: 3, strong: 1, lastAt: AT + 3000 });
  });

  test('a due day cannot be moved where there is no memory', async () => {
    const { learner, card, answer } = await practise(store());
    await answer('alpha', { trapDue: { card: card('beta').key, dueDay: DAY } });
    expect([...(await store().memories(learner.key)).keys()]).toEqual([card('alpha').key]);
  });

  test('a decision that throws writes nothing, and what it threw comes out', async () => {
    const { learner, ask } = await practise(store());
    const { session, presentation } = await ask('alpha');
    const before = await everything(learner.key, session);
    const refuse = store().recordAnswer(learner.key, presentation, () => {
      throw new AppError('option-unknown', 'No such option.');
    });
    await expect(refuse).rejects.toMatchObject({ name: 'AppError', code: 'option-unknown' });
    expect(await everything(learner.key, session)).toEqual(before);
  });

  test('an answer that cannot be written whole is not written in part', async () => {
    const { learner, card, ask } = await practise(store());
    const { session, presentation } = await ask('alpha');
    const before = await everything(learner.key, session);
    const wrong = [
      { next: show(card('beta'), { id: presentation }) },
      { next: show(card('beta'), { id: 'prs_not-an-id' }) },
      { entry: { at: 0 } },
      { entry: { day: Number.MIN_SAFE_INTEGER - 1 } },
      { entry: { presentation: newId('prs_') } },
    ];
    for (const more of wrong) {
      const attempt = store().recordAnswer(learner.key, presentation, (facts) =>
        decision(facts, more),
      );
      await expect(attempt).rejects.toThrow();
      expect(await everything(learner.key, session)).toEqual(before);
    }
    const good = (facts: AnswerFacts) => decision(facts);
    expect(await store().recordAnswer(learner.key, presentation, good)).not.toBeNull();
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('an answer may not be before the newest one, in time or in days', async () => {
    const { learner, ask, answer } = await practise(store());
    await answer('alpha', { entry: { at: AT, day: DAY } });
    for (const entry of [{ at: AT }, { at: AT - 1 }, { day: DAY - 1 }]) {
      const { presentation } = await ask('beta');
      const attempt = store().recordAnswer(learner.key, presentation, (facts) =>
        decision(facts, { entry }),
      );
      await expect(attempt).rejects.toThrow('log entry 2');
    }
    expect(await store().log(learner.key)).toHaveLength(1);
  });

  test('an answer sent twice is recorded once, and the second time sees the first', async () => {
    const { learner, ask } = await practise(store());
    const { session, presentation } = await ask('alpha');
    const send = () =>
      store().recordAnswer(learner.key, presentation, (facts) =>
        facts.recorded ? null : decision(facts),
      );
    const first = await send();
    expect(await send()).toEqual(first);
    expect(await store().sessionAnswers(session)).toEqual([first]);
    const force = store().recordAnswer(learner.key, presentation, (facts) => decision(facts));
    await expect(force).rejects.toThrow();
    expect(await store().sessionAnswers(session)).toEqual([first]);
  });

  test('64 equal answers at once are recorded once, all with the same reply', async () => {
    const { learner, ask } = await practise(store());
    const { presentation } = await ask('alpha');
    let decided = 0;
    const sent = Array.from({ length: 64 }, () =>
      store().recordAnswer(learner.key, presentation, (facts) => {
        if (facts.recorded) return null;
        decided += 1;
        return decision(facts);
      }),
    );
    const replies = await Promise.all(sent);
    expect(decided).toBe(1);
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(await store().log(learner.key)).toHaveLength(1);
  });

  test('64 answers at once are all recorded, in the order of the calls, without a gap', async () => {
    const { learner, ask } = await practise(store());
    const asked = await Promise.all(Array.from({ length: 64 }, () => ask('alpha')));
    const replies = await Promise.all(
      asked.map(({ presentation }, place) =>
        store()
          .recordAnswer(learner.key, presentation, (facts) => {
            if (place % 8 === 7) throw new AppError('session-closed', 'Closed.');
            return decision(facts);
          })
          .catch((error: AppError) => error.code),
      ),
    );
    const log = await store().log(learner.key);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 56 }, (_, n) => n + 1));
    const accepted = asked.filter((_, place) => place % 8 !== 7);
    expect(log.map((row) => row.kind === 'answer' && row.presentation)).toEqual(
      accepted.map(({ presentation }) => presentation),
    );
    expect(replies.filter((reply) => reply === 'session-closed')).toHaveLength(8);
    expect(await store().verifyLog(learner.key)).toBeNull();
  });

  test('what a caller does to its decision afterwards does not reach the store', async () => {
    const { learner, ask } = await practise(store());
    const { presentation } = await ask('alpha');
    const progress = { planned: 5, answered: 1, correct: 1, wrong: 0, remaining: 4 };
    const first = await store().recordAnswer(learner.key, presentation, (facts) => {
      const decided = decision(facts);
      return { ...decided, receipt: { ...decided.receipt, progress } };
    });
    expect(first?.receipt.progress.answered).toBe(1);
    progress.answered = 99;
    const again = await store().recordedAnswer(learner.key, presentation);
    expect(again?.receipt.progress.answered).toBe(1);
  });
}
