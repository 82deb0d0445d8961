// Writes or replaces an answer in an exam that still runs.
import { createRoute, z } from '@hono/zod-openapi';
import { reviseAnswer as revise } from '#use-cases/draft-answer.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { RecordedView, recordedView } from '../views/exam.ts';
import { PresentationId } from '../views/shared.ts';
import { AnswerBody } from './submit-answer.ts';

const route = createRoute({
  method: 'put',
  path: '/v1/presentations/{id}/answer',
  operationId: 'reviseAnswer',
  summary: 'Revise an answer of an exam',
  description:
    'Until the close or the deadline. The answer is replaced whole: what is left out is not told.',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: PresentationId }), body: body(AnswerBody) },
  responses: {
    200: reply(RecordedView, 'Recorded in the place of the answer before.'),
    201: reply(RecordedView, 'Recorded; there was no answer before.'),
    ...PROBLEMS,
  },
});

export const reviseAnswer = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { response, elapsedMs, confidence } = c.req.valid('json');
  const command = { response, elapsedMs: elapsedMs ?? null, confidence: confidence ?? null };
  const { id } = c.req.valid('param');
  const { kind, drafted } = await revise(world, c.get('learner'), id, command, call());
  const recorded = recordedView(drafted);
  return kind === 'recorded' ? c.json(recorded, 201) : c.json(recorded, 200);
});
