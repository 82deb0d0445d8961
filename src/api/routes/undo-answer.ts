// Takes the newest answer of a card back.
import { createRoute, z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import { undoAnswer as undo } from '#use-cases/undo-answer.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { MemoryView, memoryView } from '../views/feedback.ts';
import { PresentationView, presentationView } from '../views/presentation.ts';
import { ProgressView } from '../views/session.ts';
import { AnswerId, answerId, CardId, InstantView, presentationOfAnswer } from '../views/shared.ts';

const UndoneView = z
  .strictObject({
    answerId: AnswerId,
    cardId: CardId,
    undoneAt: InstantView,
    memory: MemoryView,
    progress: ProgressView,
    next: PresentationView.nullable(),
  })
  .openapi('UndoneAnswer');

const route = createRoute({
  method: 'post',
  path: '/v1/answers/{id}/undo',
  operationId: 'undoAnswer',
  summary: 'Undo an answer',
  description: 'Only the newest answer of a card, among the last thirty; the log keeps both.',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: AnswerId }) },
  responses: {
    200: reply(UndoneView, 'The memory as if the answer had not been given.'),
    ...PROBLEMS,
  },
});

export const undoAnswer = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const presentation = presentationOfAnswer(c.req.valid('param').id);
  const undone = await undo(world, c.get('learner'), presentation, call());
  return c.json(
    {
      answerId: answerId(undone.presentationId),
      cardId: undone.cardId,
      undoneAt: isoInstant(undone.undoneAt),
      memory: memoryView(undone.memory),
      progress: undone.progress,
      next: undone.next && presentationView(undone.next),
    },
    200,
  );
});
