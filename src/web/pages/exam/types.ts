// What the set-up of an exam reads, by name.
import type { api, Taken } from '../../api/client.ts';

/** An exam that banks prepare for. */
export type DeclaredExam = Taken<typeof api.exams.$get>['data'][number];

export type ExamsRead = {
  /** The learner's own first; only those that some card prepares for. */
  readonly exams: readonly DeclaredExam[];
  readonly own: string | null;
};
