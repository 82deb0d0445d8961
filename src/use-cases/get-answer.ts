// The recorded result of a presentation, and the model answer of a recall question before it is rated.
import { AppError, notFound } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import type { Presentation } from '#core/practice/session.ts';
import { settleExam } from './close-exam.ts';
import { type ShownDraft, showDraft } from './draft-answer.ts';
import { type AnsweredQuestion, present, presentAnswer, requirePresentation } from './present.ts';
import type { Call, World } from './world.ts';

/** The draft of an answer in an exam that runs; null in any other session, and where nothing is written. */
async function findDraft(
  world: World,
  { learner, sessionId, id }: Presentation,
  call: Call,
): Promise<ShownDraft | null> {
  const session = await world.store.session(learner, sessionId);
  if (!session?.state.exam || session.state.status === 'closed') return null;
  const sheet = await world.store.sheet(session.key);
  const row = sheet.find(({ presentation }) => presentation.id === id);
  if (!row?.draft) return null;
  const { state } = await settleExam(world, session, call);
  return state.status === 'open' ? showDraft(world, row) : null;
}

/** Throws `not-found` until the presentation is answered; in an exam that runs the answer is a draft. */
export async function getAnswer(
  world: World,
  learner: Learner,
  presentationId: string,
  call: Call,
): Promise<{ readonly answer: AnsweredQuestion } | { readonly drafted: ShownDraft }> {
  const presentation = await requirePresentation(world, learner.key, presentationId);
  const drafted =
    presentation.answeredSeq === null ? await findDraft(world, presentation, call) : null;
  if (drafted) return { drafted };
  const recorded = await world.store.recordedAnswer(learner.key, presentationId);
  if (!recorded) throw notFound();
  return { answer: await presentAnswer(world, learner.key, presentation, recorded) };
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
