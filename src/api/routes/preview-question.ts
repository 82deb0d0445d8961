// A question as a learner would see it, for its author: before and after the right answer.
import { createRoute, z } from '@hono/zod-openapi';
import { Id } from '#core/question/question.ts';
import { previewQuestion as preview } from '#use-cases/preview-question.ts';
import { AUTHOR, endpoint, PROBLEMS, reply } from '../route.ts';
import { PreviewView, previewView } from '../views/preview.ts';
import { BankId } from '../views/shared.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/author/questions/{bank}/{questionId}/preview',
  operationId: 'previewQuestion',
  summary: 'Show a question as a learner would see it, with its key',
  description:
    'As it was loaded last; each part of a case by itself. The feedback is that of the right answer, and of a recall that of one who knew it. Nothing is written.',
  tags: ['authors'],
  security: AUTHOR,
  request: { params: z.strictObject({ bank: BankId, questionId: Id }) },
  responses: {
    200: reply(PreviewView, 'What is shown, and what is shown afterwards.'),
    ...PROBLEMS,
  },
});

export const previewQuestion = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const { bank, questionId } = c.req.valid('param');
  return c.json(previewView(questionId, await preview(world, bank, questionId)), 200);
});
