// The recorded result of a presentation, and the model answer of a recall question before it is rated.
import { AppError, notFound } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import { type AnsweredQuestion, present, presentAnswer, requirePresentation } from './present.ts';
import type { Call, World } from './world.ts';

/** Throws `not-found` until the presentation is answered. */
export async function getAnswer(
  world: World,
  learner: Learner,
  presentationId: string,
): Promise<AnsweredQuestion> {
  const presentation = await requirePresentation(world, learner.key, presentationId);
  const recorded = await world.store.recordedAnswer(learner.key, presentationId);
  if (!recorded) throw notFound();
  return presentAnswer(world, learner.key, presentation, recorded);
}

/** Shows a recall question's model answer and notes that it was shown. Throws `not-found`, `validation-failed`. */
export async function revealAnswer(
  world: World,
  learner: Learner,
  presentationId: string,
  call: Call,
): Promise<{ presentationId: string; key: unknown }> {
  const presentation = await requirePresentation(world, learner.key, presentationId);
  const { question, layout } = await present(world, presentation, presentation.sessionId, false);
  if (question.present(presentation.part, layout).kind !== 'recall') {
    throw new AppError(
      'validation-failed',
      'Only a recall question has an answer to reveal before it is answered.',
    );
  }
  await world.store.revealPresentation(learner.key, presentationId, call.now);
  return { presentationId, key: question.key(presentation.part, layout) };
}
