// Gives a device the next questions of a session before they are answered, so that practice goes on without a connection.
import { AppError, notFound } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import { issueAhead as issue } from '#core/practice/ahead.ts';
import { issued, settled } from '#core/practice/session.ts';
import { takeNext } from '#core/practice/step.ts';
import { stepFacts } from './practice-facts.ts';
import { type Presented, present, requirePresentation } from './present.ts';
import type { Call, World } from './world.ts';

/**
 * What the session shows, the open presentation first, with as many more as there may be up to `size`. The same again
 * until something is answered. Throws `not-found`, `session-closed`, and `validation-failed` for an exam.
 */
export async function issueAhead(
  world: World,
  learner: Learner,
  id: string,
  size: number,
  call: Call,
): Promise<readonly Presented[]> {
  const session = await world.store.stepSession(learner.key, id, (found, view) => {
    const state = settled(found.state, call.now);
    if (state.exam) {
      const detail = 'An exam shows all its questions from the start; list its presentations.';
      throw new AppError('validation-failed', detail, {
        errors: [{ pointer: '#', code: 'in-exam', detail }],
      });
    }
    if (state.status === 'closed') {
      throw new AppError('session-closed', 'This session is closed; start a new one.');
    }
    const facts = stepFacts(world, call, view);
    const active = { ...state, lastActiveAt: call.now };
    const first = state.open === null ? takeNext(active, facts) : { session: active, next: null };
    const { session, more } = issue(first.session, size, facts);
    return first.next || more.length > 0 ? { session, next: first.next, more } : null;
  });
  if (!session) throw notFound();
  return Promise.all(
    issued(session.state).map(async (shown) => {
      const presentation = await requirePresentation(world, learner.key, shown.id);
      return present(world, presentation, session.id, false);
    }),
  );
}
