// Sets a card aside, takes it back, or forgets it on purpose.
import { createRoute, z } from '@hono/zod-openapi';
import { holdCard, resetCard } from '#use-cases/browse-cards.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { CardView, cardView } from '../views/card.ts';
import { CardId } from '../views/shared.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/me/cards/{cardId}/{verb}',
  operationId: 'changeCard',
  summary: 'Bury, suspend, resume or reset a card',
  description:
    'bury: until the next learning day. suspend: until resumed. resume: lifts both. reset: memory starts anew.',
  tags: ['learner'],
  security: LEARNER,
  request: {
    params: z.strictObject({
      cardId: CardId,
      verb: z.enum(['bury', 'suspend', 'resume', 'reset']),
    }),
  },
  responses: { 200: reply(CardView, 'The card after the change.'), ...PROBLEMS },
});

export const changeCard = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { cardId, verb } = c.req.valid('param');
  const learner = c.get('learner');
  const card =
    verb === 'reset'
      ? await resetCard(world, learner, cardId, call())
      : await holdCard(world, learner, cardId, verb, call());
  return c.json(cardView(card), 200);
});
