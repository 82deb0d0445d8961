// A session and its summary as the API shows them.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import { MODES, progress } from '#core/practice/session.ts';
import type { SessionSummary } from '#use-cases/close-session.ts';
import type { ShownSession } from '#use-cases/present.ts';
import { ExamReportView, examReportView } from './exam.ts';
import { PresentationView, presentationView } from './presentation.ts';
import { CardId, InstantView, instantOrNull, SessionId } from './shared.ts';

export const ProgressView = z
  .strictObject({
    planned: z.int().min(0),
    answered: z.int().min(0),
    correct: z.int().min(0).nullable(),
    wrong: z.int().min(0).nullable(),
    remaining: z.int().min(0),
  })
  .openapi('Progress');

export const SessionView = z
  .strictObject({
    id: SessionId,
    mode: z.enum(MODES),
    status: z.enum(['open', 'closed']),
    feedback: z.enum(['immediate', 'deferred']),
    exam: z.string().nullable().openapi({ description: 'Code of the exam that is sat.' }),
    createdAt: InstantView,
    closedAt: InstantView.nullable(),
    deadlineAt: InstantView.nullable(),
    progress: ProgressView,
    next: PresentationView.nullable(),
    backlog: z.strictObject({
      due: z.int().min(0),
      overdue: z.int().min(0),
      daysToClear: z.int().min(0).nullable(),
    }),
  })
  .openapi('Session');
export type SessionView = z.infer<typeof SessionView>;

export function sessionView({ session, next }: ShownSession): SessionView {
  return {
    id: session.id,
    mode: session.mode,
    status: session.state.status,
    feedback: session.state.exam ? 'deferred' : 'immediate',
    exam: session.state.exam?.exam ?? null,
    createdAt: isoInstant(session.createdAt),
    closedAt: instantOrNull(session.state.closedAt),
    deadlineAt: instantOrNull(session.state.exam?.deadlineAt ?? null),
    progress: progress(session.state),
    next: next ? presentationView(next) : null,
    backlog: session.backlog,
  };
}

const CardRef = z.strictObject({ cardId: CardId, title: z.string() });

export const SummaryView = z
  .strictObject({
    sessionId: SessionId,
    closedAt: InstantView,
    progress: ProgressView,
    minutes: z.number().min(0),
    learned: z.array(CardRef),
    failed: z.array(CardRef),
    trapHits: z.array(
      z.strictObject({
        cardId: CardId,
        title: z.string(),
        misconception: z.string().nullable(),
        times: z.int().min(1),
      }),
    ),
    tomorrow: z.strictObject({ due: z.int().min(0), new: z.int().min(0) }),
    report: ExamReportView.optional(),
  })
  .openapi('Summary');
export type SummaryView = z.infer<typeof SummaryView>;

export function summaryView(summary: SessionSummary): SummaryView {
  const { report, ...rest } = summary;
  const told = { ...rest, closedAt: isoInstant(summary.closedAt) };
  return report ? { ...told, report: examReportView(report) } : told;
}
