// `trapwise regrade` and `trapwise rerate` in process: what they print before they write, and that a dry run writes nothing.
import { describe, expect, onTestFinished, test } from 'vitest';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { openInNewFolder } from '../../store/sqlite-support.ts';
import { bank, singleCards } from '../../support/banks.ts';
import { addCaller } from '../../support/caller.ts';
import { answer, practise } from '../../support/learner.ts';
import { rekeyed } from '../../support/rekey.ts';
import { createServer, MINUTE } from '../../support/server.ts';
import { digestState } from '../../support/state-digest.ts';
import { productOver, trapwise } from '../terminal.ts';

const EDITION = bank(singleCards(4));

async function open(engine: string) {
  const opened = engine === 'memory' ? null : await openInNewFolder();
  if (opened) onTestFinished(opened.discard);
  const store = opened?.store ?? (await openMemoryStore());
  const server = await createServer({ store, banks: [EDITION] });
  await server.get('/v1/me');
  const run = (...argv: string[]) =>
    trapwise(argv, '.', { product: async () => productOver(store, server.call) });
  const check = async () => {
    for (const { key } of await store.learners()) {
      const report = await replayMemory(store, fsrsScheduler, key);
      expect(report).toMatchObject({ differences: [], brokenAt: null });
    }
  };
  return { store, server, run, check };
}

describe.each(['memory', 'sqlite'])('trapwise regrade (%s)', (engine) => {
  async function story() {
    const opened = await open(engine);
    const { server } = opened;
    await practise(server, { size: 2 }, () => false);
    server.clock.now += MINUTE;
    await server.reload(rekeyed(EDITION, { 'card-1-q1': 'wrong one', 'card-2-q1': 'wrong two' }));
    return opened;
  }
  const LINES = [
    'test-bank card-1-q1 me: 1 turn right',
    'me card-1: due 2026-11-21 → 2026-11-22 (+1 day), stability 0.21 → 2.31',
  ];

  test('says what turns and what moves, writes it, and has nothing to do the second time', async () => {
    const { store, run, check } = await story();
    const before = await digestState(store);
    const dry = await run('regrade', '--dry-run');
    expect(dry).toEqual({
      code: 0,
      err: '',
      out: `${[...LINES, '1 answer of 1 learner, 1 card: nothing was written'].join('\n')}\n`,
    });
    expect(await digestState(store)).toBe(before);
    const done = await run('regrade');
    expect(done.out).toBe(`${[...LINES, '1 answer of 1 learner, 1 card: written'].join('\n')}\n`);
    await check();
    const after = await digestState(store);
    expect(after).not.toBe(before);
    expect((await run('regrade')).out).toBe(
      '0 answers of 0 learners, 0 cards: there was nothing to do\n',
    );
    expect(await digestState(store)).toBe(after);
  });

  test('keeps to a bank and a question, and names what it does not know', async () => {
    const { run } = await story();
    const other = await run('regrade', '--bank', 'test-bank', '--question', 'card-3-q1');
    expect(other.out).toBe('0 answers of 0 learners, 0 cards: there was nothing to do\n');
    const one = await run('regrade', '--question', 'card-1-q1', '--dry-run');
    expect(one.out).toContain('card-1-q1 me: 1 turn right\n');
    expect(await run('regrade', '--bank', 'nobody')).toEqual({
      code: 2,
      out: '',
      err: 'trapwise: There is no bank "nobody".\n',
    });
  });

  test('counts what it had to leave, and why', async () => {
    const { server, run } = await open(engine);
    await practise(server, { size: 1 }, () => true);
    const text = JSON.stringify(rekeyed(EDITION, { 'card-1-q1': 'wrong one' }));
    const renamed = JSON.parse(text.replaceAll('"text":"right one"', '"text":"a better one"'));
    await server.reload(rekeyed(renamed, { 'card-1-q1': 'wrong one' }));
    expect((await run('regrade')).out).toBe(
      'test-bank card-1-q1 me: 1 skipped: what was chosen is not offered any more\n' +
        '0 answers of 0 learners, 0 cards: there was nothing to do\n',
    );
  });
});

describe.each(['memory', 'sqlite'])('trapwise rerate (%s)', (engine) => {
  /** `me` guesses once and is sure once; Bo has answered nothing. */
  async function story() {
    const opened = await open(engine);
    const { server } = opened;
    const { body: session } = await server.post('/v1/sessions', { size: 2 });
    const { body } = await answer(server, session.next, true, { confidence: 'guess' });
    await answer(server, body.next, true, { confidence: 'sure' });
    server.clock.now += MINUTE;
    const bo = await addCaller(server, 'Bo');
    return { ...opened, bo };
  }
  const ME = [
    'me: mcq-1 → plain-1, 1 of 2 ratings changes',
    '  again → good: 1',
    '  memory changes for 1 card, the due day for 1, +1.0 days on average',
    '  card-1: due 2026-11-21 → 2026-11-22 (+1 day), stability 0.21 → 2.31',
  ];

  test('says what would change, and with a dry run changes nothing', async () => {
    const { store, run, bo } = await story();
    const before = await digestState(store);
    const { code, out } = await run('rerate', '--policy', 'plain-1', '--dry-run');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      ...ME,
      `${bo.learner.id}: mcq-1 → plain-1, 0 of 0 ratings change`,
      '  memory changes for 0 cards, the due day for 0, 0.0 days on average',
      '2 learners: nothing was written',
      '',
    ]);
    expect(await digestState(store)).toBe(before);
  });

  test('rates history anew, and the answers to come; back again gives the memory of before', async () => {
    const { store, server, run, check } = await story();
    const memory = async () => (await server.get('/v1/me/cards/card-1')).body.memory;
    const before = await memory();
    const only = await run('rerate', '--policy', 'plain-1', '--learner', 'me');
    expect(only.out.split('\n')).toEqual([...ME, '1 learner: 1 rated anew', '']);
    await check();
    expect((await memory()).stabilityDays).toBeGreaterThan(before.stabilityDays);
    const again = await run('rerate', '--policy', 'plain-1', '--learner', 'me');
    expect(again.out).toContain('1 learner: 0 rated anew');

    const { body: session } = await server.post('/v1/sessions', { size: 1 });
    const guess = await answer(server, session.next, true, { confidence: 'guess' });
    expect(guess.body.rating).toBe('good');
    const [last] = (await store.log(1)).slice(-1);
    expect(last).toMatchObject({ kind: 'answer', policy: 'plain-1' });
    await check();

    await run('rerate', '--policy', 'mcq-1');
    await check();
    expect(await memory()).toEqual(before);
  });

  test('is told a policy and a learner that exist', async () => {
    const { run } = await story();
    const [policy, learner, none] = [
      await run('rerate', '--policy', 'sm-2'),
      await run('rerate', '--policy', 'plain-1', '--learner', 'nobody'),
      await run('rerate'),
    ];
    expect([policy.code, learner.code, none.code]).toEqual([2, 2, 2]);
    expect(policy.err).toContain('use one of mcq-1, plain-1');
    expect(learner.err).toBe('trapwise: There is no learner "nobody".\n');
    expect(none.err).toContain("required option '--policy <NAME>'");
    expect((await run('help', 'rerate')).out).toContain('plain-1  right is good, wrong is again');
  });
});
