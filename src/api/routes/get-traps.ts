// The traps that a learner fell for, what needs work first.
import { createRoute, z } from '@hono/zod-openapi';
import { listTraps, type TrapPage } from '#use-cases/show-traps.ts';
import { linkNext, readCursor, writeCursor } from '../cursor.ts';
import { DEFAULT_LIMIT, endpoint, LEARNER, PageQuery, PROBLEMS, reply } from '../route.ts';
import { TrapRowView, trapRowView } from '../views/trap.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/stats/traps',
  operationId: 'getTraps',
  summary: 'List the traps that were fallen for',
  description:
    'Those not cured come first, then those that the learner was often sure of. All pages of a list tell what was true at its first.',
  tags: ['statistics'],
  security: LEARNER,
  request: { query: z.strictObject(PageQuery) },
  responses: {
    200: reply(
      z.strictObject({ data: z.array(TrapRowView), nextCursor: z.string().nullable() }),
      'A page of traps.',
    ),
    ...PROBLEMS,
  },
});

/** A cursor is one number: the log entry that the list is as of, times more rows than a list can have, and the row. */
const ROWS = 2 ** 20;

const pageAt = (position: number): TrapPage => ({
  upTo: Math.floor(position / ROWS),
  offset: position % ROWS,
});

export const getTraps = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const learner = c.get('learner');
  const { limit = DEFAULT_LIMIT, cursor } = c.req.valid('query');
  const listName = JSON.stringify(['traps', learner.key]);
  const page = cursor === undefined ? null : pageAt(readCursor(world.secret, listName, cursor));
  const { traps, next } = await listTraps(world, learner, limit, page);
  const position = next && next.upTo * ROWS + next.offset;
  const nextCursor = position === null ? null : writeCursor(world.secret, listName, position);
  linkNext(c, nextCursor);
  return c.json({ data: traps.map(trapRowView), nextCursor }, 200);
});
