// One step of a session: taking the next card from the queue, and putting a failed one back.

// Above 250 lines because all that changes a queue while a session runs stands together.
import type { Instant, LearningDay } from '../base/time.ts';
import type { LearnerSettings } from '../learner/learner.ts';
import { dayFrame } from '../learner/learner.ts';
import type { AnswerEntry } from '../memory/log.ts';
import type { Hold, Memory, Rating, TrapCount } from '../memory/memory.ts';
import type { CardKey, Catalogue, QuestionKey, RevisionKey } from '../question/catalogue.ts';
import type { Quarantined } from '../question/quarantine.ts';
import { chooseQuestion } from './choose.ts';
import { clash, confusableIn } from './confusable.ts';
import { type Done, remainingPlan, remainingToday } from './limits.ts';
import { isHeld, OTHERS_BETWEEN } from './queue.ts';
import { explainReason } from './reason.ts';
import {
  issued,
  type NewPresentation,
  type QueueEntry,
  type SessionState,
  withAhead,
} from './session.ts';

/** A card comes back at most this often in one session, so that a session ends. */
const MOST_RETURNS = 2;

export type StepFacts = {
  readonly catalogue: Catalogue;
  readonly settings: LearnerSettings;
  readonly now: Instant;
  readonly today: LearningDay;
  readonly memory: (card: CardKey) => Memory | null;
  readonly retrievability: (memory: Memory) => number;
  readonly trap: (card: CardKey) => TrapCount | null;
  readonly seen: (card: CardKey) => ReadonlyMap<QuestionKey, number>;
  /** With the cards that rest; see `withResting`. */
  readonly holds: () => ReadonlyMap<CardKey, Hold>;
  readonly quarantined: () => Quarantined;
  /** What is done of the daily limits on `today`. */
  readonly done: Done;
  /** Time that this learner takes for an answer, in ms; see `usualAnswerMs`. */
  readonly answerMs: () => number;
  /** Cards that the exam plan has for the whole of `today`; see `remainingPlan`. */
  readonly planCapacity: number | null;
  /** The learner's newest standing answers, some tens of them, oldest first. */
  readonly recent: () => readonly AnswerEntry[];
  /** Makes `prs_…`. */
  readonly newId: () => string;
};

/** The question that asks a card, or the part of one. */
type Asked = { question: QuestionKey; revision: RevisionKey; part: number; parts: number };

/** False when something since the queue was made (another session, a hold, an edit) took the reason away. */
function stillWanted(entry: QueueEntry, memory: Memory | null, facts: StepFacts): boolean {
  if (entry.kind === 'drill') return true;
  if (entry.returns > 0) {
    const last = facts.recent().findLast(({ card }) => card === entry.card);
    if (entry.undoneAt !== undefined && (last?.at ?? 0) < entry.undoneAt) return true;
    return !last || last.day < facts.today || last.rating === null || last.rating === 'again';
  }
  if (entry.kind === 'relearning') return memory?.lastRating === 'again';
  const { settings, done, answerMs, planCapacity } = facts;
  const isFresh = entry.kind === 'new' ? memory === null : memory !== null;
  // Neither a planned card nor a probe need be due; both are done with for today once they were reviewed.
  const isOpen = isFresh && (memory === null || memory.lastDay < facts.today);
  if (entry.planned) return isOpen && remainingPlan(settings, done, planCapacity, answerMs) > 0;
  const left = remainingToday(settings, done, answerMs);
  if (entry.kind === 'new') return isOpen && left.newCards > 0;
  if (entry.probe) return isOpen && left.reviews > 0;
  return memory !== null && memory.dueDay <= facts.today && left.reviews > 0;
}

/** What asks an entry now; null when it is not to be asked any more. */
export function ask(entry: QueueEntry, facts: StepFacts): Asked | null {
  const card = facts.catalogue.cards.get(entry.card);
  if (!card || card.retired) return null;
  const hold = facts.holds().get(entry.card);
  if (entry.kind === 'drill' ? hold?.suspended : isHeld(hold, facts.today)) return null;
  if (entry.question !== undefined && entry.revision !== undefined && entry.part !== undefined) {
    // A case that has begun goes on with the wording it began with; in quarantine it does not go on.
    if (facts.quarantined().has(entry.question)) return null;
    const question = card.questions.find(({ key }) => key === entry.question);
    if (!question || question.revision !== entry.revision) return null;
    return {
      question: question.key,
      revision: entry.revision,
      part: entry.part,
      parts: question.parts,
    };
  }
  if (!stillWanted(entry, facts.memory(entry.card), facts)) return null;
  const question = chooseQuestion(card, facts.seen(entry.card), facts.quarantined());
  if (!question) return null;
  return { question: question.key, revision: question.revision, part: 0, parts: question.parts };
}

function laterParts(entry: QueueEntry, asked: Asked): QueueEntry[] {
  if (asked.part !== 0) return [];
  return Array.from({ length: asked.parts - 1 }, (_, index) => ({
    ...entry,
    question: asked.question,
    revision: asked.revision,
    part: index + 1,
  }));
}

/** How many other cards must still be answered before a failed one may come back. */
export function othersMissing(entry: QueueEntry, facts: StepFacts): number {
  if (entry.returns === 0 || entry.undoneAt !== undefined || entry.part !== undefined) return 0;
  const answers = facts.recent();
  const last = answers.findLastIndex(({ card }) => card === entry.card);
  if (last < 0) return 0;
  const others = new Set(answers.slice(last + 1).map(({ card }) => card));
  return Math.max(0, OTHERS_BETWEEN - others.size);
}

/** True when the entry must not be asked right after what was answered last; a card taken back is, whatever was. */
export function clashes(
  entry: QueueEntry,
  { previous }: Pick<SessionState, 'previous'>,
  facts: StepFacts,
): boolean {
  const isFree = entry.kind === 'drill' || entry.undoneAt !== undefined || entry.part !== undefined;
  return !isFree && previous !== undefined && clash(previous, entry, confusableIn(facts.catalogue));
}

/** An entry as it is shown now, at this position. */
export function show(
  entry: QueueEntry,
  asked: Asked,
  position: number,
  facts: StepFacts,
): NewPresentation {
  const memory = facts.memory(entry.card);
  return {
    id: facts.newId(),
    card: entry.card,
    ...asked,
    position,
    reason: explainReason(entry, {
      memory,
      retrievability: memory ? facts.retrievability(memory) : null,
      trap: facts.trap(entry.card),
      today: facts.today,
      frame: dayFrame(facts.settings),
    }),
    issuedAt: facts.now,
  };
}

/**
 * Opens the next presentation of an open session that has none: what was issued ahead, which gives no new one, or the
 * next of the queue; entries whose reason is gone, or for which the day has
 * no room any more, are dropped. One that clashes with what was answered last waits for another to come between, and
 * is dropped when there is none. `next` is null when the queue is empty.
 */
export function takeNext(
  state: SessionState,
  facts: StepFacts,
): { session: SessionState; next: NewPresentation | null } {
  const [first, ...rest] = state.ahead ?? [];
  if (first) {
    const session = { ...state, open: first.id, current: first.entry };
    return { session: withAhead(session, rest), next: null };
  }
  const queue = [...state.queue];
  const putOff = new Set<QueueEntry>();
  const waiting: QueueEntry[] = [];
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    const asked = ask(entry, facts);
    if (!asked) continue;
    if (clashes(entry, state, facts)) {
      waiting.push(entry);
      continue;
    }
    const missing = othersMissing(entry, facts);
    if (missing > 0) {
      // What stood between is gone: it waits for as many others, once, or does not come back in this session.
      const place = putOff.has(entry) ? null : returnPlace(queue, entry.card, missing);
      if (place !== null) queue.splice(place, 0, entry);
      putOff.add(entry);
      continue;
    }
    const next = show(entry, asked, state.issued, facts);
    const session = {
      ...state,
      queue: [...laterParts(entry, asked), ...waiting, ...queue],
      current: entry,
      open: next.id,
      issued: state.issued + 1,
    };
    return { session, next };
  }
  return { session: { ...state, queue: [], current: null, open: null }, next: null };
}

/** Place in the queue behind which at least `between` other cards come first; null when there are fewer. */
function returnPlace(queue: readonly QueueEntry[], card: CardKey, between: number): number | null {
  const others = new Set<CardKey>();
  for (const [index, entry] of queue.entries()) {
    if (others.size >= between && entry.part === undefined) return index;
    if (entry.card !== card) others.add(entry.card);
  }
  return others.size >= between ? queue.length : null;
}

/** The session after an answer to its open presentation; nothing is open then. `rating` null: a case goes on. */
export function afterAnswer(
  state: SessionState,
  result: { correct: boolean; rating: Rating | null; lastPart: boolean; at: Instant },
): SessionState {
  const { current } = state;
  let queue = [...state.queue];
  if (current && !result.lastPart && !result.correct) {
    queue = queue.map((entry) =>
      entry.card === current.card && entry.part !== undefined
        ? { ...entry, caseWrong: true }
        : entry,
    );
  }
  if (current && result.lastPart && result.rating === 'again' && current.returns < MOST_RETURNS) {
    // What was issued ahead comes before the queue.
    const ahead = (state.ahead ?? []).map(({ entry }) => entry);
    const place = returnPlace([...ahead, ...queue], current.card, OTHERS_BETWEEN);
    const { card, kind, returns } = current;
    const back = {
      card,
      kind: kind === 'drill' ? kind : 'relearning',
      returns: returns + 1,
    } as const;
    if (place !== null) queue.splice(Math.max(0, place - ahead.length), 0, back);
  }
  const answered = current && { previous: { card: current.card, kind: current.kind } };
  return {
    ...state,
    ...answered,
    queue,
    current: null,
    open: null,
    counts: {
      answered: state.counts.answered + 1,
      correct: state.counts.correct + (result.correct ? 1 : 0),
      wrong: state.counts.wrong + (result.correct ? 0 : 1),
    },
    lastActiveAt: result.at,
  };
}

/**
 * The session after an answer was taken back: it is not counted any more, and its card is asked again, next of all
 * unless it is open already.
 */
export function afterUndo(
  state: SessionState,
  answer: Pick<QueueEntry, 'card' | 'kind' | 'probe'> & { correct: boolean; undoneAt: Instant },
): SessionState {
  const counts = {
    answered: state.counts.answered - 1,
    correct: state.counts.correct - (answer.correct ? 1 : 0),
    wrong: state.counts.wrong - (answer.correct ? 0 : 1),
  };
  const isOpen = state.current?.card === answer.card;
  const isShown = issued(state).some(
    ({ entry }) => entry.card === answer.card && entry.part === undefined,
  );
  if (isShown) return { ...state, counts };
  const others = state.queue.filter(({ card }) => card !== answer.card);
  const { card, kind, undoneAt, probe } = answer;
  const again: QueueEntry = { card, kind, returns: 1, undoneAt, ...(probe ? { probe } : {}) };
  // A case of which a later part is open begins anew, and that part is given up.
  const givenUp = isOpen ? { current: null, open: null } : {};
  // The parts of another case that has begun are not torn apart.
  const begun = others.filter(({ part }) => part !== undefined);
  const rest = others.filter(({ part }) => part === undefined);
  return { ...state, ...givenUp, counts, queue: [...begun, again, ...rest] };
}
