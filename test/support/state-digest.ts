// Everything that a store holds of learners, as one hash: equal digests, equal state.
import { createHash } from 'node:crypto';
import type { Store } from '#store/store.ts';

const ANY_REPORT = { learner: null, bank: null, status: null, settledAfter: null };

export async function digestState(store: Store): Promise<string> {
  const hash = createHash('sha256');
  const add = (value: unknown) => hash.update(JSON.stringify(value));
  for (const learner of await store.learners()) {
    const sessions = await store.sessions(learner.key, 1_000_000, null);
    add([learner, sessions, await store.log(learner.key)]);
    add([...(await store.memories(learner.key)), ...(await store.trapCounts(learner.key))]);
    add(await store.look(learner.key, (view) => [...view.holds()]));
    for (const { key } of sessions) add(await store.sheet(key));
  }
  add(await store.tokens());
  add(await store.reports(ANY_REPORT, 1_000_000, null));
  add(await store.quarantines());
  return hash.digest('hex');
}
