// Reports as the API shows them: to the learner without anything of the key, to authors with all that settling takes.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import { MOST_REPORT_TEXT, REPORT_REASONS, REPORT_STATUSES } from '#core/question/report.ts';
import type { ShownReport } from '#use-cases/doubt-question.ts';
import { settleAdvice } from '#use-cases/settle-advice.ts';
import type { AuthorReport } from '#use-cases/settle-report.ts';
import { BankId, CardId, InstantView, instantOrNull, PresentationId, ReportId } from './shared.ts';

export const ReportReason = z.enum(REPORT_REASONS).openapi('ReportReason');
export const ReportStatus = z.enum(REPORT_STATUSES).openapi('ReportStatus');
export const ReportText = z.string().trim().max(MOST_REPORT_TEXT);

const texts = z.array(z.string());

const shared = {
  id: ReportId,
  bank: BankId,
  cardId: CardId,
  questionId: z.string(),
  part: z.int().min(1).nullable().openapi({ description: 'Which part of a case; null for none.' }),
  reason: ReportReason,
  text: z.string(),
  chosen: texts.nullable().openapi({ description: 'The answer in words; null without one.' }),
  status: ReportStatus,
  createdAt: InstantView,
  settledAt: InstantView.nullable(),
};

export const ReportView = z
  .strictObject({
    ...shared,
    presentationId: PresentationId,
    note: z.string().nullable().openapi({
      description: 'What the author says; kept back until the presentation is answered.',
    }),
  })
  .openapi('Report');

type Told = Pick<ShownReport, 'report' | 'card' | 'questionId' | 'chosen'>;

function sharedFields({ report, card, questionId, chosen }: Told) {
  return {
    id: report.id,
    bank: card.bank,
    cardId: card.publicId,
    questionId,
    part: report.parts > 1 ? report.part + 1 : null,
    reason: report.reason,
    text: report.text,
    chosen: chosen && [...chosen],
    status: report.status,
    createdAt: isoInstant(report.at),
    settledAt: instantOrNull(report.settledAt),
  };
}

export function reportView(shown: ShownReport): z.infer<typeof ReportView> {
  const { presentation: presentationId } = shown.report;
  return { ...sharedFields(shown), presentationId, note: shown.note };
}

/** An author's content is what its type's schema allows. */
export const ContentView = z
  .record(z.string(), z.unknown())
  .openapi({ description: 'The question as its author wrote it, with its key.' });

export const AuthorReportView = z
  .strictObject({
    ...shared,
    learnerId: z.string(),
    note: z.string().nullable(),
    type: z.string(),
    revision: z.string().openapi({ description: 'Hash of the wording that the learner saw.' }),
    content: ContentView,
    key: texts,
    correct: z.boolean().nullable().openapi({ description: 'As the answer was graded.' }),
    others: z.int().min(0).openapi({ description: 'Other learners who reported the question.' }),
    revisionNow: z.string().nullable().openapi({ description: 'Null for a retired question.' }),
    keyChanged: z.boolean().nullable().openapi({
      description: 'Whether the key is another one since; null for a retired question.',
    }),
    quarantined: z.boolean(),
    advice: z.string().nullable(),
  })
  .openapi('AuthorReport');

export function authorReportView(shown: AuthorReport): z.infer<typeof AuthorReportView> {
  const { report, revision, key, learnerId, correct, others, revisionNow } = shown;
  const { keyChanged, quarantined } = shown;
  return {
    ...sharedFields(shown),
    learnerId,
    note: report.note,
    type: revision.type,
    revision: revision.hash,
    content: revision.content as Record<string, unknown>,
    key: [...key],
    correct,
    others,
    revisionNow,
    keyChanged,
    quarantined,
    advice: settleAdvice(shown),
  };
}
