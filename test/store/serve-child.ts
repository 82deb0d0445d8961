// Opens the database as a server, writes a learner, says so, and stays until it is killed.
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts';
import { options } from './sqlite-support.ts';

const store = await openSqliteStore(options(process.argv[2] ?? ''));
await store.createLearner({
  id: 'lrn_child',
  name: 'Child',
  settings: DEFAULT_SETTINGS,
  createdAt: 1,
});
process.stdout.write('ready\n');
setInterval(() => {}, 1000);
