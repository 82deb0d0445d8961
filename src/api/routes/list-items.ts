// How the questions of the banks do their work: item analysis for authors.
import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '#core/base/errors.ts';
import { LEAST_ANSWERS } from '#core/stats/item-analysis.ts';
import { analyseBanks } from '#use-cases/analyse-items.ts';
import { linkNext, readCursor, writeCursor } from '../cursor.ts';
import { AUTHOR, DEFAULT_LIMIT, endpoint, PageQuery, PROBLEMS, reply } from '../route.ts';
import { ItemView, itemView } from '../views/item.ts';
import { BankId } from '../views/shared.ts';

const Query = z.strictObject({ ...PageQuery, bank: BankId.optional() });

const route = createRoute({
  method: 'get',
  path: '/v1/author/items',
  operationId: 'listItems',
  summary: 'List how questions do their work',
  description: `Figures from first answers only, one row for each question in use and each part of a case, hidden below ${LEAST_ANSWERS} answers. Rows are in the order of the banks, whatever was answered meanwhile.`,
  tags: ['authors'],
  security: AUTHOR,
  request: { query: Query },
  responses: {
    200: reply(
      z.strictObject({ data: z.array(ItemView), nextCursor: z.string().nullable() }),
      'A page of items.',
    ),
    ...PROBLEMS,
  },
});

export const listItems = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const { limit = DEFAULT_LIMIT, cursor, bank = null } = c.req.valid('query');
  const listName = JSON.stringify(['items', bank]);
  const after = cursor === undefined ? null : readCursor(world.secret, listName, cursor);
  const items = await analyseBanks(world, { bank, least: LEAST_ANSWERS });
  const place = after === null ? 0 : items.findIndex(({ key }) => key === after) + 1;
  if (after !== null && place === 0) {
    throw new AppError(
      'invalid-cursor',
      'The question at this cursor is gone; begin the list anew.',
    );
  }
  const page = items.slice(place, place + limit);
  const last = place + limit < items.length ? page.at(-1) : undefined;
  const nextCursor = last ? writeCursor(world.secret, listName, last.key) : null;
  linkNext(c, nextCursor);
  return c.json({ data: page.map(itemView), nextCursor }, 200);
});
