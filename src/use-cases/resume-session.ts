// Shows a session as it stands, lists sessions, and gives the presentation to answer next.
import { AppError, notFound } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import {
  type Mode,
  type Progress,
  progress,
  type Session,
  settled,
} from '#core/practice/session.ts';
import { takeNext } from '#core/practice/step.ts';
import { requireRunning, settleExam } from './close-exam.ts';
import { stepFacts } from './practice-facts.ts';
import { type Presented, presentSession, type ShownSession } from './present.ts';
import type { Call, World } from './world.ts';

function asOf(session: Session, call: Call): Session {
  return { ...session, state: settled(session.state, call.now) };
}

/** Throws `not-found`. */
export async function getSession(
  world: World,
  learner: Learner,
  id: string,
  call: Call,
): Promise<ShownSession> {
  const session = await world.store.session(learner.key, id);
  if (!session) throw notFound();
  return presentSession(world, asOf(await settleExam(world, session, call), call));
}

/** Newest first, at most `limit`, those before a session's key; of one mode when one is given. */
export async function listSessions(
  world: World,
  learner: Learner,
  page: {
    readonly limit: number;
    readonly before: number | null;
    readonly mode?: Mode | undefined;
  },
  call: Call,
): Promise<ShownSession[]> {
  const sessions = await world.store.sessions(learner.key, page.limit, page.before, page.mode);
  return Promise.all(
    sessions.map(async (session) =>
      presentSession(world, asOf(await settleExam(world, session, call), call)),
    ),
  );
}

/**
 * The open presentation, or the next one, which is opened; null when nothing is left. The same at every call until it
 * is answered. Throws `not-found`, `session-closed`.
 */
export async function nextPresentation(
  world: World,
  learner: Learner,
  id: string,
  call: Call,
): Promise<{ presentation: Presented | null; progress: Progress }> {
  const session = await world.store.stepSession(learner.key, id, (found, view) => {
    const state = settled(found.state, call.now);
    if (state.exam) requireRunning(found, call.now);
    if (state.status === 'closed') {
      throw new AppError('session-closed', 'This session is closed; start a new one.');
    }
    return state.open === null && state.queue.length > 0
      ? takeNext({ ...state, lastActiveAt: call.now }, stepFacts(world, call, view))
      : null;
  });
  if (!session) throw notFound();
  const shown = await presentSession(world, session);
  return { presentation: shown.next, progress: progress(session.state) };
}
