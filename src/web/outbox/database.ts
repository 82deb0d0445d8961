// What this browser keeps: answers that wait for the server, and replies for when there is none. Gone with erase.
import { clear, createStore } from 'idb-keyval';

/** One for each presentation, by its id. */
export const answers = createStore('trapwise-answers', 'answers');
/** By who asked, and for what. */
export const replies = createStore('trapwise-replies', 'replies');

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

/** Answers that were not sent too: for a learner who erases everything. */
export async function forgetEverything(): Promise<void> {
  await Promise.all([clear(replies), clear(answers)]);
}
