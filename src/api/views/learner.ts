// The learner as the API shows them: settings, today, statistics.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import { type Learner, LearnerName, LearnerSettings } from '#core/learner/learner.ts';
import type { Today } from '#use-cases/learner-settings.ts';
import { CardId, InstantView, ReportId } from './shared.ts';

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
    left: count.openapi({
      description: 'Cards that sessions still ask today, within the limits of the day.',
    }),
    secondsPerAnswer: z
      .number()
      .min(0)
      .openapi({ description: 'Median of the learner, 30 until known.' }),
    answered: count,
    minutes: z.number().min(0),
    streakDays: count,
    daysToExam: z.int().nullable(),
    notices: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('regraded'),
          cardId: CardId,
          title: z.string(),
          at: InstantView,
          answers: z.int().min(1),
        }),
        z.strictObject({
          kind: z.literal('report-settled'),
          reportId: ReportId,
          cardId: CardId,
          title: z.string(),
          at: InstantView,
          status: z.enum(['accepted', 'rejected']),
        }),
      ]),
    ),
  })
  .openapi('Today');

export function todayView({ notices, ...today }: Today): z.infer<typeof TodayView> {
  return { ...today, notices: notices.map((one) => ({ ...one, at: isoInstant(one.at) })) };
}

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
  minutes: z.number().min(0),
};
const studiedFields = { ...progressFields, daysStudied: count, streakDays: count };

export const ProgressStatsView = z
  .strictObject({
    day: Day,
    total: z.strictObject(studiedFields),
    banks: z.array(z.strictObject({ bank: z.string(), ...studiedFields })),
    byType: z.array(
      z.strictObject({
        type: z.string(),
        answered: count,
        correctRate: share,
        minutes: z.number().min(0),
        averageSeconds: z.number().min(0).nullable(),
      }),
    ),
  })
  .openapi('ProgressStats');

export const TopicStatsView = z
  .strictObject({
    day: Day,
    topics: z.array(
      z.strictObject({
        bank: z.string(),
        topic: z.string(),
        title: z.string(),
        ...progressFields,
      }),
    ),
  })
  .openapi('TopicStats');

export const CalendarStatsView = z
  .strictObject({
    year: z.int(),
    days: z.array(
      z.strictObject({
        day: Day,
        answered: count,
        correct: count,
        minutes: z.number().min(0),
        new: count,
        reviews: count,
        lapses: count,
      }),
    ),
  })
  .openapi('CalendarStats');

export const ForecastView = z
  .strictObject({
    days: z.array(
      z.strictObject({ day: Day, due: count, new: count, total: count, carried: count }),
    ),
  })
  .openapi('Forecast');
