// Requests that may be sent twice, the secret, and closing.
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import type { Store } from '#store/store.ts';
import { AT, decision, newSession, practise } from '../fixtures.ts';

const WEEK = 7 * 86_400_000;

export function requestsContract(store: () => Store): void {
  const learner = async (id: string) =>
    (await store().createLearner({ id, name: id, settings: DEFAULT_SETTINGS, createdAt: AT })).key;

  test('a key is fresh once, then running, then settled with its reply', async () => {
    const claim = { learner: await learner('me'), key: 'k-1', fingerprint: 'f', at: AT };
    expect(await store().claimRequest(claim)).toEqual({ kind: 'fresh' });
    expect(await store().claimRequest(claim)).toEqual({ kind: 'running' });
    await store().settleRequest(claim.learner, 'k-1', { status: 201, body: '{"a":1}' });
    const settled = { kind: 'settled', status: 201, body: '{"a":1}' };
    expect(await store().claimRequest(claim)).toEqual(settled);
    expect(await store().claimRequest({ ...claim, at: AT + WEEK })).toEqual(settled);
  });

  test('another body under the same key is a mismatch, settled or not', async () => {
    const claim = { learner: await learner('me'), key: 'k-1', fingerprint: 'f', at: AT };
    await store().claimRequest(claim);
    expect(await store().claimRequest({ ...claim, fingerprint: 'g' })).toEqual({
      kind: 'mismatch',
    });
    await store().settleRequest(claim.learner, 'k-1', { status: 200, body: '' });
    expect(await store().claimRequest({ ...claim, fingerprint: 'g' })).toEqual({
      kind: 'mismatch',
    });
    expect(await store().claimRequest(claim)).toEqual({ kind: 'settled', status: 200, body: '' });
  });

  test('a forgotten or old claim is fresh again, and learners do not share keys', async () => {
    const [one, two] = [await learner('lrn_1'), await learner('lrn_2')];
    const claim = { learner: one, key: 'k-1', fingerprint: 'f', at: AT };
    await store().claimRequest(claim);
    expect(await store().claimRequest({ ...claim, learner: two })).toEqual({ kind: 'fresh' });
    await store().settleRequest(one, 'k-1', null);
    expect(await store().claimRequest(claim)).toEqual({ kind: 'fresh' });
    expect(await store().claimRequest({ ...claim, at: AT + WEEK + 1 })).toEqual({ kind: 'fresh' });
  });

  test('64 equal claims at once: one is fresh', async () => {
    const claim = { learner: await learner('me'), key: 'k-1', fingerprint: 'f', at: AT };
    const claims = await Promise.all(Array.from({ length: 64 }, () => store().claimRequest(claim)));
    expect(claims.filter(({ kind }) => kind === 'fresh')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'running')).toHaveLength(63);
  });

  test('the secret is 32 bytes and stays, whatever is done to a copy', async () => {
    const secret = await store().secret();
    expect(secret).toHaveLength(32);
    const copy = Buffer.from(secret).toString('hex');
    secret.fill(0);
    expect(Buffer.from(await store().secret()).toString('hex')).toBe(copy);
  });

  test('a store in good order has no troubles', async () => {
    expect(await store().troubles()).toEqual([]);
  });

  test('closing settles what waits, refuses what comes later, and can be done twice', async () => {
    const { learner: me, ask } = await practise(store());
    const { presentation } = await ask('alpha');
    const waiting = store().recordAnswer(me.key, presentation, (facts) => decision(facts));
    const closed = store().close();
    expect((await waiting)?.entry.seq).toBe(1);
    await closed;
    const late = store().openSession(me.key, () => ({ session: newSession(), next: null }));
    await expect(late).rejects.toMatchObject({ code: 'draining' });
    await store().close();
  });
}
