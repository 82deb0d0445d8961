// What came of the answers that a device sent together: one result each, and what they add up to.
import { z } from '@hono/zod-openapi';
import type { AppError } from '#core/base/errors.ts';
import { isoInstant } from '#core/base/time.ts';
import type { SyncedAnswers, SyncResult } from '#use-cases/sync-answers.ts';
import { DraftView, draftView, RecordedView, recordedView } from './exam.ts';
import { FeedbackView, feedbackView } from './feedback.ts';
import { FieldErrorView, InstantView, PresentationId } from './shared.ts';

const count = z.int().min(0);

const SyncResultView = z
  .strictObject({
    clientAnswerId: z.string(),
    presentationId: PresentationId.nullable().openapi({
      description: 'Null where the answer named none.',
    }),
    status: z.enum(['accepted', 'replayed', 'rejected']),
    givenAt: InstantView.optional().openapi({
      description: 'The instant at which it counts, by the clock of the server.',
    }),
    feedback: FeedbackView.optional(),
    recorded: RecordedView.optional().openapi({ description: 'Instead of feedback, in an exam.' }),
    problem: z
      .strictObject({
        code: z.string(),
        detail: z.string(),
        errors: z.array(FieldErrorView).max(20).optional(),
        recorded: z.union([FeedbackView, DraftView]).optional().openapi({
          description: 'What was recorded before, with the code `already-answered`.',
        }),
      })
      .optional(),
  })
  .openapi('SyncResult');
type SyncResultView = z.infer<typeof SyncResultView>;

export const SyncedAnswersView = z
  .strictObject({
    receivedAt: InstantView,
    skewMs: z.int().openapi({ description: 'What the clock of the device is behind by.' }),
    clockSuspect: z.boolean().openapi({
      description: 'The clocks differ by more than five minutes; the answers count all the same.',
    }),
    results: z.array(SyncResultView).openapi({ description: 'In the order of the items.' }),
    counts: z.strictObject({
      accepted: count,
      replayed: count,
      rejected: count,
      totalLog: count.openapi({ description: 'Entries in the log of the learner.' }),
    }),
  })
  .openapi('SyncedAnswers');
export type SyncedAnswersView = z.infer<typeof SyncedAnswersView>;

/** What was sent, as far as it says who it is. */
export type Named = { readonly clientAnswerId: string; readonly presentationId: string | null };

export function rejectedView(
  { clientAnswerId, presentationId }: Named,
  { code, message: detail, errors }: AppError,
): SyncResultView {
  const told = errors.length > 0 ? { errors: [...errors] } : {};
  const problem = { code, detail, ...told };
  return { clientAnswerId, presentationId, status: 'rejected', problem };
}

export function syncResultView(named: Named, result: SyncResult): SyncResultView {
  if (result.kind === 'refused') return rejectedView(named, result.error);
  const { clientAnswerId, presentationId } = named;
  if (result.kind === 'conflict') {
    const recorded = 'answer' in result ? feedbackView(result.answer) : draftView(result.drafted);
    const detail = 'This presentation was answered with another response.';
    const problem = { code: 'already-answered', detail, recorded };
    return { clientAnswerId, presentationId, status: 'rejected', problem };
  }
  const status = result.kind === 'recorded' ? 'accepted' : 'replayed';
  const base = { clientAnswerId, presentationId, status } as const;
  if ('drafted' in result) return { ...base, recorded: recordedView(result.drafted) };
  const { at, late } = result.answer.recorded.entry;
  return {
    ...base,
    givenAt: isoInstant(late?.at ?? at),
    feedback: feedbackView(result.answer),
  };
}

export function syncedAnswersView(
  { receivedAt, skewMs, clockSuspect, totalLog }: Omit<SyncedAnswers, 'results'>,
  results: SyncResultView[],
): SyncedAnswersView {
  const having = (status: SyncResultView['status']) =>
    results.filter((result) => result.status === status).length;
  return {
    receivedAt: isoInstant(receivedAt),
    skewMs,
    clockSuspect,
    results,
    counts: {
      accepted: having('accepted'),
      replayed: having('replayed'),
      rejected: having('rejected'),
      totalLog,
    },
  };
}
