// One answer that arrives late: whether it may still be taken, and what it says. What follows is record-late.ts.
import { AppError, notFound } from '#core/base/errors.ts';
import { type Instant, learningDay } from '#core/base/time.ts';
import { dayFrame } from '#core/learner/learner.ts';
import { inGivenOrder } from '#core/memory/given-order.ts';
import { type Clocks, givenAt, givenDay, isTooOld } from '#core/memory/late.ts';
import type { AnswerEntry, NewEntry } from '#core/memory/log.ts';
import {
  answeredSinceClosed,
  entryAsked,
  opened,
  type Session,
  type SessionState,
  settled,
} from '#core/practice/session.ts';
import { afterAnswer } from '#core/practice/step.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { LateFacts } from '#store/decisions.ts';
import { momentOf } from './practice-facts.ts';
import { type AnswerCommand, judge, readResponse } from './submit-answer.ts';
import type { Call, World } from './world.ts';

export type LateAnswer = AnswerCommand & {
  /** What the device calls it. */
  readonly name: string;
  readonly presentationId: string;
  /** By the clock of the device. */
  readonly answeredAt: Instant;
};

/** `deferred`: it is for an exam, whose answers are drafts. `refused` changes nothing. */
export type Verdict =
  | { readonly kind: 'recorded' | 'replayed' | 'conflict' | 'deferred' }
  | { readonly kind: 'refused'; readonly error: AppError };

/** An answer that is to be recorded; `entry` lacks what the fold knows: the prediction just before it. */
export type Taken = {
  readonly answer: LateAnswer;
  readonly entry: NewEntry<AnswerEntry>;
  /** Key of its session. */
  readonly session: number;
};

/** The sessions as the answers leave them, before anything is asked next. */
export type Taking = {
  readonly taken: readonly Taken[];
  readonly sessions: ReadonlyMap<
    number,
    { readonly session: Session; readonly state: SessionState }
  >;
  /** In the order of the answers that were given to it. */
  readonly verdicts: readonly Verdict[];
};

type Found = NonNullable<ReturnType<LateFacts['find']>>;

/** Refuses a rating that its learner gave without having seen what they rated themselves against. */
function requireRevealed(
  { presentation, revision }: Found,
  answered: ReturnType<typeof readResponse>,
) {
  const { ownRating } = bindQuestion(revision).grade(presentation.part, answered);
  if (ownRating === null || presentation.revealedAt !== null) return;
  const detail = 'Reveal the model answer first: without it a recall cannot be rated.';
  throw new AppError('validation-failed', detail, {
    errors: [{ pointer: '#/response', code: 'not-revealed', detail }],
  });
}

/**
 * Takes late answers in the order in which they were given, whatever their order here: so the first of two answers to one
 * presentation counts. Each is judged by itself; what cannot be taken is refused and harms no other.
 */
export function takeLate(
  world: World,
  { view, log, find }: LateFacts,
  answers: readonly LateAnswer[],
  clocks: Clocks,
  call: Call,
): Taking {
  const { settings } = view.learner;
  const happened = inGivenOrder(log);
  const found = new Map(answers.map(({ presentationId: id }) => [id, find(id)] as const));
  const issued = [...found.values()].map((one) => one?.presentation.issuedAt ?? 0);
  const arrival = momentOf(view.last, settings, Math.max(call.now, ...issued));
  const taken = new Map<string, Taken>();
  const sessions = new Map<number, { session: Session; state: SessionState }>();
  let lastDay = Number.MIN_SAFE_INTEGER;

  const take = (answer: LateAnswer, facts: Found, given: Instant): Verdict => {
    const { presentation, session } = facts;
    if (session.state.exam) return { kind: 'deferred' };
    const { id } = presentation;
    const answered = readResponse(world, facts, answer.response);
    const before = facts.recorded?.entry ?? taken.get(id)?.entry;
    if (before) {
      const isSame = before.response === JSON.stringify(answered);
      return { kind: isSame ? 'replayed' : 'conflict' };
    }
    if (isTooOld(answer.answeredAt, clocks)) {
      throw new AppError('answer-too-old', 'It was given more than 30 days before it was sent.');
    }
    requireRevealed(facts, answered);
    const state = sessions.get(session.key)?.state ?? settled(session.state, call.now);
    const asked = entryAsked(state, id, given);
    if (!asked) {
      throw new AppError(
        'session-closed',
        'It was given after the session, or the question, was given up.',
      );
    }
    const ownDay = givenDay(happened, given, learningDay(given, dayFrame(settings)), arrival.day);
    const day = Math.max(ownDay, lastDay);
    lastDay = day;
    const { entry: judged, rating } = judge(
      world,
      { ...facts, view, session: { ...session, state: { ...state, current: asked } } },
      answered,
      answer,
      { at: given, day },
    );
    const at = arrival.at + taken.size;
    const isLate = given !== at || day !== arrival.day;
    const late = isLate ? { late: { at: given, day } } : {};
    const entry = { ...judged, at, day: arrival.day, ...late };
    const { correct } = entry;
    const result = {
      correct,
      rating: entry.disputed ? null : rating,
      lastPart: presentation.part === presentation.parts - 1,
      at: call.now,
    };
    sessions.set(session.key, {
      session,
      state:
        state.status === 'closed'
          ? answeredSinceClosed(state, { id, entry: asked }, correct)
          : afterAnswer(opened(state, id), result),
    });
    taken.set(id, { answer, entry, session: session.key });
    return { kind: 'recorded' };
  };

  const verdicts: Verdict[] = answers.map(() => ({ kind: 'refused', error: notFound() }));
  const inOrder = answers
    .flatMap((answer, place) => {
      const facts = found.get(answer.presentationId);
      if (!facts) return [];
      const { issuedAt } = facts.presentation;
      const given = Math.min(givenAt(answer.answeredAt, clocks, issuedAt), arrival.at);
      return [{ answer, place, facts, given }];
    })
    .sort(
      (one, other) =>
        one.given - other.given ||
        (one.facts.presentation.id < other.facts.presentation.id ? -1 : 1),
    );
  for (const { answer, place, facts, given } of inOrder) {
    try {
      verdicts[place] = take(answer, facts, given);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      verdicts[place] = { kind: 'refused', error };
    }
  }
  return { taken: [...taken.values()], sessions, verdicts };
}
