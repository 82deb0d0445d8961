// A learner's reports, newest first, with what became of them.
import { createRoute, z } from '@hono/zod-openapi';
import { listOwnReports as list } from '#use-cases/doubt-question.ts';
import { linkNext, readCursor, writeCursor } from '../cursor.ts';
import { DEFAULT_LIMIT, endpoint, LEARNER, PageQuery, PROBLEMS, reply } from '../route.ts';
import { ReportView, reportView } from '../views/report.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/reports',
  operationId: 'listOwnReports',
  summary: 'List the learner’s reports, newest first',
  tags: ['practice'],
  security: LEARNER,
  request: { query: z.strictObject(PageQuery) },
  responses: {
    200: reply(
      z.strictObject({ data: z.array(ReportView), nextCursor: z.string().nullable() }),
      'A page of reports.',
    ),
    ...PROBLEMS,
  },
});

export const listOwnReports = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const learner = c.get('learner');
  const { limit = DEFAULT_LIMIT, cursor } = c.req.valid('query');
  const listName = `reports/${learner.key}`;
  const before = cursor === undefined ? null : readCursor(world.secret, listName, cursor);
  const found = await list(world, learner, { limit: limit + 1, before });
  const data = found.slice(0, limit);
  const last = found.length > limit ? data.at(-1) : undefined;
  const nextCursor = last ? writeCursor(world.secret, listName, last.report.key) : null;
  linkNext(c, nextCursor);
  return c.json({ data: data.map(reportView), nextCursor }, 200);
});
