// The other end of the thread that analyses items: an engine that reads the database file itself, beside the server.
import type { AnalysedItem, ItemEngine, ItemTask } from '#core/stats/item-analysis.ts';
import { createTaskThread } from './task-thread.ts';

/** A task with the path of the database file. */
export type ItemsWork = { readonly path: string; readonly task: ItemTask };

const ENTRY = new URL('./items.ts', import.meta.url);

/** Rejects with AppError `storage-*` where the file cannot be read. */
export function createItemThread(
  path: string,
  entry: URL = ENTRY,
): ItemEngine & { readonly close: () => Promise<void> } {
  const thread = createTaskThread<ItemsWork, readonly AnalysedItem[]>(entry, 'item analysis');
  return { analyse: (task) => thread.run({ path, task }), close: thread.close };
}
