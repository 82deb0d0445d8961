// What the set-up shows: the exams, the learner's own first, and the sessions that were or are exams.
import { api, take } from '../../api/client.ts';
import type { ExamsRead } from './types.ts';

const PAGE = 20;

/** Open and closed, newest first. */
export function readSat(cursor?: string) {
  const query = { mode: 'exam' as const, limit: String(PAGE), ...(cursor ? { cursor } : {}) };
  return take(api.sessions.$get({ query }));
}

export async function readExams(): Promise<ExamsRead> {
  const [listed, me] = await Promise.all([take(api.exams.$get()), take(api.me.$get())]);
  const exams = listed.data
    .filter(({ banks }) => banks.length > 0)
    .sort((a, b) => Number(b.code === me.exam) - Number(a.code === me.exam));
  return { exams, own: me.exam };
}
