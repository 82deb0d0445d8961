// Opens a practice session and gives its first presentation.
import { createRoute, z } from '@hono/zod-openapi';
import { MODES } from '#core/practice/session.ts';
import { ExamCode } from '#core/question/bank.ts';
import { startSession as start } from '#use-cases/start-session.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { SessionView, sessionView } from '../views/session.ts';
import { BankId, CardId } from '../views/shared.ts';

const names = <S extends z.ZodType>(name: S) => z.array(name).min(1).max(64).optional();

const Body = z
  .strictObject({
    mode: z.enum(MODES).optional(),
    banks: names(BankId),
    exam: ExamCode.optional(),
    topics: names(z.string().max(80)),
    cards: z.array(CardId).min(1).max(200).optional(),
    trapsOnly: z.boolean().optional(),
    size: z.int().min(1).max(200).optional(),
    minutes: z.int().min(1).max(600).optional(),
    newLimit: z.int().min(0).max(999).optional(),
    affectsSchedule: z.boolean().optional(),
  })
  .openapi('SessionRequest');

const DEFAULT_SIZE = 20;

const route = createRoute({
  method: 'post',
  path: '/v1/sessions',
  operationId: 'startSession',
  summary: 'Start a practice session',
  tags: ['practice'],
  security: LEARNER,
  request: { body: { required: false, content: { 'application/json': { schema: Body } } } },
  responses: { 201: reply(SessionView, 'The session, with its first presentation.'), ...PROBLEMS },
});

export const startSession = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const wish = c.req.valid('json');
  const shown = await start(
    world,
    c.get('learner'),
    {
      mode: wish.mode ?? 'review',
      banks: wish.banks ?? null,
      exam: wish.exam ?? null,
      topics: wish.topics ?? null,
      cards: wish.cards ?? null,
      trapsOnly: wish.trapsOnly ?? false,
      size: wish.size ?? DEFAULT_SIZE,
      minutes: wish.minutes ?? null,
      newLimit: wish.newLimit ?? null,
      affectsSchedule: wish.affectsSchedule ?? true,
    },
    call(),
  );
  c.header('Location', `/v1/sessions/${shown.session.id}`);
  return c.json(sessionView(shown), 201);
});
