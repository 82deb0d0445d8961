// Everything that is kept of the learner who asks, as one document to take along.
import { createRoute } from '@hono/zod-openapi';
import { isoDate } from '#core/base/time.ts';
import { exportLearner as write } from '#use-cases/export-learner.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { createDocumentText } from '../views/document-text.ts';
import { LearnerDocumentView } from '../views/learner-document.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/export',
  operationId: 'exportMe',
  summary: 'Take everything along',
  description:
    'One document in one state: the learner, sessions, presentations, exams, the whole log, cards with their memories, ' +
    'free days, fits, reports and tokens without their secrets. Responses are in words; no key is in it that the ' +
    'learner was not told. POST /v1/me/import takes it in.',
  tags: ['learner'],
  security: LEARNER,
  responses: { 200: reply(LearnerDocumentView, 'The document, as a file.'), ...PROBLEMS },
});

/** Gives on what is there, piece by piece, as fast as it is taken. */
function streamOf(pieces: readonly Buffer[]): ReadableStream<Uint8Array> {
  let place = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[place];
      place += 1;
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}

export const exportLearner = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const text = createDocumentText();
  const now = call();
  await write(world, c.get('learner'), text, now);
  const pieces = text.finish();
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return c.body(streamOf(pieces), 200, {
    'Content-Type': 'application/json',
    'Content-Length': String(length),
    'Content-Disposition': `attachment; filename="trapwise-${isoDate(now.now)}.json"`,
  }) as never;
});
