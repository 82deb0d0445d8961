// How ready the learner is for an exam: mastery of the cards, and the score to expect.
import { createRoute, z } from '@hono/zod-openapi';
import { ExamCode } from '#core/question/bank.ts';
import { showReadiness } from '#use-cases/show-readiness.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { ExamReadinessView, examReadinessView } from '../views/readiness.ts';

const Query = z.strictObject({
  exam: ExamCode.optional().openapi({
    description: "Left out: the learner's own exam, or without one all that the banks have.",
    example: 'AIF-C01',
  }),
  target: z.coerce.number().min(0).max(1).optional().openapi({
    description: 'Share of the questions to reach.',
    example: 0.75,
  }),
});

const route = createRoute({
  method: 'get',
  path: '/v1/me/stats/readiness',
  operationId: 'getExamReadiness',
  summary: 'Tell how ready the learner is',
  tags: ['statistics'],
  security: LEARNER,
  request: { query: Query },
  responses: { 200: reply(ExamReadinessView, 'Mastery and expected score.'), ...PROBLEMS },
});

export const getExamReadiness = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { exam, target = null } = c.req.valid('query');
  const shown = await showReadiness(world, c.get('learner'), { exam, target }, call());
  return c.json(examReadinessView(shown), 200);
});
