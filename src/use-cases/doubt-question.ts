// A learner doubts a question: keeps what they say, once, beside what they saw; and shows them what became of it.
import { AppError, notFound } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { CatalogueCard } from '#core/question/catalogue.ts';
import type { Answered } from '#core/question/question-type.ts';
import { MOST_OPEN_REPORTS, type Report, type ReportReason } from '#core/question/report.ts';
import { responseTexts } from '#core/question/response-texts.ts';
import { cardOf, nameOfQuestion } from './present.ts';
import type { Call, World } from './world.ts';

export type Doubt = {
  readonly presentationId: string;
  readonly reason: ReportReason;
  readonly text: string;
};

/** A report as its learner may see it: nothing in it depends on the key, but for the author's note. */
export type ShownReport = {
  readonly report: Report;
  readonly card: CatalogueCard;
  /** Author's id of the whole question. */
  readonly questionId: string;
  /** What the learner chose, in words; null until the presentation is answered for good. */
  readonly chosen: readonly string[] | null;
  /** Kept back until the presentation is answered: it may tell the key. */
  readonly note: string | null;
};

async function show(world: World, report: Report): Promise<ShownReport> {
  const recorded = await world.store.recordedAnswer(report.learner, report.presentation);
  const revision = await world.store.revision(report.revision);
  const card = cardOf(world.catalogue(), report.card);
  return {
    report,
    card,
    questionId: nameOfQuestion(card, report.question, revision),
    chosen:
      recorded &&
      responseTexts(
        bindQuestion(revision),
        report.part,
        JSON.parse(recorded.entry.response) as Answered,
      ),
    note: recorded && report.note,
  };
}

function refuseMore(open: number): void {
  if (open < MOST_OPEN_REPORTS) return;
  throw new AppError(
    'too-many-open-reports',
    `${MOST_OPEN_REPORTS} of your reports are open; more are taken when some of them are settled.`,
  );
}

/**
 * Keeps a report on a presentation of the learner's own, whether answered or not. The same reason and text again are
 * the same report, settled or not. Throws `not-found`, `too-many-open-reports`, `storage-*`.
 */
export async function doubtQuestion(
  world: World,
  learner: Learner,
  { presentationId, reason, text }: Doubt,
  call: Call,
): Promise<{ readonly isNew: boolean; readonly shown: ShownReport }> {
  const id = `rep_${call.newId()}`;
  let same: Report | undefined;
  const added = await world.store.addReport(learner.key, presentationId, ({ before, open }) => {
    same = before.find((report) => report.reason === reason && report.text === text);
    if (same) return null;
    refuseMore(open);
    return { id, reason, text, at: call.now };
  });
  const report = added ?? same;
  if (!report) throw notFound();
  return { isNew: added !== null, shown: await show(world, report) };
}

/** The learner's own reports, newest first, those before the key when one is given. */
export async function listOwnReports(
  world: World,
  learner: Learner,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<ShownReport[]> {
  const filter = { learner: learner.key, bank: null, status: null, settledAfter: null };
  const reports = await world.store.reports(filter, limit, before);
  return Promise.all(reports.map((report) => show(world, report)));
}
