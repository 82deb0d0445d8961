// The learner as the API shows them: settings, today, statistics.
import { z } from '@hono/zod-openapi';
import { type Learner, LearnerName, LearnerSettings } from '#core/learner/learner.ts';

export const LearnerView = LearnerSettings.extend({ id: z.string(), name: z.string() }).openapi(
  'Learner',
);
export type LearnerView = z.infer<typeof LearnerView>;

export function learnerView({ id, name, settings }: Learner): LearnerView {
  return { id, name, ...settings };
}

/** A change of settings: what is left out stays. */
export const LearnerPatch = LearnerSettings.partial()
  .extend({ name: LearnerName.optional() })
  .openapi('LearnerPatch');

const Day = z.iso.date();
const count = z.int().min(0);

export const TodayView = z
  .strictObject({
    day: Day,
    due: count,
    overdue: count,
    new: count,
    answered: count,
    minutes: z.number().min(0),
    streakDays: count,
    daysToExam: z.int().nullable(),
  })
  .openapi('Today');

const share = z.number().min(0).max(1).nullable();
const progressFields = {
  cards: count,
  seen: count,
  new: count,
  review: count,
  mature: count,
  suspended: count,
  leeches: count,
  averageRetrievability: share,
  answered: count,
  correctRate: share,
  daysStudied: count,
  streakDays: count,
  minutes: z.number().min(0),
};

export const ProgressStatsView = z
  .strictObject({
    day: Day,
    total: z.strictObject(progressFields),
    banks: z.array(z.strictObject({ bank: z.string(), ...progressFields })),
  })
  .openapi('ProgressStats');

export const ForecastView = z
  .strictObject({
    days: z.array(
      z.strictObject({ day: Day, due: count, new: count, total: count, carried: count }),
    ),
  })
  .openapi('Forecast');
