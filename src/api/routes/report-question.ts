// Takes what a learner doubts about a question that they were shown.
import { createRoute, z } from '@hono/zod-openapi';
import { doubtQuestion } from '#use-cases/doubt-question.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { ReportReason, ReportText, ReportView, reportView } from '../views/report.ts';
import { PresentationId } from '../views/shared.ts';

const Body = z
  .strictObject({
    presentationId: PresentationId,
    reason: ReportReason,
    text: ReportText.optional(),
  })
  .refine(({ reason, text }) => reason !== 'other' || text, {
    message: 'Say in your own words what is wrong.',
    path: ['text'],
  })
  .openapi('ReportRequest');

const route = createRoute({
  method: 'post',
  path: '/v1/reports',
  operationId: 'reportQuestion',
  summary: 'Doubt a question',
  description:
    'Before or after the answer. It pins what was shown and chosen, and tells nothing about the key. The same report again is the same report.',
  tags: ['practice'],
  security: LEARNER,
  request: { body: body(Body) },
  responses: {
    201: reply(ReportView, 'Kept, for the authors.'),
    200: reply(ReportView, 'Kept before, as it is now, with Idempotency-Replayed: true.'),
    ...PROBLEMS,
  },
});

export const reportQuestion = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { presentationId, reason, text = '' } = c.req.valid('json');
  const doubt = { presentationId, reason, text };
  const { isNew, shown } = await doubtQuestion(world, c.get('learner'), doubt, call());
  if (isNew) return c.json(reportView(shown), 201);
  c.header('Idempotency-Replayed', 'true');
  return c.json(reportView(shown), 200);
});
