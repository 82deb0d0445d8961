// Every question in use with its key, for authors.
import { createRoute, z } from '@hono/zod-openapi';
import { listQuestions as list } from '#use-cases/list-questions.ts';
import { linkNext, readCursor, writeCursor } from '../cursor.ts';
import { AUTHOR, DEFAULT_LIMIT, endpoint, PageQuery, PROBLEMS, reply } from '../route.ts';
import { AuthorQuestionView, authorQuestionView } from '../views/author-question.ts';
import { BankId } from '../views/shared.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/author/questions',
  operationId: 'listQuestions',
  summary: 'List the questions in use, with their keys',
  tags: ['authors'],
  security: AUTHOR,
  request: { query: z.strictObject({ ...PageQuery, bank: BankId.optional() }) },
  responses: {
    200: reply(
      z.strictObject({ data: z.array(AuthorQuestionView), nextCursor: z.string().nullable() }),
      'A page of questions.',
    ),
    ...PROBLEMS,
  },
});

export const listQuestions = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const { limit = DEFAULT_LIMIT, cursor, bank = null } = c.req.valid('query');
  const listName = JSON.stringify(['author-questions', bank]);
  const after = cursor === undefined ? null : readCursor(world.secret, listName, cursor);
  const { questions, more } = await list(world, { bank, limit, after });
  const last = more ? questions.at(-1) : undefined;
  const nextCursor = last ? writeCursor(world.secret, listName, last.question.key) : null;
  linkNext(c, nextCursor);
  return c.json({ data: questions.map(authorQuestionView), nextCursor }, 200);
});
