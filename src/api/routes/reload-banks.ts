// Loads the question folder again: each bank as a whole or not at all, and what is served is swapped as one.
import { createRoute, z } from '@hono/zod-openapi';
import { AUTHOR, endpoint, PROBLEMS, reply } from '../route.ts';
import { LoadedBanksView, loadedBanksView } from '../views/loaded-banks.ts';

const Body = z.strictObject({ acceptRetire: z.boolean().optional() }).openapi('ReloadRequest');

const route = createRoute({
  method: 'post',
  path: '/v1/author/reload',
  operationId: 'reloadBanks',
  summary: 'Load the question folder again',
  description:
    'Each bank is loaded as a whole or not at all; one with errors is served as it was before. Requests under way end with what they began with, and open presentations stay as they are. A reload that meets another waits for it.',
  tags: ['authors'],
  security: AUTHOR,
  request: { body: { required: false, content: { 'application/json': { schema: Body } } } },
  responses: {
    200: reply(
      LoadedBanksView,
      'What changed, and every problem of the banks that are not as they were.',
    ),
    ...PROBLEMS,
  },
});

export const reloadBanks = endpoint(route, async (c) => {
  const { acceptRetire = false } = c.req.valid('json');
  return c.json(loadedBanksView(await c.get('deps').reload({ acceptRetire })), 200);
});
