// Settles what a learner doubts, or opens it again.
import { createRoute, z } from '@hono/zod-openapi';
import { settleReport as settle } from '#use-cases/settle-report.ts';
import { AUTHOR, body, endpoint, PROBLEMS, reply } from '../route.ts';
import { AuthorReportView, authorReportView, ReportStatus, ReportText } from '../views/report.ts';
import { ReportId } from '../views/shared.ts';

const Body = z
  .strictObject({ status: ReportStatus.optional(), note: ReportText.nullable().optional() })
  .openapi('SettleReportRequest');

const route = createRoute({
  method: 'patch',
  path: '/v1/author/reports/{id}',
  operationId: 'settleReport',
  summary: 'Settle a report',
  description:
    'What is left out stays. The learner is told the status, and the note once they have answered.',
  tags: ['authors'],
  security: AUTHOR,
  request: { params: z.strictObject({ id: ReportId }), body: body(Body) },
  responses: { 200: reply(AuthorReportView, 'The report as it is now.'), ...PROBLEMS },
});

export const settleReport = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { id } = c.req.valid('param');
  return c.json(authorReportView(await settle(world, id, c.req.valid('json'), call())), 200);
});
