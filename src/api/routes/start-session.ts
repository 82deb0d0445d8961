// Opens a practice session and gives its first presentation.
import { createRoute, z } from '@hono/zod-openapi';
import { MODES } from '#core/practice/session.ts';
import { ExamCode } from '#core/question/bank.ts';
import { startExam } from '#use-cases/start-exam.ts';
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
  description:
    'mode review: due and new cards. drill: chosen cards, due or not. exam: a timed form in the proportions of the ' +
    'exam, feedback deferred; without size the whole exam, else at most so many questions and the same share of its ' +
    'minutes. Refused (422, with largestSize) where the cards cannot give such a form.',
  tags: ['practice'],
  security: LEARNER,
  request: { body: { required: false, content: { 'application/json': { schema: Body } } } },
  responses: { 201: reply(SessionView, 'The session, with its first presentation.'), ...PROBLEMS },
});

export const startSession = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const wish = c.req.valid('json');
  const { mode = 'review', size } = wish;
  const common = {
    banks: wish.banks ?? null,
    exam: wish.exam ?? null,
    topics: wish.topics ?? null,
    cards: wish.cards ?? null,
    trapsOnly: wish.trapsOnly ?? false,
    minutes: wish.minutes ?? null,
    newLimit: wish.newLimit ?? null,
    affectsSchedule: wish.affectsSchedule ?? true,
  };
  const shown =
    mode === 'exam'
      ? await startExam(world, c.get('learner'), { ...common, size: size ?? null }, call())
      : await start(
          world,
          c.get('learner'),
          { ...common, mode, size: size ?? DEFAULT_SIZE },
          call(),
        );
  c.header('Location', `/v1/sessions/${shown.session.id}`);
  return c.json(sessionView(shown), 201);
});
