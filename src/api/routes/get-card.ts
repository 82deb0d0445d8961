// One card of a learner: memory, history, why now, and what each rating would do.
import { createRoute, z } from '@hono/zod-openapi';
import { getCard as get } from '#use-cases/browse-cards.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { CardView, cardView } from '../views/card.ts';
import { CardId } from '../views/shared.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/cards/{cardId}',
  operationId: 'getCard',
  summary: 'Show a card with its history',
  tags: ['learner'],
  security: LEARNER,
  request: { params: z.strictObject({ cardId: CardId }) },
  responses: { 200: reply(CardView, 'The card.'), ...PROBLEMS },
});

export const getCard = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  return c.json(
    cardView(await get(world, c.get('learner'), c.req.valid('param').cardId, call())),
    200,
  );
});
