// A closed exam with its report, and the topics that practise its domains.
import { api, take } from '../../api/client.ts';
import type { Session, Summary } from '../../api/types.ts';
import type { Report } from './types.ts';

export type ReportRead =
  | { readonly kind: 'running'; readonly session: Session }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'report';
      readonly session: Session;
      readonly summary: Summary;
      readonly report: Report;
      readonly title: string;
      /** By the id of a domain. A form without domains was drawn by topics, which are their own. */
      readonly topics: ReadonlyMap<string, readonly string[]>;
      /** Its domains are topics. */
      readonly isByTopic: boolean;
    };

/** Never ends an exam that runs: asking for the summary of an open one would. */
export async function readReport(id: string): Promise<ReportRead> {
  const session = await take(api.sessions[':id'].$get({ param: { id } }));
  if (session.mode !== 'exam') return { kind: 'none' };
  if (session.status === 'open') return { kind: 'running', session };
  const [summary, exams] = await Promise.all([
    take(api.sessions[':id'].close.$post({ param: { id } })),
    take(api.exams.$get()),
  ]);
  const { report } = summary;
  if (!report) return { kind: 'none' };
  const exam = exams.data.find(({ code }) => code === session.exam);
  const asked = new Set(report.questions.map(({ topic }) => topic));
  const declared = (id: string) => exam?.domains.find((one) => one.id === id);
  const topics = report.domains.map(({ id }) => {
    const own = declared(id)?.topics ?? (asked.has(id) ? [id] : []);
    return [id, own] as const;
  });
  return {
    kind: 'report',
    session,
    summary,
    report,
    title: exam?.title ?? session.exam ?? '',
    topics: new Map(topics),
    isByTopic: report.domains.every(({ id }) => !declared(id) && asked.has(id)),
  };
}
