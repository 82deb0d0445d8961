// Records a learner's answer and decides what follows from it: rating, memory, trap, and the next question.
import { AppError, notFound } from '#core/base/errors.ts';
import type { Instant, LearningDay } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import type { AnswerEntry, NewEntry } from '#core/memory/log.ts';
import type { Confidence, Memory, Rating } from '#core/memory/memory.ts';
import { ratingPolicies } from '#core/memory/rating-policies/index.ts';
import { applyAnswer, forwardForTrap, memorySeed } from '#core/memory/review.ts';
import { countAnswer } from '#core/practice/limits.ts';
import { opened, progress, type SessionState, settled } from '#core/practice/session.ts';
import { afterAnswer, takeNext } from '#core/practice/step.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { Answered } from '#core/question/question-type.ts';
import type { AnswerDecision, AnswerFacts } from '#store/decisions.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { freeDaysBefore } from './free-days.ts';
import { doneOn, momentOf, paramsOf, showMemory, stepFacts } from './practice-facts.ts';
import {
  type AnsweredQuestion,
  cardOf,
  cardOfBank,
  layoutOf,
  presentAnswer,
  requirePresentation,
} from './present.ts';
import type { Call, World } from './world.ts';

export type AnswerCommand = {
  readonly response: unknown;
  readonly elapsedMs: number | null;
  readonly confidence: Confidence | null;
};

export type SubmittedAnswer =
  | {
      /** `conflict`: another response was recorded before; the answer is that one. */
      readonly kind: 'recorded' | 'replayed' | 'conflict';
      readonly answer: AnsweredQuestion;
    }
  /** Nothing was done: this is a question of an exam, whose answers are drafts (draft-answer.ts). */
  | { readonly kind: 'deferred' };

/** Reads what the learner sent into author's terms; AppError `validation-failed` or `option-unknown` otherwise. */
export function readResponse(
  world: World,
  facts: Pick<AnswerFacts, 'presentation' | 'revision'>,
  sent: unknown,
): Answered {
  const question = bindQuestion(facts.revision);
  const { part } = facts.presentation;
  const fit = question.response(part).safeParse(sent);
  if (!fit.success) {
    const [issue] = fit.error.issues;
    const pointer = ['#', 'response', ...(issue?.path ?? []).map(String)].join('/');
    throw new AppError(
      'validation-failed',
      'The response does not fit the input of this question.',
      {
        errors: [{ pointer, code: issue?.code ?? 'invalid', detail: issue?.message ?? 'Invalid.' }],
      },
    );
  }
  const layout = layoutOf(world, facts.presentation, question, facts.revision.hash);
  return question.read(part, fit.data, layout);
}

/**
 * The session with the question as the open one, if it was issued ahead of that. Refuses an answer to a session that
 * ended, or to a question that was given up.
 */
function requireOpen(facts: AnswerFacts, now: Instant): SessionState {
  const session = settled(facts.session.state, now);
  if (session.status === 'closed') {
    throw new AppError('session-closed', 'This session is closed; start a new one.');
  }
  const { id } = facts.presentation;
  if (session.open === id) return session;
  if (!session.ahead?.some((one) => one.id === id)) {
    throw new AppError('session-closed', 'This question was given up; ask for the next one.');
  }
  return opened(session, id);
}

/** Grades and rates: the facts of the answer, as the log keeps them. A case is rated whole, with its last part. */
export function judge(
  world: World,
  facts: Omit<AnswerFacts, 'recorded'>,
  answered: Answered,
  command: AnswerCommand,
  moment: { readonly at: Instant; readonly day: LearningDay },
): { readonly entry: NewEntry<AnswerEntry>; readonly rating: Rating } {
  const { presentation, view } = facts;
  const { affectsSchedule } = facts.session;
  const { part, parts, issuedAt } = presentation;
  const params = paramsOf(view.learner);
  const catalogue = world.catalogue();
  const question = bindQuestion(facts.revision);
  const outcome = question.grade(part, answered);
  const guessChance = question.guessChance(part);
  const caseWrong = facts.session.state.current?.caseWrong === true;
  const { rating } = ratingPolicies[view.policy].rate({
    correct: outcome.correct && !caseWrong,
    confidence: command.confidence,
    guessChance,
    // What was recalled at the end of a failed case does not make up for it.
    ownRating: caseWrong ? null : outcome.ownRating,
  });
  const before = view.memory(presentation.card);
  const { bank } = cardOf(catalogue, presentation.card);
  const disputed = view.quarantined().has(presentation.question);
  const trap = disputed ? null : outcome.trap;
  const trapCard = trap === null ? null : cardOfBank(catalogue, bank, trap);
  const entry: NewEntry<AnswerEntry> = {
    kind: 'answer',
    ...moment,
    card: presentation.card,
    question: presentation.question,
    revision: presentation.revision,
    presentation: presentation.id,
    response: JSON.stringify(answered),
    correct: outcome.correct,
    score: outcome.score,
    confidence: command.confidence,
    elapsedMs:
      command.elapsedMs === null ? null : Math.min(command.elapsedMs, moment.at - issuedAt),
    guessChance,
    predicted: before && world.scheduler.retrievability(before, moment.day, params),
    rating: affectsSchedule && part === parts - 1 && !disputed ? rating : null,
    trapCard: trapCard?.key ?? null,
    affectsSchedule,
    probe: presentation.reason.probe === true,
    ...(disputed ? { disputed } : {}),
    policy: view.policy,
    params,
    ...(parts > 1 ? { casePart: { session: presentation.session, part } } : {}),
  };
  return { entry, rating };
}

/** Memories after the answer, of its own card and of the one whose trap it chose; those that stay are left out. */
export function moveMemories(
  world: World,
  view: PracticeView,
  entry: NewEntry<AnswerEntry>,
): ReadonlyMap<CardKey, Memory> {
  // The same single steps, in the same order, as the fold in core/memory/review.ts.
  const moved = new Map<CardKey, Memory>();
  const seed = memorySeed(view.learner.id, cardOf(world.catalogue(), entry.card).publicId);
  const reviewed = applyAnswer(view.memory(entry.card), entry, world.scheduler, seed);
  if (reviewed && entry.rating !== null) moved.set(entry.card, reviewed);
  const hit = entry.affectsSchedule ? entry.trapCard : null;
  const known = hit === null ? null : (moved.get(hit) ?? view.memory(hit));
  if (hit !== null && known) moved.set(hit, forwardForTrap(known, entry.day));
  return moved;
}

function decide(
  world: World,
  call: Call,
  facts: AnswerFacts,
  answered: Answered,
  command: AnswerCommand,
): AnswerDecision {
  const { presentation, view } = facts;
  const { settings } = view.learner;
  const session = requireOpen(facts, call.now);
  const moment = momentOf(view.last, settings, Math.max(call.now, presentation.issuedAt));
  const asked = { ...facts, session: { ...facts.session, state: session } };
  const { entry, rating } = judge(world, asked, answered, command, moment);
  const moved = moveMemories(world, view, entry);
  const memory = (card: CardKey) => moved.get(card) ?? view.memory(card);
  const forwarded = entry.trapCard === null ? undefined : moved.get(entry.trapCard);

  const lastPart = presentation.part === presentation.parts - 1;
  // Whatever is in doubt does not bring its card back.
  const rated = entry.disputed ? null : rating;
  const result = { correct: entry.correct, rating: rated, lastPart, at: call.now };
  const done = countAnswer(doneOn(view, entry.day), entry, view.memory(entry.card));
  const steps = stepFacts(world, call, view);
  const { session: state, next } = takeNext(afterAnswer(session, result), {
    ...steps,
    now: entry.at,
    today: entry.day,
    memory,
    done,
    recent: () => [...steps.recent(), { ...entry, seq: Number.MAX_SAFE_INTEGER }],
  });
  return {
    entry,
    done,
    free: freeDaysBefore(world.catalogue(), view, entry.day),
    memory: entry.rating === null ? null : memory(entry.card),
    trapDue:
      entry.trapCard !== null && forwarded
        ? { card: entry.trapCard, dueDay: forwarded.dueDay }
        : null,
    session: state,
    next,
    receipt: {
      memory: showMemory(world, view.learner, memory(entry.card), entry.day),
      scheduled: entry.rating !== null,
      progress: progress(state),
      trapTimes: entry.trapCard === null ? null : (view.trapCount(entry.trapCard)?.times ?? 0) + 1,
      next: state.open,
    },
  };
}

/**
 * Records one answer, once: the same response again is `replayed`, another one is a `conflict`, and both change
 * nothing. Throws `not-found`, `session-closed`, `validation-failed`, `option-unknown`, `storage-*`.
 */
export async function submitAnswer(
  world: World,
  learner: Learner,
  presentationId: string,
  command: AnswerCommand,
  call: Call,
): Promise<SubmittedAnswer> {
  let kind: 'recorded' | 'replayed' | 'conflict' = 'recorded';
  let isDeferred = false;
  const recorded = await world.store.recordAnswer(learner.key, presentationId, (facts) => {
    if (facts.session.state.exam) {
      isDeferred = true;
      return null;
    }
    const answered = readResponse(world, facts, command.response);
    if (facts.recorded) {
      kind = facts.recorded.entry.response === JSON.stringify(answered) ? 'replayed' : 'conflict';
      return null;
    }
    kind = 'recorded';
    return decide(world, call, facts, answered, command);
  });
  if (isDeferred) return { kind: 'deferred' };
  if (!recorded) throw notFound();
  const presentation = await requirePresentation(world, learner.key, presentationId);
  return { kind, answer: await presentAnswer(world, learner.key, presentation, recorded) };
}
