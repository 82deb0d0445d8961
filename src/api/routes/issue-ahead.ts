// The next presentations of a session ahead of their answers, for practice without a connection.
import { createRoute, z } from '@hono/zod-openapi';
import { issueAhead as issue } from '#use-cases/issue-ahead.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { PresentationView, presentationView } from '../views/presentation.ts';
import { SessionId } from '../views/shared.ts';

const MOST = 20;

const Body = z
  .strictObject({
    size: z.int().min(1).max(MOST).openapi({
      description: 'How many presentations the session shall show, the open one included.',
    }),
  })
  .openapi('AheadRequest');

const route = createRoute({
  method: 'post',
  path: '/v1/sessions/{id}/ahead',
  operationId: 'issueAhead',
  summary: 'Get the next presentations of a session before they are answered',
  description:
    'For practice without a connection; the answers go to /v1/sync/answers. What is issued comes again, in order, until it is answered. Cases are not issued ahead, and a recall cannot be rated before its model answer was revealed.',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: SessionId }), body: body(Body) },
  responses: {
    200: reply(
      z.strictObject({ presentations: z.array(PresentationView) }),
      'All that is issued and not answered, by position, the open one first; fewer when less is left.',
    ),
    ...PROBLEMS,
  },
});

export const issueAhead = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { size } = c.req.valid('json');
  const shown = await issue(world, c.get('learner'), c.req.valid('param').id, size, call());
  return c.json({ presentations: shown.map(presentationView) }, 200);
});
