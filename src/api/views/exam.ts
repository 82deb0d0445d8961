// What an exam shows: that an answer is recorded while it runs, the navigator's rows, and the report after the close.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import { CONFIDENCES } from '#core/memory/memory.ts';
import { Response } from '#core/question/input.ts';
import type { ShownDraft } from '#use-cases/draft-answer.ts';
import type { ExamReport } from '#use-cases/report-exam.ts';
import { PresentationView, presentationView } from './presentation.ts';
import { AnswerId, answerId, BankId, CardId, InstantView, PresentationId } from './shared.ts';

const count = z.int().min(0);

/** Of an exam that runs; nothing here may depend on whether the answer is right. */
const ExamProgressView = z
  .strictObject({
    planned: count,
    answered: count,
    correct: z.null(),
    wrong: z.null(),
    remaining: count,
  })
  .openapi('ExamProgress');

const recorded = {
  answerId: AnswerId,
  presentationId: PresentationId,
  recordedAt: InstantView,
  recorded: z.literal(true),
};

export const RecordedView = z
  .strictObject({
    ...recorded,
    progress: ExamProgressView,
    next: PresentationView.nullable(),
  })
  .openapi('RecordedAnswer');
export type RecordedView = z.infer<typeof RecordedView>;

export const DraftView = z
  .strictObject({
    ...recorded,
    elapsedMs: count.nullable(),
    confidence: z.enum(CONFIDENCES).nullable(),
    response: Response.meta({ id: 'Response' }),
  })
  .openapi('DraftAnswer');
export type DraftView = z.infer<typeof DraftView>;

function recordedFields({ presentationId, draft }: ShownDraft) {
  return {
    answerId: answerId(presentationId),
    presentationId,
    recordedAt: isoInstant(draft.at),
    recorded: true as const,
  };
}

export function recordedView(drafted: ShownDraft): RecordedView {
  const { progress } = drafted.draft.told;
  return {
    ...recordedFields(drafted),
    progress: { ...progress, correct: null, wrong: null },
    next: drafted.next && presentationView(drafted.next),
  };
}

export function draftView(drafted: ShownDraft): DraftView {
  const { response, draft } = drafted;
  const { elapsedMs, confidence } = draft;
  return { ...recordedFields(drafted), elapsedMs, confidence, response };
}

export const NavigatorRowView = z
  .strictObject({
    presentationId: PresentationId,
    position: count,
    answered: z.boolean(),
    flagged: z.boolean(),
  })
  .openapi('NavigatorRow');

const share = z.number().min(0).max(1);

export const ExamReportView = z
  .strictObject({
    score: share,
    low: share.openapi({ description: 'Wilson interval of 95 % for the share of right ones.' }),
    high: share,
    correct: count,
    wrong: count.openapi({ description: 'Unanswered questions are among them.' }),
    unanswered: count,
    underReview: count.openapi({
      description: 'Questions in quarantine at the close; no other figure counts them.',
    }),
    passMark: z.number().openapi({
      description: 'On the scale of the exam, to which our score cannot be converted.',
    }),
    domains: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        weight: z.number().openapi({ description: 'Percent of the exam.' }),
        correct: count,
        total: count,
        low: share.openapi({ description: 'Wilson interval of 95 % for the share of right ones.' }),
        high: share,
      }),
    ),
    minutes: z.number().min(0),
    questions: z.array(
      z.strictObject({
        presentationId: PresentationId,
        position: count,
        questionId: z.string(),
        cardId: CardId,
        bank: BankId,
        topic: z.string(),
        type: z.string(),
        domain: z.string(),
        answered: z.boolean(),
        correct: z.boolean(),
        flagged: z.boolean(),
        underReview: z.boolean(),
        elapsedMs: count.nullable(),
        trap: z.strictObject({ cardId: CardId, title: z.string() }).nullable(),
      }),
    ),
  })
  .openapi('ExamReport');
export type ExamReportView = z.infer<typeof ExamReportView>;

export function examReportView({ questions, domains, ...report }: ExamReport): ExamReportView {
  return {
    ...report,
    domains: domains.map((domain) => ({ ...domain })),
    questions: questions.map(({ presented, trap, ...asked }) => {
      const { id, position, question } = presentationView(presented);
      return {
        presentationId: id,
        position,
        questionId: question.id,
        cardId: question.cardId,
        bank: question.bank,
        topic: question.topic,
        type: question.type,
        ...asked,
        trap: trap && { cardId: trap.publicId, title: trap.title },
      };
    }),
  };
}
