// The in-memory engine keeps the promises of store.ts.
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('memory', async () => {
  const store = await openMemoryStore();
  return { store, discard: () => store.close() };
});
