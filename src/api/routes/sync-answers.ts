// Takes the answers that a device collected while it had no connection, each by itself.
import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '#core/base/errors.ts';
import { syncAnswers as sync } from '#use-cases/sync-answers.ts';
import type { LateAnswer } from '#use-cases/take-late.ts';
import { invalid } from '../problem.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { PresentationId } from '../views/shared.ts';
import {
  type Named,
  rejectedView,
  SyncedAnswersView,
  syncedAnswersView,
  syncResultView,
} from '../views/synced-answers.ts';
import { AnswerBody } from './submit-answer.ts';

const MOST_ITEMS = 500;
const MEBIBYTE = 1_048_576;

/** By the clock of the device, in UTC. */
const DeviceInstant = z.iso.datetime().openapi({ example: '2026-11-20T08:30:00.000Z' });
const ClientAnswerId = z
  .string()
  .min(1)
  .max(100)
  .openapi({ description: 'What the device calls the answer, such as a UUID.' });

const Item = z
  .strictObject({
    clientAnswerId: ClientAnswerId,
    presentationId: PresentationId,
    ...AnswerBody.shape,
    answeredAt: DeviceInstant,
  })
  .openapi('SyncItem');

/** An item of which only the name is sure: it is rejected by itself. */
const Unfit = z.looseObject({ clientAnswerId: ClientAnswerId }).openapi('UnfitSyncItem', {
  description: 'Anything else that has a name is rejected by itself.',
});

const Body = z
  .strictObject({
    sentAt: DeviceInstant.openapi({
      description: 'When the device sends this, by the same clock as `answeredAt`.',
    }),
    items: z.array(z.union([Item, Unfit])).max(MOST_ITEMS),
  })
  .openapi('SyncRequest');

const route = createRoute({
  method: 'post',
  path: '/v1/sync/answers',
  operationId: 'syncAnswers',
  summary: 'Send the answers that were given without a connection',
  description:
    'Each item has a result of its own, in any order and as often as it is sent: the presentation is its idempotency key. Answers count from when they were given, by the clock of the server; those to an exam from when they arrive.',
  tags: ['practice'],
  security: LEARNER,
  request: {
    headers: z.object({
      'idempotency-key': z
        .string()
        .optional()
        .openapi({
          param: { required: true },
          description:
            '1 to 255 visible ASCII characters. The same request again gets the same reply.',
          example: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        }),
    }),
    body: body(Body),
  },
  responses: {
    200: reply(SyncedAnswersView, 'What came of each, and what they add up to.'),
    ...PROBLEMS,
  },
});

type Sent = z.infer<typeof Body>['items'][number];
type Read = { readonly named: Named } & (
  | { readonly answer: LateAnswer }
  | { readonly error: AppError }
);

/** An item in the shape that it must have, or what is wrong with it. */
function read(sent: Sent, place: number): Read {
  const id = PresentationId.safeParse(sent['presentationId']);
  const named = { clientAnswerId: sent.clientAnswerId, presentationId: id.data ?? null };
  const item = Item.safeParse(sent);
  if (!item.success) {
    const issues = item.error.issues.map(({ path, ...issue }) => ({
      ...issue,
      path: ['items', place, ...path],
    }));
    const { errors } = invalid('json', issues);
    return {
      named,
      error: new AppError('validation-failed', 'The item does not fit.', { errors }),
    };
  }
  const { clientAnswerId: name, answeredAt, elapsedMs, confidence, ...rest } = item.data;
  const told = { elapsedMs: elapsedMs ?? null, confidence: confidence ?? null };
  return { named, answer: { name, ...rest, ...told, answeredAt: Date.parse(answeredAt) } };
}

export const syncAnswers = endpoint(
  route,
  async (c) => {
    const { world, call, metrics } = c.get('deps');
    const { sentAt, items } = c.req.valid('json');
    if (c.req.valid('header')['idempotency-key'] === undefined) {
      throw new AppError('invalid-idempotency-key', 'Send an Idempotency-Key, such as a UUID.');
    }
    const sent = items.map(read);
    const answers = sent.flatMap((one) => ('answer' in one ? [one.answer] : []));
    const synced = await sync(world, c.get('learner'), answers, Date.parse(sentAt), call());
    if (synced.clockSuspect) c.get('log').info({ skewMs: synced.skewMs }, 'a clock is off');
    const results = synced.results.values();
    const shown = sent.map((one) => {
      if ('error' in one) return rejectedView(one.named, one.error);
      const { value: result } = results.next();
      if (!result) throw new Error('an item has no result');
      if (result.kind !== 'refused') metrics.answer(result.kind);
      return syncResultView(one.named, result);
    });
    return c.json(syncedAnswersView(synced, shown), 200);
  },
  { bytes: MEBIBYTE, stringLength: 4096 },
);
