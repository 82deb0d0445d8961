// The exams that banks prepare for.
import { createRoute, z } from '@hono/zod-openapi';
import { listExams as list } from '#use-cases/browse-banks.ts';
import { sendTagged } from '../entity-tag.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { ExamView } from '../views/catalogue.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/exams',
  operationId: 'listExams',
  summary: 'List exams',
  tags: ['catalogue'],
  security: LEARNER,
  responses: {
    200: reply(z.strictObject({ data: z.array(ExamView), nextCursor: z.null() }), 'List exams.'),
    304: { description: 'Not changed since the ETag that was sent.' },
    ...PROBLEMS,
  },
});

export const listExams = endpoint(route, (c) => {
  const shown = { data: list(c.get('deps').world), nextCursor: null };
  return sendTagged(c, shown) ?? c.json(shown, 200);
});
