// What learners doubt, as an author sees it: what was shown, the key, what was chosen; and the author's answer to it.
import { notFound, unknownBank } from '#core/base/errors.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { CatalogueCard, QuestionKey } from '#core/question/catalogue.ts';
import type { Answered } from '#core/question/question-type.ts';
import type { Report, ReportCount, ReportStatus } from '#core/question/report.ts';
import { keyTexts, responseTexts } from '#core/question/response-texts.ts';
import type { Revision } from '#core/question/revision.ts';
import { cardOf, nameOfQuestion } from './present.ts';
import {
  type AuthorWorld,
  isKeyChanged,
  type LiveQuestion,
  liveQuestions,
} from './quarantine-question.ts';
import type { Call } from './world.ts';

/** A report with everything that settling it takes. Of the learner it has the id and nothing else. */
export type AuthorReport = {
  readonly report: Report;
  readonly learnerId: string;
  readonly card: CatalogueCard;
  /** Author's id of the whole question. */
  readonly questionId: string;
  /** What the learner saw, as it was written. */
  readonly revision: Revision;
  readonly key: readonly string[];
  /** Null while there is no answer. */
  readonly chosen: readonly string[] | null;
  /** The verdict that the answer was given. */
  readonly correct: boolean | null;
  /** Learners besides this one who reported the question. */
  readonly others: number;
  /** Hash of the revision in use; null when the question is retired. */
  readonly revisionNow: string | null;
  /** Whether the key in use is another one than the learner's; null when the question is retired. */
  readonly keyChanged: boolean | null;
  readonly quarantined: boolean;
};

/** What is the same for all reports of a list. */
type Background = {
  readonly live: ReadonlyMap<QuestionKey, LiveQuestion>;
  readonly counts: ReadonlyMap<QuestionKey, ReportCount>;
  readonly quarantined: ReadonlySet<QuestionKey>;
};

async function background({ store, catalogue }: AuthorWorld): Promise<Background> {
  return {
    live: liveQuestions(catalogue()),
    counts: await store.reportCounts(),
    quarantined: new Set((await store.quarantines()).map(({ question }) => question)),
  };
}

async function show(
  world: AuthorWorld,
  report: Report,
  { live, counts, quarantined }: Background,
): Promise<AuthorReport> {
  const { store } = world;
  const { part, learner } = report;
  const revision = await store.revision(report.revision);
  const question = bindQuestion(revision);
  const recorded = await store.recordedAnswer(learner, report.presentation);
  const card = cardOf(world.catalogue(), report.card);
  const now = live.get(report.question);
  return {
    report,
    learnerId: (await store.learnerByKey(learner))?.id ?? '',
    card,
    questionId: nameOfQuestion(card, report.question, revision),
    revision,
    key: keyTexts(question, part),
    chosen:
      recorded && responseTexts(question, part, JSON.parse(recorded.entry.response) as Answered),
    correct: recorded?.entry.correct ?? null,
    others: (counts.get(report.question)?.learners ?? 1) - 1,
    revisionNow: now?.question.revisionHash ?? null,
    keyChanged: await isKeyChanged(world, report.revision, now),
    quarantined: quarantined.has(report.question),
  };
}

export type ReportQuery = {
  readonly bank: string | null;
  readonly status: ReportStatus | null;
  readonly limit: number;
  /** The report that the page before ended with. */
  readonly before: number | null;
};

/** Newest first. Throws `invalid-parameter` for a bank that never was. */
export async function listReports(
  world: AuthorWorld,
  { bank, status, limit, before }: ReportQuery,
): Promise<AuthorReport[]> {
  const cards = [...world.catalogue().cards.values()];
  if (bank !== null && !cards.some((card) => card.bank === bank)) throw unknownBank(bank);
  const filter = { learner: null, bank, status, settledAfter: null };
  const reports = await world.store.reports(filter, limit, before);
  const same = await background(world);
  return Promise.all(reports.map((report) => show(world, report, same)));
}

/** What is left out stays. */
export type ReportChange = {
  readonly status?: ReportStatus | undefined;
  readonly note?: string | null | undefined;
};

/**
 * Settles a report, or opens it again; the learner is told when its status becomes another one. The same change again
 * changes nothing. Throws `not-found`, `storage-*`.
 */
export async function settleReport(
  world: AuthorWorld,
  id: string,
  change: ReportChange,
  call: Call,
): Promise<AuthorReport> {
  const settled = await world.store.settleReport(id, (report) => {
    const { status = report.status, note = report.note } = change;
    const isSame = status === report.status;
    const settledAt = status === 'open' ? null : call.now;
    return { status, note, settledAt: isSame ? report.settledAt : settledAt };
  });
  if (!settled) throw notFound();
  return show(world, settled, await background(world));
}
