// A practice session as data: its queue, its counts, and the presentation that is open.
import type { Instant } from '../base/time.ts';
import type { Sitting } from '../exam/sitting.ts';
import type { LearnerKey } from '../learner/learner.ts';
import type { CardKey, QuestionKey, RevisionKey } from '../question/catalogue.ts';

export const MODES = ['review', 'drill', 'exam'] as const;
export type Mode = (typeof MODES)[number];

export const REASONS = ['due', 'overdue', 'new', 'relearning', 'trap', 'drill', 'exam'] as const;
export type ReasonKind = (typeof REASONS)[number];

/** Why a learner is asked this now. */
export type Reason = {
  readonly kind: ReasonKind;
  readonly text: string;
  /** Start of the learning day on which the card was due; null when it is new. */
  readonly dueAt: Instant | null;
  /** Predicted recall at the moment of asking, 0–1; null when it is new. */
  readonly retrievability: number | null;
  /** Drawn at random, to check the predictions; the answer is logged as such, and the API shows it in words only. */
  readonly probe?: true;
};

/** A card waiting in a session. `question` and `part` are set for the later parts of a case. */
export type QueueEntry = {
  readonly card: CardKey;
  readonly kind: ReasonKind;
  /** How often the card came back in this session after a wrong answer. */
  readonly returns: number;
  /** When an answer to the card was taken back, for which it is asked again. */
  readonly undoneAt?: Instant;
  /** Drawn at random among the known cards that are not due. */
  readonly probe?: true;
  /** Asked because an exam plan ranks it high, due or not. */
  readonly planned?: true;
  readonly question?: QuestionKey;
  readonly revision?: RevisionKey;
  readonly part?: number;
  /** True once a part of this case was answered wrong. */
  readonly caseWrong?: boolean;
};

export type Backlog = {
  readonly due: number;
  readonly overdue: number;
  /** Days until nothing is overdue at the daily limit; null when the limit is 0. */
  readonly daysToClear: number | null;
};

/** What the session asked and what is left; `planned` is always `answered + remaining`. */
export type Progress = {
  readonly planned: number;
  readonly answered: number;
  /** Null while an exam runs, which tells nothing about correctness; at its end what is unanswered is wrong. */
  readonly correct: number | null;
  readonly wrong: number | null;
  readonly remaining: number;
};

export type Counts = {
  readonly answered: number;
  readonly correct: number;
  readonly wrong: number;
};

/** A presentation without an answer, and the entry that it asks. */
export type Issued = { readonly id: string; readonly entry: QueueEntry };

/** What changes while a session runs. */
export type SessionState = {
  readonly status: 'open' | 'closed';
  readonly queue: readonly QueueEntry[];
  /** Entry whose presentation is open, and that presentation; both null when nothing is open. */
  readonly current: QueueEntry | null;
  readonly open: string | null;
  /** Issued ahead of being asked, in order: each is opened when nothing before it is left. Never empty. */
  readonly ahead?: readonly Issued[];
  readonly counts: Counts;
  /** The card that was answered last, and whether it was new then: not every card may follow. */
  readonly previous?: Pick<QueueEntry, 'card' | 'kind'>;
  /** Presentations issued so far; the next one has this position, from 0. */
  readonly issued: number;
  readonly lastActiveAt: Instant;
  readonly closedAt: Instant | null;
  /** What was open when the session was closed: an answer that was given before may still arrive. */
  readonly left?: readonly Issued[];
  /** What the learner was told at the close of the next learning day; a closed session tells it again. */
  readonly tomorrow?: Tomorrow;
  /** Only in an exam: what it asks was issued when it began, so its queue stays empty. */
  readonly exam?: Sitting;
};

/** Cards due on the next learning day at the latest, and new ones that its limit allows. */
export type Tomorrow = { readonly due: number; readonly new: number };

export type Session = {
  readonly key: number;
  /** `ses_…` */
  readonly id: string;
  readonly learner: LearnerKey;
  readonly mode: Mode;
  readonly affectsSchedule: boolean;
  readonly createdAt: Instant;
  readonly backlog: Backlog;
  readonly state: SessionState;
};

/** One question, or one part of a case, shown once to one learner. */
export type NewPresentation = {
  /** `prs_` and 22 base64url characters of 128 random bits. */
  readonly id: string;
  readonly card: CardKey;
  readonly question: QuestionKey;
  readonly revision: RevisionKey;
  readonly part: number;
  readonly parts: number;
  /** From 0, in the order of issue. */
  readonly position: number;
  readonly reason: Reason;
  readonly issuedAt: Instant;
};

export type Presentation = NewPresentation & {
  readonly session: number;
  readonly sessionId: string;
  readonly learner: LearnerKey;
  /** Sequence number of the answer in the learner's log; null while unanswered. */
  readonly answeredSeq: number | null;
  readonly revealedAt: Instant | null;
};

/** A session without a request for this long is closed; its answers are kept. */
export const IDLE_MS = 24 * 60 * 60 * 1000;

export function progress(state: SessionState): Progress {
  const { counts, queue, exam, status } = state;
  if (exam) {
    const planned = exam.placed.length;
    const remaining = planned - counts.answered;
    const told = status === 'closed' ? counts : { correct: null, wrong: null };
    return { planned, answered: counts.answered, ...told, remaining };
  }
  const { open, ahead = [] } = state;
  const remaining = queue.length + ahead.length + (open === null ? 0 : 1);
  return { planned: counts.answered + remaining, ...counts, remaining };
}

/**
 * The state at an instant: an open session that idled for too long has been closed since then. Not an exam: that one
 * ends at its deadline, and its answers with it (use-cases/close-exam.ts).
 */
export function settled(state: SessionState, now: Instant): SessionState {
  const idleEnd = state.lastActiveAt + IDLE_MS;
  if (state.exam) return state;
  return state.status === 'open' && now >= idleEnd ? closed(state, idleEnd) : state;
}

/** Closes a session; a closed one stays as it is. What is open is given up, and counts as what remained. */
export function closed(state: SessionState, at: Instant): SessionState {
  if (state.status === 'closed') return state;
  const begun = state.current ? [state.current] : [];
  const ahead = (state.ahead ?? []).map(({ entry }) => entry);
  const left = issued(state);
  return {
    ...withAhead(state, []),
    ...(left.length === 0 ? {} : { left }),
    status: 'closed',
    queue: [...begun, ...ahead, ...state.queue],
    open: null,
    current: null,
    closedAt: at,
  };
}

/** What the session shows and nobody has answered, in order. */
export function issued({
  open,
  current,
  ahead = [],
}: Pick<SessionState, 'open' | 'current' | 'ahead'>): readonly Issued[] {
  return open !== null && current ? [{ id: open, entry: current }, ...ahead] : ahead;
}

/** The session with one of what it shows as the open one, to be answered before its turn. */
export function opened(state: SessionState, id: string): SessionState {
  const shown = issued(state);
  const found = shown.find((one) => one.id === id);
  if (!found) return state;
  const others = shown.filter((one) => one.id !== id);
  return withAhead({ ...state, open: id, current: found.entry }, others);
}

/** The session with this and nothing else issued ahead. */
export function withAhead(
  { ahead: _before, ...state }: SessionState,
  ahead: readonly Issued[],
): SessionState {
  return ahead.length === 0 ? state : { ...state, ahead };
}

/**
 * The entry that a presentation asks, where an answer that was given at `at` may be taken: it is open, or it was when
 * the session was closed, and that was later. Null otherwise.
 */
export function entryAsked(state: SessionState, id: string, at: Instant): QueueEntry | null {
  const isClosed = state.status === 'closed';
  if (isClosed && at >= (state.closedAt ?? at)) return null;
  const asked = isClosed ? (state.left ?? []) : issued(state);
  return asked.find((one) => one.id === id)?.entry ?? null;
}

/** A closed session after an answer to something that it left open. */
export function answeredSinceClosed(
  { left = [], queue, counts, ...state }: SessionState,
  { id, entry }: Issued,
  correct: boolean,
): SessionState {
  const place = queue.findIndex(({ card, part }) => card === entry.card && part === entry.part);
  return {
    ...state,
    left: left.filter((one) => one.id !== id),
    queue: queue.filter((_, index) => index !== place),
    counts: {
      answered: counts.answered + 1,
      correct: counts.correct + (correct ? 1 : 0),
      wrong: counts.wrong + (correct ? 0 : 1),
    },
  };
}
