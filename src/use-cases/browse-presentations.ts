// The questions of a session one by one: the list for a navigator, a single one, and the flag beside it.
import { AppError, notFound } from '#core/base/errors.ts';
import type { SheetRow } from '#core/exam/sheet.ts';
import type { Learner } from '#core/learner/learner.ts';
import { requireRunning, settleExam } from './close-exam.ts';
import { type Presented, present, requirePresentation } from './present.ts';
import type { Call, World } from './world.ts';

export type NavigatorRow = {
  readonly presentationId: string;
  readonly position: number;
  readonly answered: boolean;
  readonly flagged: boolean;
};

function navigatorRow({ presentation, draft, flagged }: SheetRow): NavigatorRow {
  const { id, position, answeredSeq } = presentation;
  const answered = draft !== null || answeredSeq !== null;
  return { presentationId: id, position, answered, flagged };
}

/** What the session has asked so far, by position; of an exam the whole form from the start. Throws `not-found`. */
export async function listPresentations(
  world: World,
  learner: Learner,
  sessionId: string,
  call: Call,
): Promise<NavigatorRow[]> {
  const session = await world.store.session(learner.key, sessionId);
  if (!session) throw notFound();
  await settleExam(world, session, call);
  return (await world.store.sheet(session.key)).map(navigatorRow);
}

/** One question as it was and is shown, answered or not. Throws `not-found`. */
export async function getPresentation(
  world: World,
  learner: Learner,
  id: string,
): Promise<Presented> {
  const presentation = await requirePresentation(world, learner.key, id);
  const sheet = await world.store.sheet(presentation.session);
  const row = sheet.find((one) => one.presentation.id === id);
  return present(world, presentation, presentation.sessionId, !!row && navigatorRow(row).answered);
}

/**
 * Sets or takes away the flag beside a question of a running exam. Throws `not-found`, `validation-failed` outside an
 * exam, `exam-over`, `session-closed`.
 */
export async function flagPresentation(
  world: World,
  learner: Learner,
  id: string,
  flagged: boolean,
  call: Call,
): Promise<NavigatorRow> {
  const row = await world.store.markSheet(learner.key, id, ({ session, row: { draft } }) => {
    if (!session.state.exam) {
      const detail = 'Only a question of an exam can be flagged.';
      throw new AppError('validation-failed', detail, {
        errors: [{ pointer: '#/flagged', code: 'not-in-exam', detail }],
      });
    }
    requireRunning(session, call.now);
    return { draft, flagged, session: session.state };
  });
  if (!row) throw notFound();
  return navigatorRow(row);
}
