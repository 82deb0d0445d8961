// Everything that the set-up shows, read at once: exams, whose is the learner's, what is under way and what was sat.
import { api, take } from '../../api/client.ts';
import type { ExamsRead } from './types.ts';

const PAGE = 20;

export async function readSat(cursor?: string) {
  const query = { mode: 'exam' as const, limit: String(PAGE), ...(cursor ? { cursor } : {}) };
  return take(api.sessions.$get({ query }));
}

export async function readExams(): Promise<ExamsRead> {
  const [listed, me, sat] = await Promise.all([
    take(api.exams.$get()),
    take(api.me.$get()),
    readSat(),
  ]);
  const exams = listed.data
    .filter(({ banks }) => banks.length > 0)
    .sort((a, b) => Number(b.code === me.exam) - Number(a.code === me.exam));
  return {
    exams,
    own: me.exam,
    running: sat.data.filter(({ status }) => status === 'open'),
    past: sat.data.filter(({ status }) => status === 'closed'),
    nextCursor: sat.nextCursor,
  };
}
