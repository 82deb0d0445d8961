// Writes a response on the answer sheet of an exam, where it can be revised until the end; nothing is graded here.
import { AppError, notFound } from '#core/base/errors.ts';
import { type Draft, firstUnanswered, type SheetRow } from '#core/exam/sheet.ts';
import type { Learner } from '#core/learner/learner.ts';
import { progress } from '#core/practice/session.ts';
import type { Response } from '#core/question/input.ts';
import type { Answered } from '#core/question/question-type.ts';
import type { SheetFacts, SheetMark } from '#store/decisions.ts';
import { requireRunning } from './close-exam.ts';
import { type Presented, present } from './present.ts';
import {
  type AnswerCommand,
  readResponse,
  type SubmittedAnswer,
  submitAnswer,
} from './submit-answer.ts';
import type { Call, World } from './world.ts';

/** A draft as its learner may see it. */
export type ShownDraft = {
  readonly presentationId: string;
  readonly draft: Draft;
  /** The response in the shape in which it was sent. */
  readonly response: Response;
  readonly next: Presented | null;
};

export type DraftedAnswer = {
  /** `conflict`: another response is on the sheet, which stays; only a revision replaces it. */
  readonly kind: 'recorded' | 'replayed' | 'conflict';
  readonly drafted: ShownDraft;
};

/** Null where the row has no draft. */
export async function showDraft(
  world: World,
  { presentation, draft }: SheetRow,
): Promise<ShownDraft | null> {
  if (!draft) return null;
  const { question, layout } = await present(world, presentation, presentation.sessionId, true);
  const answered = JSON.parse(draft.response) as Answered;
  const offered = draft.told.next;
  const next =
    offered === null ? null : await world.store.presentation(presentation.learner, offered);
  return {
    presentationId: presentation.id,
    draft,
    response: question.written(presentation.part, answered, layout),
    next: next && (await present(world, next, next.sessionId, false)),
  };
}

function requireExam({ session }: SheetFacts): void {
  if (session.state.exam) return;
  const detail = 'Only an answer in an exam can be revised; elsewhere the first one stands.';
  throw new AppError('validation-failed', detail, {
    errors: [{ pointer: '#/response', code: 'not-in-exam', detail }],
  });
}

function write(
  { session, row, sheet }: SheetFacts,
  response: string,
  { confidence, elapsedMs }: AnswerCommand,
  { now }: Call,
): SheetMark {
  const { presentation, draft, flagged } = row;
  const { counts } = session.state;
  const answered = counts.answered + (draft ? 0 : 1);
  const open = firstUnanswered(sheet, presentation.id);
  const at = Math.max(now, presentation.issuedAt);
  const state = { ...session.state, counts: { ...counts, answered }, open, lastActiveAt: at };
  const told = { progress: progress(state), next: open };
  return { draft: { response, confidence, elapsedMs, at, told }, flagged, session: state };
}

async function draftAnswer(
  world: World,
  learner: Learner,
  presentationId: string,
  command: AnswerCommand,
  call: Call,
  revises: boolean,
): Promise<DraftedAnswer> {
  let kind: DraftedAnswer['kind'] = 'recorded';
  const row = await world.store.markSheet(learner.key, presentationId, (facts) => {
    requireExam(facts);
    const { presentation, draft } = facts.row;
    const { revision } = facts;
    const read = readResponse(world, { presentation, revision }, command.response);
    const response = JSON.stringify(read);
    if (draft && !revises) {
      kind = draft.response === response ? 'replayed' : 'conflict';
      return null;
    }
    requireRunning(facts.session, call.now);
    kind = draft ? 'replayed' : 'recorded';
    return write(facts, response, command, call);
  });
  const drafted = row && (await showDraft(world, row));
  if (!drafted) throw notFound();
  return { kind, drafted };
}

/**
 * Writes or replaces the draft of a question of an exam, whole. `replayed` says that there was one before. Throws
 * `not-found`, `validation-failed` (also outside an exam), `option-unknown`, `exam-over`, `session-closed`.
 */
export function reviseAnswer(
  world: World,
  learner: Learner,
  presentationId: string,
  command: AnswerCommand,
  call: Call,
): Promise<DraftedAnswer> {
  return draftAnswer(world, learner, presentationId, command, call, true);
}

/** Records an answer in whatever session asked: for good, or in an exam as a draft. Throws what both throw. */
export async function answerPresentation(
  world: World,
  learner: Learner,
  presentationId: string,
  command: AnswerCommand,
  call: Call,
): Promise<Exclude<SubmittedAnswer, { kind: 'deferred' }> | DraftedAnswer> {
  const submitted = await submitAnswer(world, learner, presentationId, command, call);
  if (submitted.kind !== 'deferred') return submitted;
  return draftAnswer(world, learner, presentationId, command, call, false);
}
