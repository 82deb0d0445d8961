// What learners doubt, newest first, for authors.
import { createRoute, z } from '@hono/zod-openapi';
import { listReports as list } from '#use-cases/settle-report.ts';
import { linkNext, readCursor, writeCursor } from '../cursor.ts';
import { AUTHOR, DEFAULT_LIMIT, endpoint, PageQuery, PROBLEMS, reply } from '../route.ts';
import { AuthorReportView, authorReportView, ReportStatus } from '../views/report.ts';
import { BankId } from '../views/shared.ts';

const Query = z.strictObject({
  ...PageQuery,
  bank: BankId.optional(),
  status: ReportStatus.optional(),
});

const route = createRoute({
  method: 'get',
  path: '/v1/author/reports',
  operationId: 'listReports',
  summary: 'List what learners doubt, newest first',
  tags: ['authors'],
  security: AUTHOR,
  request: { query: Query },
  responses: {
    200: reply(
      z.strictObject({ data: z.array(AuthorReportView), nextCursor: z.string().nullable() }),
      'A page of reports.',
    ),
    ...PROBLEMS,
  },
});

export const listReports = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const { limit = DEFAULT_LIMIT, cursor, bank = null, status = null } = c.req.valid('query');
  const listName = JSON.stringify(['author-reports', bank, status]);
  const before = cursor === undefined ? null : readCursor(world.secret, listName, cursor);
  const found = await list(world, { bank, status, limit: limit + 1, before });
  const data = found.slice(0, limit);
  const last = found.length > limit ? data.at(-1) : undefined;
  const nextCursor = last ? writeCursor(world.secret, listName, last.report.key) : null;
  linkNext(c, nextCursor);
  return c.json({ data: data.map(authorReportView), nextCursor }, 200);
});
