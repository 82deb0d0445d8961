// A question as its author previews it: the members of a presentation and of its feedback that the question decides.
import { z } from '@hono/zod-openapi';
import type { PreviewedQuestion } from '#use-cases/preview-question.ts';
import { FeedbackView, KeyView } from './feedback.ts';
import { PresentationView } from './presentation.ts';
import { BankId, CardId } from './shared.ts';

const { stem, level, case: caseOf, id } = PresentationView.shape.question.shape;
const { outcome, key, explanation, options, sources } = FeedbackView.shape;

export const PreviewView = z
  .strictObject({
    bank: BankId,
    questionId: z.string(),
    cardId: CardId,
    type: z.string(),
    topic: z.string(),
    parts: z.array(
      z.strictObject({
        presentation: z.strictObject({
          question: z.strictObject({ id, level, stem, case: caseOf }),
          input: PresentationView.shape.input,
        }),
        feedback: z.strictObject({ outcome, key, explanation, options, sources }),
      }),
    ),
  })
  .openapi('Preview');

export function previewView(
  questionId: string,
  { card, type, parts }: PreviewedQuestion,
): z.infer<typeof PreviewView> {
  return {
    bank: card.bank,
    questionId,
    cardId: card.publicId,
    type,
    topic: card.topic,
    parts: parts.map(({ question, input, feedback: { trapHit: _, ...feedback } }) => ({
      presentation: { question, input },
      feedback: {
        ...feedback,
        key: KeyView.parse(feedback.key),
        options: [...feedback.options],
        sources: [...feedback.sources],
      },
    })),
  };
}
