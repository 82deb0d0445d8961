// Learners and the tokens that speak for them.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import type { Store, Token } from '#store/store.ts';
import { AT } from '../fixtures.ts';

export function learnersContract(store: () => Store): void {
  const create = (id: string, createdAt = AT) =>
    store().createLearner({ id, name: `Name of ${id}`, settings: DEFAULT_SETTINGS, createdAt });
  const sha256 = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());

  test('a learner is found by id and by key', async () => {
    const me = await create('me');
    expect(me).toMatchObject({
      id: 'me',
      name: 'Name of me',
      settings: DEFAULT_SETTINGS,
      createdAt: AT,
    });
    expect(await store().learner('me')).toEqual(me);
    expect(await store().learnerByKey(me.key)).toEqual(me);
    expect(await store().learner('lrn_unknown')).toBeNull();
    expect(await store().learnerByKey(99)).toBeNull();
  });

  test('learners are listed by creation, and an id is taken once', async () => {
    await create('lrn_b', AT + 1);
    await create('lrn_a', AT);
    expect((await store().learners()).map(({ id }) => id)).toEqual(['lrn_a', 'lrn_b']);
    await expect(create('lrn_a')).rejects.toThrow();
    expect(await store().learners()).toHaveLength(2);
  });

  test('name and settings change one without the other', async () => {
    const me = await create('me');
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 5, timeZone: 'Europe/Berlin' };
    expect(await store().updateLearner(me.key, ({ name }) => ({ name, settings }))).toEqual({
      ...me,
      settings,
    });
    const renamed = await store().updateLearner(me.key, (now) => ({ ...now, name: 'Grace' }));
    expect(renamed).toEqual({ ...me, name: 'Grace', settings });
    expect(await store().learner('me')).toEqual(renamed);
    await expect(store().updateLearner(99, (now) => now)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('what a caller does to a learner it was given does not reach the store', async () => {
    const settings = { ...DEFAULT_SETTINGS, daysOff: ['sun'] as 'sun'[] };
    const me = await store().createLearner({ id: 'me', name: 'Me', settings, createdAt: AT });
    settings.daysOff.push('sun');
    expect((await store().learner('me'))?.settings.daysOff).toEqual(['sun']);
    expect(me.settings.daysOff).toEqual(['sun']);
  });

  const token = (learner: number, id: string): Token => ({
    id,
    learner,
    name: `Token ${id}`,
    scopes: ['learner', 'author'],
    createdAt: AT,
    expiresAt: AT + 1000,
    revokedAt: null,
  });

  test('a token is found by the hash of its secret, and revoked at once and only once', async () => {
    const me = await create('me');
    await store().addToken(token(me.key, 'tok-a'), sha256('a'));
    await store().addToken({ ...token(me.key, 'tok-b'), createdAt: AT + 1 }, sha256('b'));
    expect(await store().tokenByHash(sha256('a'))).toEqual(token(me.key, 'tok-a'));
    expect(await store().tokenByHash(sha256('c'))).toBeNull();
    expect(await store().revokeToken('tok-a', AT + 5)).toBe(true);
    expect(await store().tokenByHash(sha256('a'))).toMatchObject({ revokedAt: AT + 5 });
    expect(await store().revokeToken('tok-a', AT + 9)).toBe(false);
    expect(await store().revokeToken('tok-z', AT + 9)).toBe(false);
    const listed = (await store().tokens()).map(({ id, revokedAt }) => [id, revokedAt]);
    expect(listed).toEqual([
      ['tok-a', AT + 5],
      ['tok-b', null],
    ]);
  });

  test('a secret or a token id is taken once', async () => {
    const me = await create('me');
    await store().addToken(token(me.key, 'tok-a'), sha256('a'));
    await expect(store().addToken(token(me.key, 'tok-b'), sha256('a'))).rejects.toThrow();
    await expect(store().addToken(token(me.key, 'tok-a'), sha256('b'))).rejects.toThrow();
    expect(await store().tokens()).toHaveLength(1);
  });
}
