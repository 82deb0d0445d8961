// Settings that came with a later version, in the rows of an earlier one.
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import { AT } from './fixtures.ts';
import { openInNewFolder } from './sqlite-support.ts';

let opened: Awaited<ReturnType<typeof openInNewFolder>>;
afterEach(() => opened.discard());

test('a setting that a row does not know is as it is for new learners', async () => {
  opened = await openInNewFolder();
  const { store, file } = opened;
  const settings = { ...DEFAULT_SETTINGS, newPerDay: 7 };
  const { key } = await store.createLearner({ id: 'me', name: 'Ada', settings, createdAt: AT });
  const db = new Database(file);
  db.exec("UPDATE learner SET settings = json_remove(settings, '$.order')");
  db.close();
  expect((await store.learnerByKey(key))?.settings).toEqual({ ...settings, order: 'gain' });
});
