// Questions as their authors see them: with the key, and with what is known of their doubts.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import type { AuthorQuestion } from '#use-cases/list-questions.ts';
import type { ShownQuarantine } from '#use-cases/quarantine-question.ts';
import { quarantineAdvice } from '#use-cases/settle-advice.ts';
import { ContentView } from './report.ts';
import { BankId, CardId, InstantView } from './shared.ts';

const QuarantineView = z
  .strictObject({
    reason: z.string(),
    since: InstantView,
    keyChanged: z.boolean().nullable().openapi({
      description: 'Whether the key is another one since; null for a retired question.',
    }),
    advice: z.string().nullable(),
  })
  .openapi('Quarantine');

function quarantineFields(quarantine: ShownQuarantine): z.infer<typeof QuarantineView> {
  const { reason, at, keyChanged } = quarantine;
  return { reason, since: isoInstant(at), keyChanged, advice: quarantineAdvice(quarantine) };
}

export const QuarantineStateView = z
  .strictObject({
    bank: BankId,
    questionId: z.string(),
    quarantine: QuarantineView.nullable(),
  })
  .openapi('QuarantineState');

export function quarantineStateView(
  place: { readonly bank: string; readonly questionId: string },
  quarantine: ShownQuarantine | null,
): z.infer<typeof QuarantineStateView> {
  return { ...place, quarantine: quarantine && quarantineFields(quarantine) };
}

const count = z.int().min(0);

export const AuthorQuestionView = z
  .strictObject({
    bank: BankId,
    cardId: CardId,
    questionId: z.string(),
    type: z.string(),
    level: z.int().min(1).max(3),
    parts: z.int().min(1),
    revision: z.string().openapi({ description: 'Hash of the wording, key and explanation.' }),
    content: ContentView,
    sources: z.array(
      z.strictObject({
        title: z.string(),
        section: z.string().nullable(),
        asOf: z.string().nullable(),
      }),
    ),
    status: z.enum(['live', 'quarantined']),
    quarantine: QuarantineView.nullable(),
    reports: z.strictObject({ open: count, all: count }),
  })
  .openapi('AuthorQuestion');

export function authorQuestionView(asked: AuthorQuestion): z.infer<typeof AuthorQuestionView> {
  const { card, question, revision, quarantine, reports } = asked;
  return {
    bank: card.bank,
    cardId: card.publicId,
    questionId: question.id,
    type: question.type,
    level: question.level,
    parts: question.parts,
    revision: question.revisionHash,
    content: revision.content as Record<string, unknown>,
    sources: revision.sources.map((source) => ({ ...source })),
    status: quarantine ? 'quarantined' : 'live',
    quarantine: quarantine && quarantineFields(quarantine),
    reports: { ...reports },
  };
}
