// What the server holds beside a question of an exam that runs.
import { api, take } from '../../api/client.ts';
import { isUnknown } from '../../api/problem.ts';
import type { Written } from './types.ts';

/** Null for nothing, and for an exam that is graded by now. Throws what `take` throws. */
export async function readDraft(id: string): Promise<Written | null> {
  try {
    const answer = await take(api.presentations[':id'].answer.$get({ param: { id } }));
    if (!('recorded' in answer)) return null;
    const { response, confidence, elapsedMs } = answer;
    return { response, confidence, elapsedMs: elapsedMs ?? 0 };
  } catch (error) {
    if (isUnknown(error)) return null;
    throw error;
  }
}
