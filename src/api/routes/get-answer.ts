// The recorded result of a presentation.
import { createRoute, z } from '@hono/zod-openapi';
import { getAnswer as get } from '#use-cases/get-answer.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { DraftView, draftView } from '../views/exam.ts';
import { countedFeedbackView, FeedbackView } from '../views/feedback.ts';
import { PresentationId } from '../views/shared.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/presentations/{id}/answer',
  operationId: 'getAnswer',
  summary: 'Show a recorded answer; not found before it is recorded',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: PresentationId }) },
  responses: {
    200: reply(
      z.union([FeedbackView, DraftView]),
      'The feedback as it was given, and how the answer counts since a regrade; of an exam that runs what is on the answer sheet.',
    ),
    ...PROBLEMS,
  },
});

export const getAnswer = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const found = await get(world, c.get('learner'), c.req.valid('param').id, call());
  return c.json(
    'answer' in found ? countedFeedbackView(found.answer) : draftView(found.drafted),
    200,
  );
});
