// A learner's sessions, newest first.
import { createRoute, z } from '@hono/zod-openapi';
import { MODES } from '#core/practice/session.ts';
import { listSessions as list } from '#use-cases/resume-session.ts';
import { linkNext, readCursor, writeCursor } from '../cursor.ts';
import { DEFAULT_LIMIT, endpoint, LEARNER, PageQuery, PROBLEMS, reply } from '../route.ts';
import { SessionView, sessionView } from '../views/session.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/sessions',
  operationId: 'listSessions',
  summary: 'List sessions, newest first',
  tags: ['practice'],
  security: LEARNER,
  request: { query: z.strictObject({ ...PageQuery, mode: z.enum(MODES).optional() }) },
  responses: {
    200: reply(
      z.strictObject({ data: z.array(SessionView), nextCursor: z.string().nullable() }),
      'A page of sessions.',
    ),
    ...PROBLEMS,
  },
});

export const listSessions = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const learner = c.get('learner');
  const { limit = DEFAULT_LIMIT, cursor, mode } = c.req.valid('query');
  const listName = mode ? `sessions/${learner.key}/${mode}` : `sessions/${learner.key}`;
  const before = cursor === undefined ? null : readCursor(world.secret, listName, cursor);
  const found = await list(world, learner, { limit: limit + 1, before, mode }, call());
  const data = found.slice(0, limit);
  const last = found.length > limit ? data.at(-1) : undefined;
  const nextCursor = last ? writeCursor(world.secret, listName, last.session.key) : null;
  linkNext(c, nextCursor);
  return c.json({ data: data.map(sessionView), nextCursor }, 200);
});
