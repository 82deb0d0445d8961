// Records an answer and replies with feedback and the next presentation.
import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '#core/base/errors.ts';
import { CONFIDENCES } from '#core/memory/memory.ts';
import { Response } from '#core/question/input.ts';
import { submitAnswer as submit } from '#use-cases/submit-answer.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { FeedbackView, feedbackView } from '../views/feedback.ts';
import { PresentationId } from '../views/shared.ts';

/** Longest time that is believed for one answer. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

const Body = z
  .strictObject({
    response: Response.meta({ id: 'Response' }),
    elapsedMs: z.int().min(0).max(LONGEST_MS).optional(),
    confidence: z.enum(CONFIDENCES).optional(),
  })
  .openapi('AnswerRequest');

const route = createRoute({
  method: 'post',
  path: '/v1/presentations/{id}/answer',
  operationId: 'submitAnswer',
  summary: 'Answer a presentation',
  description: 'The presentation is the idempotency key: the same response again is replayed.',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: PresentationId }), body: body(Body) },
  responses: {
    201: reply(FeedbackView, 'Recorded, for good.'),
    200: reply(
      FeedbackView,
      'Recorded before: the first reply again, with Idempotency-Replayed: true.',
    ),
    ...PROBLEMS,
  },
});

export const submitAnswer = endpoint(route, async (c) => {
  const { world, call, metrics } = c.get('deps');
  const { response, elapsedMs, confidence } = c.req.valid('json');
  const { kind, answer } = await submit(
    world,
    c.get('learner'),
    c.req.valid('param').id,
    { response, elapsedMs: elapsedMs ?? null, confidence: confidence ?? null },
    call(),
  );
  metrics.answer(kind);
  const feedback = feedbackView(answer);
  if (kind === 'conflict') {
    throw new AppError(
      'already-answered',
      'This presentation was answered with another response.',
      {
        extra: { recorded: feedback },
      },
    );
  }
  if (kind === 'recorded') return c.json(feedback, 201);
  c.header('Idempotency-Replayed', 'true');
  return c.json(feedback, 200);
});
