// Gives a question back that was in quarantine.
import { createRoute, z } from '@hono/zod-openapi';
import { Id } from '#core/question/question.ts';
import { liftQuarantine as lift } from '#use-cases/quarantine-question.ts';
import { AUTHOR, endpoint, PROBLEMS, reply } from '../route.ts';
import { QuarantineStateView, quarantineStateView } from '../views/author-question.ts';
import { BankId } from '../views/shared.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/author/questions/{bank}/{questionId}/quarantine',
  operationId: 'liftQuarantine',
  summary: 'Lift the quarantine of a question',
  description: 'Where it is in none, nothing changes.',
  tags: ['authors'],
  security: AUTHOR,
  request: { params: z.strictObject({ bank: BankId, questionId: Id }) },
  responses: { 200: reply(QuarantineStateView, 'In no quarantine.'), ...PROBLEMS },
});

export const liftQuarantine = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const { bank, questionId } = c.req.valid('param');
  await lift(world, { bank, id: questionId });
  return c.json(quarantineStateView({ bank, questionId }, null), 200);
});
