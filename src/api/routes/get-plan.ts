// The exam plan: can it be done, what will be recalled, and what each day holds.
import { createRoute, z } from '@hono/zod-openapi';
import { showPlan } from '#use-cases/show-plan.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { PlanView } from '../views/plan.ts';

const Query = z.strictObject({
  minutesPerDay: z.coerce.number().int().min(5).max(240).optional().openapi({
    description: 'The plan as it would be with so many minutes a day; nothing is saved.',
    example: 30,
  }),
});

const route = createRoute({
  method: 'get',
  path: '/v1/me/plan',
  operationId: 'getPlan',
  summary: 'Show the exam plan',
  tags: ['learner'],
  security: LEARNER,
  request: { query: Query },
  responses: { 200: reply(PlanView, 'Show the exam plan.'), ...PROBLEMS },
});

export const getPlan = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { minutesPerDay = null } = c.req.valid('query');
  const shown = await showPlan(world, c.get('learner'), call(), minutesPerDay);
  return c.json(
    {
      ...shown,
      missing: [...shown.missing],
      cardsThatWillNotFit: [...shown.cardsThatWillNotFit],
      days: [...shown.days],
    },
    200,
  );
});
