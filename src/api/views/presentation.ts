// A presentation as a learner sees it: an allow-list that has no place for the key.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import { REASONS, type Reason } from '#core/practice/session.ts';
import { Input } from '#core/question/input.ts';
import { showQuestion } from '#core/question/shown-question.ts';
import type { Presented } from '#use-cases/present.ts';
import { BankId, CardId, InstantView, instantOrNull, PresentationId, SessionId } from './shared.ts';

export const ReasonView = z.strictObject({
  kind: z.enum(REASONS),
  text: z.string(),
  dueAt: InstantView.nullable(),
  retrievability: z.number().min(0).max(1).nullable(),
});

export function reasonView(reason: Reason): z.infer<typeof ReasonView> {
  const { kind, text, dueAt, retrievability } = reason;
  return { kind, text, dueAt: instantOrNull(dueAt), retrievability };
}

export const PresentationView = z
  .strictObject({
    id: PresentationId,
    sessionId: SessionId,
    position: z.int().min(0),
    question: z.strictObject({
      id: z.string(),
      cardId: CardId,
      bank: BankId,
      revision: z.string(),
      type: z.string(),
      topic: z.string(),
      exams: z.array(z.string()),
      level: z.int().min(1).max(3),
      stem: z.string().openapi({ description: 'Markdown.' }),
      case: z
        .strictObject({
          id: z.string(),
          text: z.string(),
          part: z.int().min(1),
          parts: z.int().min(1),
        })
        .optional(),
    }),
    input: Input.meta({ id: 'Input' }),
    reason: ReasonView,
    issuedAt: InstantView,
    answered: z.boolean(),
  })
  .openapi('Presentation');
export type PresentationView = z.infer<typeof PresentationView>;

export function presentationView(presented: Presented): PresentationView {
  const { presentation, card, question, layout } = presented;
  const { part, reason } = presentation;
  return {
    id: presentation.id,
    sessionId: presented.sessionId,
    position: presentation.position,
    question: {
      ...showQuestion(question, presented.questionId, part),
      cardId: card.publicId,
      bank: card.bank,
      revision: presented.wording,
      type: question.kind,
      topic: card.topic,
      exams: [...card.exams],
    },
    input: question.present(part, layout),
    reason: reasonView(reason),
    issuedAt: isoInstant(presentation.issuedAt),
    answered: presented.answered,
  };
}
