// Records a learner's answer and decides what follows from it: rating, memory, trap, and the next question.
import { AppError, notFound } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import type { AnswerEntry, NewEntry } from '#core/memory/log.ts';
import type { Confidence, Memory } from '#core/memory/memory.ts';
import { POLICY, rate } from '#core/memory/rating.ts';
import { applyAnswer, forwardForTrap, memorySeed } from '#core/memory/review.ts';
import { countAnswer } from '#core/practice/limits.ts';
import { progress, settled } from '#core/practice/session.ts';
import { afterAnswer, takeNext } from '#core/practice/step.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { Answered } from '#core/question/question-type.ts';
import type { AnswerDecision, AnswerFacts } from '#store/store.ts';
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

export type SubmittedAnswer = {
  /** `conflict`: another response was recorded before; the answer is that one. */
  readonly kind: 'recorded' | 'replayed' | 'conflict';
  readonly answer: AnsweredQuestion;
};

/** Reads what the learner sent into author's terms; AppError `validation-failed` or `option-unknown` otherwise. */
function readResponse(world: World, facts: AnswerFacts, sent: unknown): Answered {
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

function decide(
  world: World,
  call: Call,
  facts: AnswerFacts,
  answered: Answered,
  command: AnswerCommand,
): AnswerDecision {
  const { presentation, view } = facts;
  const session = settled(facts.session.state, call.now);
  if (session.status === 'closed') {
    throw new AppError('session-closed', 'This session is closed; start a new one.');
  }
  if (session.open !== presentation.id) {
    throw new AppError('session-closed', 'This question was given up; ask for the next one.');
  }
  const { settings } = view.learner;
  const { at, day } = momentOf(view.last, settings, Math.max(call.now, presentation.issuedAt));
  const params = paramsOf(settings);
  const catalogue = world.catalogue();
  const card = cardOf(catalogue, presentation.card);
  const question = bindQuestion(facts.revision);
  const outcome = question.grade(presentation.part, answered);
  const lastPart = presentation.part === presentation.parts - 1;
  const allRight = outcome.correct && !(session.current?.caseWrong ?? false);
  const guessChance = question.guessChance(presentation.part);
  const { affectsSchedule } = facts.session;
  const scheduled = affectsSchedule && lastPart;
  const derived = rate({
    correct: allRight,
    confidence: command.confidence,
    guessChance,
    ownRating: outcome.ownRating,
  });
  const before = view.memory(presentation.card);
  const trapCard = outcome.trap === null ? null : cardOfBank(catalogue, card.bank, outcome.trap);

  const entry: NewEntry<AnswerEntry> = {
    kind: 'answer',
    at,
    day,
    card: presentation.card,
    question: presentation.question,
    revision: presentation.revision,
    presentation: presentation.id,
    response: JSON.stringify(answered),
    correct: outcome.correct,
    score: outcome.score,
    confidence: command.confidence,
    elapsedMs:
      command.elapsedMs === null ? null : Math.min(command.elapsedMs, at - presentation.issuedAt),
    guessChance,
    predicted: before ? world.scheduler.retrievability(before, day, params) : null,
    rating: scheduled ? derived.rating : null,
    trapCard: trapCard?.key ?? null,
    affectsSchedule,
    policy: POLICY,
    params,
  };

  // The same single steps, in the same order, as the fold in core/memory/review.ts.
  const changed = new Map<CardKey, Memory>();
  const seed = memorySeed(view.learner.id, card.publicId);
  const reviewed = applyAnswer(before, entry, world.scheduler, seed);
  if (reviewed) changed.set(entry.card, reviewed);
  const hit = affectsSchedule ? entry.trapCard : null;
  const hitMemory = hit === null ? null : (changed.get(hit) ?? view.memory(hit));
  const forwarded = hitMemory && forwardForTrap(hitMemory, day);
  if (hit !== null && forwarded) changed.set(hit, forwarded);
  const after = changed.get(entry.card) ?? null;

  const answeredState = afterAnswer(session, {
    correct: outcome.correct,
    rating: derived.rating,
    lastPart,
    at: call.now,
  });
  const done = countAnswer(doneOn(view, day), entry, before);
  const steps = stepFacts(world, call, view);
  const { session: state, next } = takeNext(answeredState, {
    ...steps,
    now: at,
    today: day,
    memory: (key) => changed.get(key) ?? steps.memory(key),
    done,
    recent: () => [...steps.recent(), { ...entry, seq: Number.MAX_SAFE_INTEGER }],
  });
  return {
    entry,
    done,
    memory: entry.rating === null ? null : after,
    trapDue: hit !== null && forwarded ? { card: hit, dueDay: forwarded.dueDay } : null,
    session: state,
    next,
    receipt: {
      memory: showMemory(world, settings, after, day),
      scheduled,
      progress: progress(state),
      trapTimes: trapCard ? (view.trapCount(trapCard.key)?.times ?? 0) + 1 : null,
      next: next?.id ?? null,
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
  let kind: SubmittedAnswer['kind'] = 'recorded';
  const recorded = await world.store.recordAnswer(learner.key, presentationId, (facts) => {
    const answered = readResponse(world, facts, command.response);
    if (facts.recorded) {
      kind = facts.recorded.entry.response === JSON.stringify(answered) ? 'replayed' : 'conflict';
      return null;
    }
    kind = 'recorded';
    return decide(world, call, facts, answered, command);
  });
  if (!recorded) throw notFound();
  const presentation = await requirePresentation(world, learner.key, presentationId);
  return { kind, answer: await presentAnswer(world, learner.key, presentation, recorded) };
}
