// A learner: who practises, and the settings that shape their days.
import { z } from 'zod';
import { type DayFrame, type Instant, isTimeZone } from '../base/time.ts';
import { ExamCode } from '../question/bank.ts';

const CalendarDate = z.iso.date();

export const LearnerName = z.string().trim().min(1).max(100);

/** Settings as the API shows and takes them. */
export const LearnerSettings = z.strictObject({
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin'),
  dayStartsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 04:00'),
  desiredRetention: z.number().min(0.7).max(0.97),
  newPerDay: z.int().min(0).max(999),
  reviewsPerDay: z.int().min(0).max(9999),
  minutesPerDay: z.int().min(1).max(1440).nullable(),
  exam: ExamCode.nullable(),
  examDate: CalendarDate.nullable(),
  /** Week days or calendar dates on which the learner does not study. */
  daysOff: z
    .array(z.union([z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), CalendarDate]))
    .max(366),
  /** Due cards first by what a review gains, or gently: first those that are remembered best. */
  order: z.enum(['gain', 'gentle']),
});
export type LearnerSettings = z.infer<typeof LearnerSettings>;

export const DEFAULT_SETTINGS: LearnerSettings = {
  timeZone: 'UTC',
  dayStartsAt: '04:00',
  desiredRetention: 0.9,
  newPerDay: 20,
  reviewsPerDay: 200,
  minutesPerDay: null,
  exam: null,
  examDate: null,
  daysOff: [],
  order: 'gain',
};

export type LearnerKey = number;

export type Learner = {
  readonly key: LearnerKey;
  /** `me` in local mode, else `lrn_…`. */
  readonly id: string;
  readonly name: string;
  readonly settings: LearnerSettings;
  /** 21 FSRS-6 weights that were fitted to this learner's log; null takes the default ones. */
  readonly weights: readonly number[] | null;
  /** What the fuzz of this learner's memories is drawn by: the id that they had first, on whatever server. */
  readonly origin: string;
  readonly createdAt: Instant;
};

/** The frame in which this learner's days are counted. */
export function dayFrame(settings: LearnerSettings): DayFrame {
  const [hours = 0, minutes = 0] = settings.dayStartsAt.split(':').map(Number);
  return { timeZone: settings.timeZone, dayStartsAt: hours * 60 + minutes };
}

/** What a token may do; none implies another. */
export const SCOPES = ['learner', 'author', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];
