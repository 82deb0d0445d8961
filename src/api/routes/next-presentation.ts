// The presentation to answer now; the same one until it is answered.
import { createRoute, z } from '@hono/zod-openapi';
import { nextPresentation as next } from '#use-cases/resume-session.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { PresentationView, presentationView } from '../views/presentation.ts';
import { ProgressView } from '../views/session.ts';
import { SessionId } from '../views/shared.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/sessions/{id}/next',
  operationId: 'nextPresentation',
  summary: 'Get the open presentation, or open the next one',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: SessionId }) },
  responses: {
    200: reply(
      z.strictObject({ presentation: PresentationView.nullable(), progress: ProgressView }),
      'The presentation, or null when nothing is left.',
    ),
    ...PROBLEMS,
  },
});

export const nextPresentation = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const found = await next(world, c.get('learner'), c.req.valid('param').id, call());
  const presentation = found.presentation && presentationView(found.presentation);
  return c.json({ presentation, progress: found.progress }, 200);
});
