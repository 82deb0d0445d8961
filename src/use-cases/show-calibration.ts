// How well things are known: the learner's confidence against correctness, and our predictions against what happened.
import { dayName } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import { judgedAnswers } from '#core/memory/judged.ts';
import { type ConfidenceRow, confidenceRows } from '#core/stats/confidence.ts';
import { type PredictionError, predictionError } from '#core/stats/prediction-error.ts';
import { predictions } from '#core/stats/predictions.ts';
import { type Recalibration, recalibrate } from '#core/stats/recalibration.ts';
import { type Retention, retention } from '#core/stats/retention.ts';
import { momentOf } from './practice-facts.ts';
import type { Call, World } from './world.ts';

export type ShownCalibration = {
  readonly confidence: readonly ConfidenceRow[];
  readonly predictions: PredictionError;
  /** Of questions asked at random alone, which what was due does not bias. */
  readonly probes: PredictionError;
  readonly recalibration: Recalibration;
};

export async function showCalibration(world: World, learner: Learner): Promise<ShownCalibration> {
  const log = await world.store.log(learner.key);
  const all = predictions(log, world.scheduler);
  return {
    // To a question in doubt nobody knows who was right.
    confidence: confidenceRows(judgedAnswers(log).filter(({ disputed }) => !disputed)),
    predictions: predictionError(all),
    probes: predictionError(all.filter(({ probe }) => probe)),
    recalibration: recalibrate(all),
  };
}

export type ShownRetention = Omit<Retention, 'days'> & {
  readonly days: readonly (Omit<Retention['days'][number], 'day'> & { readonly day: string })[];
};

/** `days` 1–365, today included. */
export async function showRetention(
  world: World,
  learner: Learner,
  days: number,
  call: Call,
): Promise<ShownRetention> {
  const all = predictions(await world.store.log(learner.key), world.scheduler);
  const { day: today } = await world.store.look(learner.key, (view) =>
    momentOf(view.last, learner.settings, call.now),
  );
  const shown = retention(all, { today, days });
  return { ...shown, days: shown.days.map((row) => ({ ...row, day: dayName(row.day) })) };
}
