// Judges past answers by the keys of today, after an author changed one.
import { createRoute, z } from '@hono/zod-openapi';
import { Id } from '#core/question/question.ts';
import { regradeAnswers } from '#use-cases/regrade-answers.ts';
import { AUTHOR, endpoint, PROBLEMS, reply } from '../route.ts';
import { RegradeView, regradeView } from '../views/regrade.ts';
import { BankId } from '../views/shared.ts';

const Body = z
  .strictObject({
    bank: BankId.optional(),
    question: Id.optional(),
    dryRun: z.boolean().optional(),
  })
  .openapi('RegradeRequest');

const route = createRoute({
  method: 'post',
  path: '/v1/author/regrade',
  operationId: 'regradeAnswers',
  summary: 'Judge past answers by the keys of today',
  description:
    'Answers keep the verdict that they were given; memory and traps follow the new one, and learners are told. With dryRun nothing is written. Doing it again changes nothing.',
  tags: ['authors'],
  security: AUTHOR,
  request: { body: { required: false, content: { 'application/json': { schema: Body } } } },
  responses: { 200: reply(RegradeView, 'What changes, or would change.'), ...PROBLEMS },
});

export const regrade = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { bank = null, question = null, dryRun = false } = c.req.valid('json');
  return c.json(regradeView(await regradeAnswers(world, { bank, question, dryRun }, call())), 200);
});
