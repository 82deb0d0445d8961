// What this browser keeps: answers that wait for the server, and replies for when there is none. Gone with erase.
import { clear, createStore, type UseStore } from 'idb-keyval';

/** A store that gives way when a tab deletes it, and is there again when it is used next. */
function openStore(database: string, name: string): UseStore {
  let store = createStore(database, name);
  return async (mode, work) => {
    const run = () =>
      store(mode, (objects) => {
        const { db } = objects.transaction;
        db.onversionchange = () => db.close();
        return work(objects);
      });
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      store = createStore(database, name);
      return run();
    }
  };
}

/** One for each presentation, by its id. */
export const answers = openStore('trapwise-answers', 'answers');
/** By who asked, and for what. */
export const replies = openStore('trapwise-replies', 'replies');

/** Runs work on one store one after the other, where each step reads what the one before wrote. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** What was read stays readable no longer: somebody else may use this browser next. */
export const forgetReplies = (): Promise<void> => clear(replies);
