// How well the learner knows what they know, and how well recall is predicted.
import { createRoute } from '@hono/zod-openapi';
import { showCalibration } from '#use-cases/show-calibration.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { CalibrationView, calibrationView } from '../views/prediction.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/stats/calibration',
  operationId: 'getCalibration',
  summary: 'Hold confidence and predictions against what happened',
  tags: ['statistics'],
  security: LEARNER,
  responses: { 200: reply(CalibrationView, 'Confidence and predictions.'), ...PROBLEMS },
});

export const getCalibration = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  return c.json(calibrationView(await showCalibration(world, c.get('learner'))), 200);
});
