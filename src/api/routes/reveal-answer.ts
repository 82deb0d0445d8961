// The model answer of a recall question, before the learner rates themselves.
import { createRoute, z } from '@hono/zod-openapi';
import { revealAnswer as reveal } from '#use-cases/get-answer.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { RecallKey } from '../views/feedback.ts';
import { PresentationId } from '../views/shared.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/presentations/{id}/reveal',
  operationId: 'revealAnswer',
  summary: 'Reveal the model answer of a recall question',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: PresentationId }) },
  responses: {
    200: reply(
      z.strictObject({ presentationId: PresentationId, key: RecallKey }),
      'The model answer.',
    ),
    ...PROBLEMS,
  },
});

export const revealAnswer = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const shown = await reveal(world, c.get('learner'), c.req.valid('param').id, call());
  return c.json({ ...shown, key: RecallKey.parse(shown.key) }, 200);
});
