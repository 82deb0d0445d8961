// Records an answer and replies with feedback and the next presentation.
import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '#core/base/errors.ts';
import { CONFIDENCES } from '#core/memory/memory.ts';
import { Response } from '#core/question/input.ts';
import { answerPresentation } from '#use-cases/draft-answer.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { draftView, RecordedView, recordedView } from '../views/exam.ts';
import { FeedbackView, feedbackView } from '../views/feedback.ts';
import { PresentationId } from '../views/shared.ts';

/** Longest time that is believed for one answer. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

export const AnswerBody = z
  .strictObject({
    response: Response.meta({ id: 'Response' }),
    elapsedMs: z.int().min(0).max(LONGEST_MS).optional(),
    confidence: z.enum(CONFIDENCES).optional(),
  })
  .openapi('AnswerRequest');

/** An exam tells that the answer is recorded, and nothing else of it. */
const ReplyView = z.union([FeedbackView, RecordedView]);

const route = createRoute({
  method: 'post',
  path: '/v1/presentations/{id}/answer',
  operationId: 'submitAnswer',
  summary: 'Answer a presentation',
  description: 'The presentation is the idempotency key: the same response again is replayed.',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: PresentationId }), body: body(AnswerBody) },
  responses: {
    201: reply(ReplyView, 'Recorded: for good, or in an exam to be revised until its end.'),
    200: reply(
      ReplyView,
      'Recorded before: the first reply again, with Idempotency-Replayed: true.',
    ),
    ...PROBLEMS,
  },
});

export const submitAnswer = endpoint(route, async (c) => {
  const { world, call, metrics } = c.get('deps');
  const { response, elapsedMs, confidence } = c.req.valid('json');
  const answered = await answerPresentation(
    world,
    c.get('learner'),
    c.req.valid('param').id,
    { response, elapsedMs: elapsedMs ?? null, confidence: confidence ?? null },
    call(),
  );
  const { kind } = answered;
  metrics.answer(kind);
  if (kind === 'conflict') {
    const recorded =
      'answer' in answered ? feedbackView(answered.answer) : draftView(answered.drafted);
    throw new AppError(
      'already-answered',
      'This presentation was answered with another response.',
      {
        extra: { recorded },
      },
    );
  }
  const feedback =
    'answer' in answered ? feedbackView(answered.answer) : recordedView(answered.drafted);
  if (kind === 'recorded') return c.json(feedback, 201);
  c.header('Idempotency-Replayed', 'true');
  return c.json(feedback, 200);
});
