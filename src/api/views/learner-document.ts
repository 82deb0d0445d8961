// The document that a learner takes along, as JSON: one schema writes it and reads it, and nothing else gets through.

// Above 200 lines because it is one list of what may be in a document.
import { z } from '@hono/zod-openapi';
import { dayName, dayOfDate, isoInstant } from '#core/base/time.ts';
import { LearnerName, LearnerSettings, SCOPES } from '#core/learner/learner.ts';
import {
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  type LearnerContent,
} from '#core/learner/learner-document.ts';
import { CONFIDENCES, RATINGS } from '#core/memory/memory.ts';
import { isPolicyName, type PolicyName } from '#core/memory/rating-policies/index.ts';
import { MODES, REASONS } from '#core/practice/session.ts';
import { MAX_TEXT } from '#core/question/input.ts';
import { MOST_REPORT_TEXT, REPORT_REASONS, REPORT_STATUSES } from '#core/question/report.ts';
import { rows } from './rows.ts';
import { BankId, CardId, PresentationId, ReportId, SessionId } from './shared.ts';

const FIRST_YEAR = Date.UTC(2000, 0, 1);
const END_YEAR = Date.UTC(2400, 0, 1);
const DAY = 86_400_000;

/** ISO 8601 outside, milliseconds inside. */
const At = z.codec(
  z.iso.datetime({ precision: 3 }),
  z
    .int()
    .min(FIRST_YEAR)
    .max(END_YEAR - 1),
  { decode: (text) => Date.parse(text), encode: isoInstant },
);
/** A calendar date outside, a learning day inside. */
const Day = z.codec(
  z.iso.date(),
  z
    .int()
    .min(FIRST_YEAR / DAY)
    .max(END_YEAR / DAY - 1),
  { decode: dayOfDate, encode: dayName },
);

const Text = z.string().max(4096);
const Id = z.string().min(1).max(200);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const ShortHash = z.string().regex(/^[0-9a-f]{32}$/);
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const Rating = z.enum(RATINGS);
const Confidence = z.enum(CONFIDENCES).nullable();
const Weights = rows(z.number().min(-1e6).max(1e6)).refine(({ length }) => length === 21, {
  message: 'FSRS-6 has 21 weights.',
});
const Policy = z
  .string()
  .refine((name): name is PolicyName => isPolicyName(name), { message: 'No such policy.' });

const Pairs = z
  .custom<Record<string, string>>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((one) => typeof one === 'string'),
    { message: 'Send pairs of texts.' },
  )
  .meta({ type: 'object', additionalProperties: { type: 'string' } });

/** In the shape in which it was sent, with the texts that the learner saw in the place of ids. */
const Worded = z.union([
  z.strictObject({ choice: Text }),
  z.strictObject({ choices: rows(Text) }),
  z.strictObject({ order: rows(Text) }),
  z.strictObject({ pairs: Pairs }),
  z.strictObject({ text: z.string().min(1).max(MAX_TEXT) }),
  z.strictObject({ rating: Rating }),
]);

const Progress = z.strictObject({
  planned: count,
  answered: count,
  correct: count.nullable(),
  wrong: count.nullable(),
  remaining: count,
});

const memoryFields = {
  stabilityDays: z.number().positive().max(1e6),
  difficulty: z.number().min(1).max(10),
  dueDay: Day,
  lastDay: Day,
  lastAt: At,
  lastRating: Rating,
  reps: z.int().min(1),
  lapses: count,
};

const CardRow = z.strictObject({
  id: CardId,
  bank: BankId,
  cardId: Id,
  memory: z.strictObject(memoryFields).nullable(),
  trap: z.strictObject({ times: z.int().min(1), strong: count, lastAt: At }).nullable(),
  suspended: z.boolean(),
  buriedUntil: Day.nullable(),
});

const WordingRow = z.strictObject({
  bank: BankId,
  question: Id,
  type: Id,
  revision: ShortHash,
  shown: ShortHash,
  hash: ShortHash.nullable(),
});

const BasisRow = z.strictObject({
  params: z.strictObject({
    model: z.literal('fsrs-6'),
    weights: Weights,
    desiredRetention: z.number().min(0.7).max(0.97),
    maximumInterval: z.int().min(1).max(36_500),
    fuzz: z.boolean(),
  }),
  policy: Policy,
  affectsSchedule: z.boolean(),
  guessChance: share,
  probe: z.boolean(),
  disputed: z.literal(true).exactOptional(),
});

const QueueRow = z.strictObject({
  card: CardId,
  kind: z.enum(REASONS),
  returns: count,
  undoneAt: At.exactOptional(),
  probe: z.literal(true).exactOptional(),
  planned: z.literal(true).exactOptional(),
  part: count.exactOptional(),
  caseWrong: z.boolean().exactOptional(),
  wording: count.exactOptional(),
});

const IssuedRow = z.strictObject({ id: PresentationId, entry: QueueRow });

const Sitting = z.strictObject({
  exam: Id,
  deadlineAt: At,
  passMark: z.number(),
  domains: rows(z.strictObject({ id: Id, title: Text, weight: z.number().min(0).max(100) })),
  placed: rows(count),
  disputed: rows(count).exactOptional(),
});

const SessionRow = z.strictObject({
  id: SessionId,
  mode: z.enum(MODES),
  affectsSchedule: z.boolean(),
  createdAt: At,
  backlog: z.strictObject({ due: count, overdue: count, daysToClear: count.nullable() }),
  state: z.strictObject({
    status: z.enum(['open', 'closed']),
    counts: z.strictObject({ answered: count, correct: count, wrong: count }),
    issued: count,
    open: PresentationId.nullable(),
    lastActiveAt: At,
    closedAt: At.nullable(),
    tomorrow: z.strictObject({ due: count, new: count }).exactOptional(),
    exam: Sitting.exactOptional(),
    queue: rows(QueueRow),
    current: QueueRow.nullable(),
    previous: z.strictObject({ card: CardId, kind: z.enum(REASONS) }).exactOptional(),
    ahead: rows(IssuedRow).exactOptional(),
    left: rows(IssuedRow).exactOptional(),
  }),
});

const Draft = z.strictObject({
  response: Worded,
  confidence: Confidence,
  elapsedMs: count.nullable(),
  at: At,
  told: z.strictObject({ progress: Progress, next: PresentationId.nullable() }),
});

const PresentationRow = z.strictObject({
  id: PresentationId,
  session: SessionId,
  card: CardId,
  wording: count,
  part: count,
  parts: z.int().min(1),
  position: count,
  reason: z.strictObject({
    kind: z.enum(REASONS),
    text: Text,
    dueAt: At.nullable(),
    retrievability: share.nullable(),
    probe: z.literal(true).exactOptional(),
  }),
  issuedAt: At,
  revealedAt: At.nullable(),
  sheet: z.strictObject({ flagged: z.boolean(), draft: Draft.nullable() }).nullable(),
});

const Receipt = z.strictObject({
  memory: z.strictObject({ ...memoryFields, retrievability: share, dueAt: At }).nullable(),
  scheduled: z.boolean(),
  progress: Progress,
  trapTimes: z.int().min(1).nullable(),
  next: PresentationId.nullable(),
  device: z
    .strictObject({ answer: z.string().max(255), answeredAt: z.int(), skewMs: z.int() })
    .exactOptional(),
});

const entry = { seq: z.int().min(1), at: At, day: Day };
const verdict = {
  correct: z.boolean(),
  score: z.int().min(0).max(1),
  rating: Rating.nullable(),
  trapCard: CardId.nullable(),
};

const LogRow = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    ...entry,
    presentation: PresentationId,
    response: Worded,
    ...verdict,
    confidence: Confidence,
    elapsedMs: count.nullable(),
    predicted: share.nullable(),
    basis: count,
    late: z.strictObject({ at: At, day: Day }).exactOptional(),
    receipt: Receipt,
    hash: Hash,
  }),
  z.strictObject({
    kind: z.literal('undo'),
    ...entry,
    card: CardId,
    target: z.int().min(1),
    hash: Hash,
  }),
  z.strictObject({ kind: z.literal('reset'), ...entry, card: CardId, hash: Hash }),
  z.strictObject({
    kind: z.literal('fit'),
    ...entry,
    model: z.literal('fsrs-6'),
    weights: Weights,
    hash: Hash,
  }),
  z.strictObject({
    kind: z.literal('regrade'),
    ...entry,
    card: CardId,
    target: z.int().min(1),
    wording: count,
    ...verdict,
    hash: Hash,
  }),
  z.strictObject({ kind: z.literal('policy'), ...entry, policy: Policy, hash: Hash }),
]);

const Score = z.strictObject({
  logLoss: z.number().min(0),
  rmseBins: z.number().min(0),
  n: count,
});

const FitRow = z.strictObject({
  at: At,
  outcome: z.enum(['applied', 'refused']),
  reviews: count,
  longTerm: count,
  before: Score,
  after: Score,
  previous: Weights,
  weights: Weights,
});

const ReportRow = z.strictObject({
  id: ReportId,
  presentation: PresentationId,
  reason: z.enum(REPORT_REASONS),
  text: z.string().max(MOST_REPORT_TEXT),
  at: At,
  status: z.enum(REPORT_STATUSES),
  note: z.string().max(MOST_REPORT_TEXT).nullable(),
  settledAt: At.nullable(),
});

const TokenRow = z.strictObject({
  id: Id,
  name: Text,
  scopes: rows(z.enum(SCOPES)),
  createdAt: At,
  expiresAt: At,
  revokedAt: At.nullable(),
});

/** The rows of each list. */
export const ROWS = {
  tokens: TokenRow,
  sessions: SessionRow,
  presentations: PresentationRow,
  log: LogRow,
  cards: CardRow,
  wordings: WordingRow,
  bases: BasisRow,
  freeDays: z.strictObject({ first: Day, last: Day }),
  fits: FitRow,
  reports: ReportRow,
} as const;

const daysOff = LearnerSettings.shape.daysOff.element;

/** What is no list. */
export const MEMBERS = {
  format: z.literal(DOCUMENT_FORMAT),
  version: z.literal(DOCUMENT_VERSION),
  exportedAt: At,
  learner: z.strictObject({
    id: Id,
    origin: Id,
    name: LearnerName,
    createdAt: At,
    settings: LearnerSettings.extend({
      daysOff: rows(daysOff).refine(({ length }) => length <= 366, 'At most 366 days.'),
    }).partial(),
  }),
  stateHash: Hash,
} as const;

const { format, version, exportedAt, learner, stateHash } = MEMBERS;

export const LearnerDocumentView = z
  .strictObject({
    ...{ format, version, exportedAt, learner },
    tokens: rows(ROWS.tokens),
    sessions: rows(ROWS.sessions),
    presentations: rows(ROWS.presentations),
    log: rows(ROWS.log),
    cards: rows(ROWS.cards),
    wordings: rows(ROWS.wordings),
    bases: rows(ROWS.bases),
    freeDays: rows(ROWS.freeDays),
    fits: rows(ROWS.fits),
    reports: rows(ROWS.reports),
    stateHash,
    sha256: Hash.openapi({
      description:
        'SHA-256 of the document as JSON without white space and without this member, in the order of the members.',
    }),
  })
  .openapi('LearnerDocument');

type LearnerDocument = z.output<typeof LearnerDocumentView>;

export function contentOf({ sha256: _, ...content }: LearnerDocument): LearnerContent {
  return content;
}
