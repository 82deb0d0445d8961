// A question of a closed exam, read once: the list shows its first words, and opened it is shown whole.
import { api, take } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Feedback, Presentation } from '../../api/types.ts';

const read = new Map<string, Promise<Presentation>>();

/** Throws what `take` throws, and then the next call tries again. */
export function readQuestion(id: string): Promise<Presentation> {
  const known = read.get(id);
  if (known) return known;
  const reading = take(api.presentations[':id'].$get({ param: { id } }));
  read.set(id, reading);
  reading.catch(() => read.delete(id));
  return reading;
}

/** Null for a question that was not answered: its key stays secret. */
export async function readFeedback(id: string): Promise<Feedback | null> {
  try {
    const answer = await take(api.presentations[':id'].answer.$get({ param: { id } }));
    return 'outcome' in answer ? answer : null;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
