// The exam plan as the API shows it.
import { z } from '@hono/zod-openapi';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const change = z.strictObject({ minutes: z.int().min(1), share });

export const PlanView = z
  .strictObject({
    status: z
      .enum(['ready', 'solving', 'no-exam-date', 'exam-far', 'exam-day', 'exam-over', 'no-cards'])
      .openapi({ description: 'Unless `ready`, there are no numbers; `solving` is over soon.' }),
    missing: z
      .array(z.enum(['examDate', 'exam', 'minutesPerDay']))
      .openapi({ description: 'Settings of the learner that the plan lacks.' }),
    exam: z.string().nullable(),
    examDate: z.iso.date().nullable(),
    daysToExam: z.int().nullable(),
    minutesPerDay: z.int().nullable(),
    secondsPerAnswer: z
      .number()
      .nullable()
      .openapi({ description: 'Median of the learner, 30 until known.' }),
    cards: count.nullable(),
    feasible: z
      .boolean()
      .nullable()
      .openapi({ description: 'True when every card is expected to be asked before the exam.' }),
    expected: z.strictObject({ share, low: share, high: share }).nullable().openapi({
      description: 'Share of the cards recalled on the exam day, with a 90 % interval.',
    }),
    withoutStudy: share.nullable().openapi({ description: 'The share when nothing more is done.' }),
    cardsThatWillNotFit: z.array(z.string()).openapi({ description: 'Ids of cards.' }),
    more: change.nullable().openapi({ description: 'The share with so many minutes a day more.' }),
    less: change.nullable().openapi({ description: 'The share with so many minutes a day less.' }),
    days: z.array(
      z.strictObject({
        day: z.iso.date(),
        planned: count,
        new: count,
        reviews: count,
        capacity: count,
      }),
    ),
  })
  .openapi('Plan');
