// Predictions against what happened, as the API shows them: calibration and retention.
import { z } from '@hono/zod-openapi';
import { CONFIDENCES } from '#core/memory/memory.ts';
import type { Bin, Compared, PredictionError } from '#core/stats/prediction-error.ts';
import { FEWEST_TO_JUDGE } from '#core/stats/prediction-error.ts';
import { FEWEST_TO_BEND } from '#core/stats/recalibration.ts';
import type { Interval } from '#core/stats/wilson.ts';
import type { ShownCalibration, ShownRetention } from '#use-cases/show-calibration.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();
const figure = z.number().nullable();

const comparedFields = {
  n: count,
  predicted: share.openapi({ description: 'Mean recall predicted; null without answers.' }),
  observed: share.openapi({ description: 'Share recalled; null without answers.' }),
  low: share.openapi({ description: '95 % interval (Wilson) of `observed`.' }),
  high: share,
};
const BinView = z.strictObject({ from: z.number(), to: z.number(), ...comparedFields });

/** An interval as two fields, null where there is none. */
function ends(interval: Interval | null) {
  return { low: interval?.low ?? null, high: interval?.high ?? null };
}

function comparedView({ n, predicted, observed, interval }: Compared) {
  return { n, predicted, observed, ...ends(interval) };
}

function binViews(bins: readonly Bin[]) {
  return bins.map(({ from, to, ...bin }) => ({ from, to, ...comparedView(bin) }));
}

const PredictionErrorView = z.strictObject({
  ...comparedFields,
  enough: z
    .boolean()
    .openapi({ description: `${FEWEST_TO_JUDGE} answers; below, the figures are null.` }),
  brier: share,
  logLoss: figure,
  calibrationError: share.openapi({ description: 'ECE over the ten bins.' }),
  rmseBins: share.openapi({ description: 'RMSE(bins) as FSRS benchmarks report it.' }),
  bins: z.array(BinView).length(10),
});

export const CalibrationView = z
  .strictObject({
    confidence: z.array(
      z.strictObject({
        confidence: z.enum(CONFIDENCES),
        n: count,
        correct: count,
        correctRate: share,
        low: share.openapi({ description: '95 % interval (Wilson) of `correctRate`.' }),
        high: share,
      }),
    ),
    predictions: PredictionErrorView.openapi({
      description: 'Scheduled answers, a day or more after the review before.',
    }),
    probes: PredictionErrorView.openapi({
      description: 'Those of them that were asked at random, to check predictions.',
    }),
    recalibration: z
      .strictObject({
        answers: count,
        needed: count,
        kept: z.boolean(),
        intercept: z.number(),
        slope: z.number(),
        logLossBefore: figure,
        logLossAfter: figure,
      })
      .openapi({
        description:
          'logit p′ = intercept + slope · logit p, applied to the recall that readiness shows; kept only when it ' +
          'lowers the log loss over the newest fifth of the answers, which the fit that is judged has not seen.',
      }),
  })
  .openapi('Calibration');

function predictionErrorView({ interval, bins, ...figures }: PredictionError) {
  return { ...figures, ...ends(interval), bins: binViews(bins) };
}

export function calibrationView(shown: ShownCalibration): z.infer<typeof CalibrationView> {
  const { platt, ...recalibration } = shown.recalibration;
  return {
    confidence: shown.confidence.map(({ interval, ...row }) => ({ ...row, ...ends(interval) })),
    predictions: predictionErrorView(shown.predictions),
    probes: predictionErrorView(shown.probes),
    recalibration: { ...recalibration, ...platt, needed: FEWEST_TO_BEND },
  };
}

export const RetentionView = z
  .strictObject({
    total: z.strictObject(comparedFields),
    young: z
      .strictObject(comparedFields)
      .openapi({ description: 'Cards with a stability below 21 days before the answer.' }),
    mature: z.strictObject(comparedFields),
    days: z.array(z.strictObject({ day: z.iso.date(), ...comparedFields })),
    bins: z.array(BinView).length(10).openapi({ description: 'By predicted recall.' }),
  })
  .openapi('Retention');

export function retentionView(shown: ShownRetention): z.infer<typeof RetentionView> {
  return {
    total: comparedView(shown.total),
    young: comparedView(shown.young),
    mature: comparedView(shown.mature),
    days: shown.days.map(({ day, ...row }) => ({ day, ...comparedView(row) })),
    bins: binViews(shown.bins),
  };
}
