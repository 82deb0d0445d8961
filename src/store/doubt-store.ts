// The promises of a store about questions in doubt: what learners report, and what is in quarantine. A part of store.ts.
import type { Instant } from '#core/base/time.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { Presentation } from '#core/practice/session.ts';
import type { QuestionKey } from '#core/question/catalogue.ts';
import type { Quarantine, QuarantinedQuestion } from '#core/question/quarantine.ts';
import type {
  NewReport,
  Report,
  ReportCount,
  ReportStatus,
  Settlement,
} from '#core/question/report.ts';

/** What a new report is decided from, inside its transaction. */
export type ReportFacts = {
  readonly presentation: Presentation;
  /** The learner's reports of this very presentation, oldest first. */
  readonly before: readonly Report[];
  /** How many of the learner's reports are open. */
  readonly open: number;
};

/** Which reports to list; null for all. */
export type ReportFilter = {
  readonly learner: LearnerKey | null;
  /** Id of the bank that the question is of. */
  readonly bank: string | null;
  readonly status: ReportStatus | null;
  /** Only those that were settled after this instant. */
  readonly settledAfter: Instant | null;
};

/** Kept to as all of a store's promises are. */
export interface DoubtStore {
  /** Keeps a report. `decide` returning null writes nothing, and null comes back, as for an unknown presentation. */
  addReport(
    learner: LearnerKey,
    presentation: string,
    decide: (facts: ReportFacts) => NewReport | null,
  ): Promise<Report | null>;
  /** Newest first, those before the key when one is given. */
  reports(filter: ReportFilter, limit: number, before: number | null): Promise<readonly Report[]>;
  /** Counts of the questions that have reports. */
  reportCounts(): Promise<ReadonlyMap<QuestionKey, ReportCount>>;
  /** Writes what `change` makes of the report as it is now. Null result: unknown report. */
  settleReport(id: string, change: (report: Report) => Settlement): Promise<Report | null>;
  /** Every question in quarantine, retired ones too, by key. */
  quarantines(): Promise<readonly QuarantinedQuestion[]>;
  /** Puts a question in quarantine or lifts it: writes what `change` makes of it as it is now; null is none. */
  quarantineQuestion(
    question: QuestionKey,
    change: (quarantine: Quarantine | null) => Quarantine | null,
  ): Promise<void>;
}
