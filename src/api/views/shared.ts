// Pieces that many replies share: instants, ids and the problem document.
import { z } from '@hono/zod-openapi';
import { type Instant, isoInstant } from '#core/base/time.ts';

/** ISO 8601 UTC with milliseconds. */
export const InstantView = z.iso
  .datetime({ precision: 3 })
  .openapi({ example: '2026-11-20T08:30:00.000Z' });

export const SessionId = z.string().regex(/^ses_[\w-]{22}$/);
export const PresentationId = z.string().regex(/^prs_[\w-]{22}$/);
export const AnswerId = z.string().regex(/^ans_[\w-]{22}$/);
export const ReportId = z.string().regex(/^rep_[\w-]{22}$/);
/** The author's id of a card; `bank.id` where two banks use the same. */
export const CardId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,160}$/);
export const BankId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

export function instantOrNull(at: Instant | null): string | null {
  return at === null ? null : isoInstant(at);
}

/** An answer is named after its presentation: there is one per presentation, for ever. */
export function answerId(presentation: string): string {
  return presentation.replace(/^prs_/, 'ans_');
}

export function presentationOfAnswer(answer: string): string {
  return answer.replace(/^ans_/, 'prs_');
}

export const FieldErrorView = z.strictObject({
  pointer: z.string().optional().openapi({ description: 'JSON pointer into the body.' }),
  parameter: z.string().optional(),
  code: z.string(),
  detail: z.string(),
});

/** RFC 9457; a few codes add members of their own, such as `recorded`. */
export const ProblemView = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    retryable: z.boolean(),
    errors: z.array(FieldErrorView).max(20).optional(),
  })
  .openapi('Problem');
