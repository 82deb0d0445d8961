// A report: a learner doubts a question, and its author settles it. Says nothing about who is right.
import type { Instant } from '../base/time.ts';
import type { LearnerKey } from '../learner/learner.ts';
import type { CardKey, QuestionKey, RevisionKey } from './catalogue.ts';

/** What a learner doubts. `wrong-key`: another option is right; `several-right`: more than the key is. */
export const REPORT_REASONS = [
  'wrong-key',
  'several-right',
  'unclear',
  'outdated',
  'typo',
  'other',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** `accepted`: the learner is right, and the question is or will be mended; `rejected`: it stays as it is. */
export const REPORT_STATUSES = ['open', 'accepted', 'rejected'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** Longest text of a report and of the author's note, in UTF-16 units. */
export const MOST_REPORT_TEXT = 2000;

/** Reports of one learner that may be open at a time. */
export const MOST_OPEN_REPORTS = 20;

export type NewReport = {
  /** `rep_` and 22 base64url characters of 128 random bits. */
  readonly id: string;
  readonly reason: ReportReason;
  /** May be empty. */
  readonly text: string;
  readonly at: Instant;
};

/** What the author says to it. */
export type Settlement = {
  readonly status: ReportStatus;
  readonly note: string | null;
  /** When it got its status; null while it is open. */
  readonly settledAt: Instant | null;
};

/** The presentation pins what was seen: the revision, the part of a case, and the answer, which never change. */
export type Report = NewReport &
  Settlement & {
    /** The store's: grows with each report. */
    readonly key: number;
    readonly learner: LearnerKey;
    readonly presentation: string;
    readonly card: CardKey;
    readonly question: QuestionKey;
    readonly revision: RevisionKey;
    readonly part: number;
    readonly parts: number;
  };

/** How many reports there are on one question. */
export type ReportCount = {
  readonly open: number;
  readonly all: number;
  /** Learners that they are from. */
  readonly learners: number;
};
