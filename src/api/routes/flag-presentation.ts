// Sets or takes away the flag beside a question of an exam.
import { createRoute, z } from '@hono/zod-openapi';
import { flagPresentation as flag } from '#use-cases/browse-presentations.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { NavigatorRowView } from '../views/exam.ts';
import { PresentationId } from '../views/shared.ts';

const Body = z.strictObject({ flagged: z.boolean() }).openapi('FlagRequest');

const route = createRoute({
  method: 'patch',
  path: '/v1/presentations/{id}',
  operationId: 'flagPresentation',
  summary: 'Flag a question of an exam, to come back to it',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: PresentationId }), body: body(Body) },
  responses: { 200: reply(NavigatorRowView, 'Its row in the navigator.'), ...PROBLEMS },
});

export const flagPresentation = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { id } = c.req.valid('param');
  const { flagged } = c.req.valid('json');
  return c.json(await flag(world, c.get('learner'), id, flagged, call()), 200);
});
