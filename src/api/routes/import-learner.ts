// Takes in what a learner took along, from this server or another.
import { createRoute, z } from '@hono/zod-openapi';
import { importLearner as takeIn } from '#use-cases/import-learner.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { hashOfDocument } from '../views/document-text.ts';
import { contentOf, LearnerDocumentView } from '../views/learner-document.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const count = z.int().min(0);

const View = z
  .strictObject({
    stateHash: z.string().openapi({ description: 'Of the learner as they are now.' }),
    sameState: z.boolean().openapi({ description: 'Whether it is that of the document.' }),
    sessions: count,
    presentations: count,
    logEntries: count,
    reports: count,
  })
  .openapi('ImportReport');

const route = createRoute({
  method: 'post',
  path: '/v1/me/import',
  operationId: 'importMe',
  summary: 'Take in what was exported',
  description:
    'Makes the learner who asks the one of the document, wholly or not at all; only one who has not practised yet ' +
    '(409 learner-in-use). The banks must be loaded, in every wording that was answered. The same document again ' +
    'changes nothing. At most 10 MiB.',
  tags: ['learner'],
  security: LEARNER,
  request: { body: body(LearnerDocumentView) },
  responses: {
    200: reply(View, 'Taken in; or was before, with Idempotency-Replayed: true.'),
    ...PROBLEMS,
  },
});

export const importLearner = endpoint(
  route,
  async (c) => {
    const { world, call } = c.get('deps');
    const document = c.req.valid('json');
    const sent = {
      content: contentOf(document),
      sha256: document.sha256,
      hash: hashOfDocument(c.get('sent') as object),
    };
    const { report, isReplay } = await takeIn(world, c.get('learner'), sent, call());
    if (isReplay) c.header('Idempotency-Replayed', 'true');
    return c.json(report, 200);
  },
  { bytes: MOST_BYTES, stringLength: 4096 },
);
