// Takes the answers that a device collected without a connection, each with a result of its own.
import { AppError, ERROR_STATUS } from '#core/base/errors.ts';
import type { Instant } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import { type Clocks, isSuspect, skewOf } from '#core/memory/late.ts';
import { answerPresentation, type ShownDraft } from './draft-answer.ts';
import { type AnsweredQuestion, presentAnswer, requirePresentation } from './present.ts';
import { recordLate } from './record-late.ts';
import type { LateAnswer, Verdict } from './take-late.ts';
import type { Call, World } from './world.ts';

export type SyncResult =
  /** `conflict`: another response was recorded before; the answer, or the draft, is that one. */
  | { readonly kind: 'recorded' | 'replayed' | 'conflict'; readonly answer: AnsweredQuestion }
  | { readonly kind: 'recorded' | 'replayed' | 'conflict'; readonly drafted: ShownDraft }
  | { readonly kind: 'refused'; readonly error: AppError };

export type SyncedAnswers = {
  readonly receivedAt: Instant;
  /** How far the device's clock is behind the server's, in ms. */
  readonly skewMs: number;
  readonly clockSuspect: boolean;
  /** In the order of the answers. */
  readonly results: readonly SyncResult[];
  /** Entries in the learner's log afterwards. */
  readonly totalLog: number;
};

async function show(
  world: World,
  learner: Learner,
  kind: 'recorded' | 'replayed' | 'conflict',
  id: string,
): Promise<SyncResult> {
  const presentation = await requirePresentation(world, learner.key, id);
  const recorded = await world.store.recordedAnswer(learner.key, id);
  if (!recorded) throw new Error(`the answer to ${id} is not recorded`);
  return { kind, answer: await presentAnswer(world, learner.key, presentation, recorded) };
}

/** A draft counts from when it arrives: an exam goes by the server's clock alone. */
async function draft(
  world: World,
  learner: Learner,
  answer: LateAnswer,
  call: Call,
): Promise<SyncResult> {
  try {
    return await answerPresentation(world, learner, answer.presentationId, answer, call);
  } catch (error) {
    // What the storage refuses is to be sent again, with all the others.
    if (!(error instanceof AppError) || ERROR_STATUS[error.code] >= 500) throw error;
    return { kind: 'refused', error };
  }
}

/**
 * Records what can be recorded of the answers, and tells of each what came of it; sending them again changes nothing.
 * Throws `storage-*`; then sending all again is safe.
 */
export async function syncAnswers(
  world: World,
  learner: Learner,
  answers: readonly LateAnswer[],
  sentAt: Instant,
  call: Call,
): Promise<SyncedAnswers> {
  const clocks: Clocks = { sentAt, receivedAt: call.now };
  const verdicts = await recordLate(world, learner, answers, clocks, call);
  const resultOf = (answer: LateAnswer, verdict: Verdict | undefined): Promise<SyncResult> => {
    if (!verdict) throw new Error('an answer has no verdict');
    if (verdict.kind === 'refused') return Promise.resolve(verdict);
    if (verdict.kind === 'deferred') return draft(world, learner, answer, call);
    return show(world, learner, verdict.kind, answer.presentationId);
  };
  // Drafts are written in the order of these calls, so the first of two to one question counts.
  const asGiven = answers
    .map((answer, place) => ({ answer, place }))
    .sort((one, other) => one.answer.answeredAt - other.answer.answeredAt);
  const shown = await Promise.all(
    asGiven.map(async ({ answer, place }) => {
      const result = await resultOf(answer, verdicts[place]);
      return [place, result] as const;
    }),
  );
  const results = shown.sort(([one], [other]) => one - other).map(([, result]) => result);
  const totalLog = await world.store.look(
    learner.key,
    (view) => view.entriesSince(Number.MIN_SAFE_INTEGER, 1).at(-1)?.seq ?? 0,
  );
  return {
    receivedAt: call.now,
    skewMs: skewOf(clocks),
    clockSuspect: isSuspect(clocks),
    results,
    totalLog,
  };
}
