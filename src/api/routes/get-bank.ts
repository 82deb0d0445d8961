// One bank: what it covers, without any key.
import { createRoute, z } from '@hono/zod-openapi';
import { getBank as get } from '#use-cases/browse-banks.ts';
import { sendTagged } from '../entity-tag.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { BankView } from '../views/catalogue.ts';
import { BankId } from '../views/shared.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/banks/{id}',
  operationId: 'getBank',
  summary: 'Show a bank',
  tags: ['catalogue'],
  security: LEARNER,
  request: { params: z.strictObject({ id: BankId }) },
  responses: {
    200: reply(BankView, 'Show a bank.'),
    304: { description: 'Not changed since the ETag that was sent.' },
    ...PROBLEMS,
  },
});

export const getBank = endpoint(route, (c) => {
  const shown = get(c.get('deps').world, c.req.valid('param').id);
  return sendTagged(c, shown) ?? c.json(shown, 200);
});
