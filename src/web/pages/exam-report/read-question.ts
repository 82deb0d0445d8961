// A question of a closed exam, read once: the list shows its first words, and opened it is shown whole.
import { api, take } from '../../api/client.ts';
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

/** Of a question that was answered. Throws what `take` throws. */
export async function readFeedback(id: string): Promise<Feedback | null> {
  const answer = await take(api.presentations[':id'].answer.$get({ param: { id } }));
  return 'outcome' in answer ? answer : null;
}
