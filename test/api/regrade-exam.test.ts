// A wrong key in an exam that was sat: memory and counts follow the mended one, the report stays as it was sat.
import { expect, onTestFinished, test } from 'vitest';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { regradeAnswers } from '#use-cases/regrade-answers.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { applyRerate } from '#use-cases/rerate-learners.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { singleCards } from '../support/banks.ts';
import { EXAM, openExam, readForm, withExam, write } from '../support/exam-banks.ts';
import { bodyOf } from '../support/journey.ts';
import { rekeyed } from '../support/rekey.ts';
import { createServer, MINUTE } from '../support/server.ts';

const BANK = withExam(singleCards(10), { ...EXAM, domains: [EXAM.domains[0] as never] });

async function openEngine(engine: string) {
  if (engine === 'memory') return openMemoryStore();
  const { store, discard } = await openInNewFolder();
  onTestFinished(discard);
  return store;
}

test.each(['memory', 'sqlite'])(
  'an exam is rated by the policy of its close (%s)',
  async (engine) => {
    const store = await openEngine(engine);
    const server = await createServer({ store, banks: [BANK] });
    const session = await openExam(server, { size: 2 });
    const form = await readForm(server, session.id);
    for (const shown of form)
      bodyOf(await write(server, shown, true, { confidence: 'guess' }), 201);
    const me = await store.learner('me');
    if (!me) throw new Error('there is no learner');
    await applyRerate(server.world, me, 'plain-1', server.call());
    server.clock.now += MINUTE;
    bodyOf(await server.post(`/v1/sessions/${session.id}/close`));
    const log = await store.log(me.key);
    expect(
      log.map((entry) => ('rating' in entry ? [entry.rating, entry.kind] : entry.kind)),
    ).toEqual(['policy', ['good', 'answer'], ['good', 'answer']]);
    expect((await replayMemory(store, fsrsScheduler, me.key)).differences).toEqual([]);
  },
);

test.each(['memory', 'sqlite'])(
  'an exam answer is judged again in memory and counts, not in the report (%s)',
  async (engine) => {
    const store = await openEngine(engine);
    const server = await createServer({ store, banks: [BANK] });
    const session = await openExam(server, { size: 3 });
    const form = await readForm(server, session.id);
    const [first] = form;
    if (!first) throw new Error('a form has questions');
    const path = `/v1/presentations/${first.id}/answer`;
    for (const shown of form) bodyOf(await write(server, shown, shown !== first), 201);
    expect(bodyOf(await server.get(path))).not.toHaveProperty('outcome');
    const { report } = bodyOf(await server.post(`/v1/sessions/${session.id}/close`));
    const before = bodyOf(await server.get(path));
    expect(before.outcome.correct).toBe(false);
    const correctRate = async () =>
      bodyOf(await server.get('/v1/me/stats/progress')).total.correctRate;
    expect(await correctRate()).toBeCloseTo(2 / 3);

    server.clock.now += MINUTE;
    // Whatever the learner chose becomes the key.
    const asked = BANK.cards.flatMap(({ questions }) => questions.map(({ id }) => id));
    await server.reload(rekeyed(BANK, Object.fromEntries(asked.map((id) => [id, 'wrong one']))));
    const request = { bank: null, question: null, dryRun: false };
    await regradeAnswers(server.world, request, server.call());
    const me = await store.learner('me');
    const { differences, brokenAt } = await replayMemory(store, fsrsScheduler, me?.key ?? 0);
    expect([differences, brokenAt]).toEqual([[], null]);
    expect(await correctRate()).toBeCloseTo(1 / 3);
    const { regraded, ...after } = bodyOf(await server.get(path));
    expect(after).toEqual(before);
    expect(regraded).toMatchObject({ correct: true, rating: 'good' });
    const closed = bodyOf(await server.post(`/v1/sessions/${session.id}/close`));
    expect(closed.report).toEqual(report);
  },
);
