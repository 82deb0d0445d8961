// `trapwise reports` and `trapwise quarantine` in process: what an author reads and does without a server.
import { describe, expect, onTestFinished, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { openInNewFolder } from '../../store/sqlite-support.ts';
import { bank, singleCards } from '../../support/banks.ts';
import { bodyOf } from '../../support/journey.ts';
import { answer } from '../../support/learner.ts';
import { rekeyed } from '../../support/rekey.ts';
import { createServer, MINUTE } from '../../support/server.ts';
import { productOver, trapwise } from '../terminal.ts';

const EDITION = bank(singleCards(3));

async function open(engine: string) {
  const opened = engine === 'memory' ? null : await openInNewFolder();
  if (opened) onTestFinished(opened.discard);
  const store = opened?.store ?? (await openMemoryStore());
  const server = await createServer({ store, banks: [EDITION] });
  const { next } = bodyOf(await server.post('/v1/sessions', { size: 1 }), 201);
  await answer(server, next, false);
  const text = 'It is \u001b[31mnot\nso.';
  const doubt = { presentationId: next.id, reason: 'wrong-key', text };
  const { id } = bodyOf(await server.post('/v1/reports', doubt), 201);
  const run = (...argv: string[]) =>
    trapwise(argv, '.', { product: async () => productOver(store, server.call) });
  return { server, run, id };
}

describe.each(['memory', 'sqlite'])('a doubt in the terminal (%s)', (engine) => {
  test('is read, put in quarantine, settled and lifted', async () => {
    const { server, run, id } = await open(engine);
    const listed = await run('reports', 'list');
    expect(listed.out.split('\n')).toEqual([
      `${id}  open  wrong-key  test-bank/card-1-q1  me  2026-11-20T09:00:00.000Z`,
      '  says: It is \\u001b[31mnot\\nso.',
      '  key: right one',
      '  chose: wrong one',
      '1 report',
      '',
    ]);
    const put = await run('quarantine', 'test-bank/card-1-q1', '--reason', 'the key is in doubt');
    const line = 'test-bank/card-1-q1  since 2026-11-20T09:00:00.000Z  the key is in doubt\n';
    expect([put.code, put.out]).toEqual([0, line]);
    // A server beside it need not be told.
    const { next } = bodyOf(
      await server.post('/v1/sessions', { mode: 'drill', cards: ['card-1'] }),
      201,
    );
    expect(next.question.id).toBe('card-1-q2');

    server.clock.now += MINUTE;
    await server.reload(rekeyed(EDITION, { 'card-1-q1': 'wrong one' }));
    const all = await run('quarantine');
    expect(all.out).toBe(
      `${line}  → The key is another one since: judge past answers by it (POST /v1/author/regrade, or \`trapwise regrade --bank test-bank --question card-1-q1\`), and lift the quarantine.\n1 question in quarantine\n`,
    );
    const settled = await run('reports', 'settle', id, '--accept', '--note', 'Thank you.');
    expect(settled.out).toContain('accepted  wrong-key');
    expect(settled.out).toContain('key: right one (another one is in use)');
    expect(settled.out).toMatch(/in quarantine\n {2}note: Thank you\.\n {2}→ The key is another/);
    expect((await run('reports', 'list')).out).toBe('0 reports\n');
    expect((await run('reports', 'list', '--status', 'all')).out).toContain('1 report\n');
    for (const says of ['is asked again', 'was in no quarantine']) {
      const lifted = await run('quarantine', 'test-bank/card-1-q1', '--lift');
      expect(lifted.out).toBe(`test-bank/card-1-q1 ${says}\n`);
    }
    expect((await run('quarantine')).out).toBe('0 questions in quarantine\n');
  });
});

test('what is asked wrongly is answered with what would be right', async () => {
  const { run, id } = await open('memory');
  const said = async (...argv: string[]) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, '']);
    return err;
  };
  expect(await said('reports', 'settle', id)).toContain('use --accept, --reject, --reopen');
  expect(await said('reports', 'settle', id, '--accept', '--reject')).toContain('use one of');
  expect(await said('reports', 'settle', 'rep_x', '--accept')).toContain(
    'there is no report rep_x',
  );
  expect(await said('reports', 'list', '--status', 'new')).toContain(
    'open, accepted, rejected, all',
  );
  expect(await said('reports', 'list', '--bank', 'nobody')).toContain('no bank "nobody"');
  expect(await said('quarantine', 'card-1-q1', '--lift')).toContain('BANK/QUESTION');
  expect(await said('quarantine', 'test-bank/card-1-q1')).toContain('--reason');
  expect(await said('quarantine', '--lift')).toContain('BANK/QUESTION');
  expect(await said('quarantine', 'test-bank/none', '--lift')).toContain(
    'no question test-bank/none',
  );
});
