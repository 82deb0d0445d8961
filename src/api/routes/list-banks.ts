// The banks that are served, without any key.
import { createRoute, z } from '@hono/zod-openapi';
import { listBanks as list } from '#use-cases/browse-banks.ts';
import { sendTagged } from '../entity-tag.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { BankView } from '../views/catalogue.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/banks',
  operationId: 'listBanks',
  summary: 'List banks',
  tags: ['catalogue'],
  security: LEARNER,
  responses: {
    200: reply(z.strictObject({ data: z.array(BankView), nextCursor: z.null() }), 'List banks.'),
    304: { description: 'Not changed since the ETag that was sent.' },
    ...PROBLEMS,
  },
});

export const listBanks = endpoint(route, (c) => {
  const shown = { data: list(c.get('deps').world), nextCursor: null };
  return sendTagged(c, shown) ?? c.json(shown, 200);
});
