// What a learner gets back after an answer is committed; made from the record, so that a replay repeats it whole.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import { RATINGS, type ShownMemory } from '#core/memory/memory.ts';
import { explainAnswer } from '#core/question/explain-answer.ts';
import { Response } from '#core/question/input.ts';
import type { AnsweredQuestion } from '#use-cases/present.ts';
import { PresentationView, presentationView } from './presentation.ts';
import { ProgressView } from './session.ts';
import { AnswerId, answerId, CardId, InstantView, PresentationId } from './shared.ts';

export const MemoryView = z
  .strictObject({
    phase: z.enum(['new', 'review']),
    stabilityDays: z.number().positive().nullable(),
    difficulty: z.number().min(1).max(10).nullable(),
    retrievability: z.number().min(0).max(1).nullable(),
    dueAt: InstantView.nullable(),
    intervalDays: z.int().min(0).nullable(),
    lapses: z.int().min(0),
  })
  .openapi('Memory');
export type MemoryView = z.infer<typeof MemoryView>;

export function memoryView(memory: ShownMemory | null): MemoryView {
  if (!memory) {
    return {
      phase: 'new',
      stabilityDays: null,
      difficulty: null,
      retrievability: null,
      dueAt: null,
      intervalDays: null,
      lapses: 0,
    };
  }
  return {
    phase: 'review',
    stabilityDays: memory.stabilityDays,
    difficulty: memory.difficulty,
    retrievability: memory.retrievability,
    dueAt: isoInstant(memory.dueAt),
    intervalDays: memory.dueDay - memory.lastDay,
    lapses: memory.lapses,
  };
}

export const RecallKey = z.strictObject({ answer: z.string(), points: z.array(z.string()) });

export const KeyView = z.union([
  z.strictObject({ choice: z.string() }),
  z.strictObject({ choices: z.array(z.string()) }),
  z.strictObject({ order: z.array(z.string()) }),
  z.strictObject({ pairs: z.record(z.string(), z.string()) }),
  z.strictObject({ text: z.string() }),
  RecallKey,
]);

export const FeedbackView = z
  .strictObject({
    answerId: AnswerId,
    presentationId: PresentationId,
    recordedAt: InstantView,
    // What was answered, with the ids of this presentation: the result of another device can be shown whole.
    response: Response.meta({ id: 'Response' }),
    outcome: z.strictObject({
      correct: z.boolean(),
      score: z.number().min(0).max(1),
      partial: z.number().min(0).max(1).nullable(),
    }),
    rating: z.enum(RATINGS).nullable(),
    key: KeyView,
    explanation: z.string(),
    options: z.array(
      z.strictObject({
        id: z.string().nullable(),
        text: z.string(),
        correct: z.boolean(),
        chosen: z.boolean(),
        rationale: z.string().nullable(),
        trap: z.strictObject({ cardId: CardId, title: z.string() }).nullable(),
      }),
    ),
    sources: z.array(
      z.strictObject({
        title: z.string(),
        section: z.string().nullable(),
        asOf: z.string().nullable(),
      }),
    ),
    trapHit: z
      .strictObject({
        cardId: CardId,
        title: z.string(),
        misconception: z.string().nullable(),
        times: z.int().min(1),
      })
      .nullable(),
    memory: MemoryView,
    scheduled: z.boolean(),
    underReview: z.literal(true).optional().openapi({
      description: 'The question is in doubt: the answer moves no memory, whatever its key says.',
    }),
    progress: ProgressView,
    next: PresentationView.nullable(),
    regraded: z
      .strictObject({
        at: InstantView,
        correct: z.boolean(),
        rating: z.enum(RATINGS).nullable(),
      })
      .optional()
      .openapi({ description: 'How it counts since its key was changed; told by GET alone.' }),
  })
  .openapi('Feedback');
export type FeedbackView = z.infer<typeof FeedbackView>;

export function feedbackView(answered: AnsweredQuestion): FeedbackView {
  const { presented, revision, recorded, next } = answered;
  const { question, layout, presentation } = presented;
  const { entry, receipt } = recorded;
  const { part } = presentation;
  const { key, options, sources, trapHit, ...explained } = explainAnswer(
    question,
    part,
    answered.response,
    layout,
    revision,
    answered.cardName,
  );
  return {
    answerId: answerId(presentation.id),
    presentationId: presentation.id,
    recordedAt: isoInstant(entry.at),
    response: question.written(part, answered.response, layout),
    ...explained,
    rating: entry.rating,
    key: KeyView.parse(key),
    options: [...options],
    sources: [...sources],
    trapHit:
      trapHit && receipt.trapTimes !== null ? { ...trapHit, times: receipt.trapTimes } : null,
    memory: memoryView(receipt.memory),
    scheduled: receipt.scheduled,
    ...(entry.disputed ? { underReview: entry.disputed } : {}),
    progress: receipt.progress,
    next: next ? presentationView(next) : null,
  };
}

/** The feedback, and how the answer counts now where its key was changed since; a replay never tells that. */
export function countedFeedbackView(answered: AnsweredQuestion): FeedbackView {
  const { regraded } = answered.recorded;
  if (!regraded) return feedbackView(answered);
  const { at, correct, rating } = regraded;
  return { ...feedbackView(answered), regraded: { at: isoInstant(at), correct, rating } };
}
