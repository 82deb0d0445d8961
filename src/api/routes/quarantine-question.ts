// Puts a question in quarantine: out of practice, exams and estimates, until that is lifted.
import { createRoute, z } from '@hono/zod-openapi';
import { MOST_QUARANTINE_TEXT } from '#core/question/quarantine.ts';
import { Id } from '#core/question/question.ts';
import { quarantineQuestion as quarantine } from '#use-cases/quarantine-question.ts';
import { AUTHOR, body, endpoint, PROBLEMS, reply } from '../route.ts';
import { QuarantineStateView, quarantineStateView } from '../views/author-question.ts';
import { BankId } from '../views/shared.ts';

const Body = z
  .strictObject({ reason: z.string().trim().min(1).max(MOST_QUARANTINE_TEXT) })
  .openapi('QuarantineRequest');

const route = createRoute({
  method: 'put',
  path: '/v1/author/questions/{bank}/{questionId}/quarantine',
  operationId: 'quarantineQuestion',
  summary: 'Put a question in quarantine',
  description:
    'It is not asked any more; what is still answered moves no memory. It outlives every edit, until it is lifted.',
  tags: ['authors'],
  security: AUTHOR,
  request: { params: z.strictObject({ bank: BankId, questionId: Id }), body: body(Body) },
  responses: { 200: reply(QuarantineStateView, 'In quarantine.'), ...PROBLEMS },
});

export const quarantineQuestion = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { bank, questionId } = c.req.valid('param');
  const { reason } = c.req.valid('json');
  const put = await quarantine(world, { bank, id: questionId }, reason, call());
  return c.json(quarantineStateView({ bank, questionId }, put), 200);
});
