// A learner's cards, unseen ones too.
import { createRoute, z } from '@hono/zod-openapi';
import { CARD_STATES, listCards as list } from '#use-cases/browse-cards.ts';
import { linkNext, readCursor, writeCursor } from '../cursor.ts';
import { DEFAULT_LIMIT, endpoint, LEARNER, PageQuery, PROBLEMS, reply } from '../route.ts';
import { CardRowView, cardRowView } from '../views/card.ts';
import { BankId } from '../views/shared.ts';

const Query = z.strictObject({
  ...PageQuery,
  state: z.enum(CARD_STATES).optional(),
  bank: BankId.optional(),
  topic: z.string().max(80).optional(),
  q: z.string().max(200).optional(),
});

const route = createRoute({
  method: 'get',
  path: '/v1/me/cards',
  operationId: 'listCards',
  summary: 'List cards, by bank',
  tags: ['learner'],
  security: LEARNER,
  request: { query: Query },
  responses: {
    200: reply(
      z.strictObject({ data: z.array(CardRowView), nextCursor: z.string().nullable() }),
      'A page of cards.',
    ),
    ...PROBLEMS,
  },
});

export const listCards = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const learner = c.get('learner');
  const { limit = DEFAULT_LIMIT, cursor, state, topic, q, bank } = c.req.valid('query');
  const listName = JSON.stringify(['cards', learner.key, state, topic, q, bank]);
  const after = cursor === undefined ? null : readCursor(world.secret, listName, cursor);
  const filter = {
    state: state ?? null,
    bank: bank ?? null,
    topic: topic ?? null,
    q: q ?? null,
    limit,
    after,
  };
  const { cards, more } = await list(world, learner, filter, call());
  const last = more ? cards.at(-1) : undefined;
  const nextCursor = last ? writeCursor(world.secret, listName, last.card.key) : null;
  linkNext(c, nextCursor);
  return c.json({ data: cards.map(cardRowView), nextCursor }, 200);
});
