// What must be true of a presentation when it is shown: for the first time by all rules of practice, later by being the same.
import { isDeepStrictEqual } from 'node:util';
import { type LearningDay, learningDay, startOfDay } from '#core/base/time.ts';
import { inGivenOrder } from '#core/memory/given-order.ts';
import { standingAnswers } from '#core/memory/log.ts';
import type { Reply } from '../server.ts';
import { type Answered, type BelievedSession, isEarlyPart, standing } from './beliefs.ts';
import { must } from './invariants.ts';
import { CONFUSABLE, LIMITS, type Pupil, print, type Subject } from './subject.ts';

type Presentation = Reply['body'];

const OTHERS_BETWEEN = 4;
const FRAME = { dayStartsAt: 240 };

/** The learning day on which something would be logged now. */
function dayNow({ server }: Subject, { snapshot, timeZone }: Pupil): LearningDay {
  const last = snapshot.log.at(-1);
  const at = Math.max(server.clock.now, (last?.at ?? 0) + 1);
  return Math.max(learningDay(at, { ...FRAME, timeZone }), last?.day ?? Number.MIN_SAFE_INTEGER);
}

function checkOptions({ server }: Subject, { input, question }: Presentation): void {
  const shown = input.options ?? input.items ?? [];
  const ids = [...shown, ...(input.prompts ?? []), ...(input.choices ?? [])].map(({ id }) => id);
  must(new Set(ids).size === ids.length, 'each option has an id of its own', ids);
  must(
    ids.every((id) => /^opt_[\w-]{12}$/.test(id)),
    'ids of options are opaque',
    ids,
  );
  const card = server.world.catalogue().cardsByPublicId.get(question.cardId);
  must(card !== undefined, 'a card is named by its public id', question.cardId);
}

/** In its own words a spot check, which alone may ask what is not due. */
function isProbe({ reason }: Presentation): boolean {
  return reason.text.startsWith('A spot check');
}

/** Cards that are easily confused do not follow each other while one of them is new; a card that is gone confuses nobody. */
function checkNeighbours({ server }: Subject, before: Presentation, next: Presentation): void {
  const ids = [before.question.cardId, next.question.cardId];
  const cards = server.world.catalogue().cardsByPublicId;
  const isServed = (id: string) => cards.get(id)?.retired === false;
  const confused = CONFUSABLE.some((pair) => pair.every((id) => ids.includes(id) && isServed(id)));
  const fresh = [before, next].some(({ reason }) => reason.kind === 'new');
  must(!confused || !fresh, 'a new card is not beside one that it is confused with', ids);
}

/** Asked again without being taken back: only what failed, and after others, in other words. */
function checkAgain(pupil: Pupil, same: readonly Answered[], next: Presentation): void {
  const last = same.findLast(({ presentation }) => !isEarlyPart(presentation));
  if (!last) return;
  must(last.failed, 'a card is asked once a session unless it was missed', next);
  const all = standing(pupil.beliefs);
  const since = all
    .slice(all.indexOf(last) + 1)
    .map(({ presentation }) => presentation.question.cardId);
  const others = new Set(since);
  others.delete(next.question.cardId);
  must(others.size >= OTHERS_BETWEEN, 'a missed card comes back after four others', [...others]);
}

function checkDay(
  subject: Subject,
  pupil: Pupil,
  session: BelievedSession,
  next: Presentation,
): void {
  const { kind, dueAt } = next.reason;
  const day = dayNow(subject, pupil);
  const frame = { ...FRAME, timeZone: pupil.timeZone };
  if (dueAt !== null && kind !== 'drill' && kind !== 'relearning') {
    const begins = startOfDay(day, frame);
    const hasCome = Date.parse(dueAt) <= begins || isProbe(next);
    must(hasCome, 'a card is asked when its day has come', next.reason);
    // A later part tells what its card is by then: new, when an undo elsewhere took its memory meanwhile.
    const first = session.shown.filter(({ question }) => (question.case?.part ?? 1) === 1);
    const early = first.some(({ reason }) => reason.kind === 'new');
    must(!early, 'due cards come before new ones', next);
  }
  if (subject.clockWentBack) return;
  const firsts = new Map<number, boolean>();
  const known = new Set<number>();
  const stands = new Set(standingAnswers(pupil.snapshot.log).map(({ seq }) => seq));
  for (const entry of inGivenOrder(pupil.snapshot.log)) {
    if (entry.kind === 'reset') known.delete(entry.card);
    if (entry.kind !== 'answer' || entry.rating === null || !stands.has(entry.seq)) continue;
    const isNew = !known.has(entry.card);
    if (entry.day === day && !firsts.has(entry.card)) firsts.set(entry.card, isNew);
    known.add(entry.card);
  }
  const newCards = [...firsts.values()].filter(Boolean).length;
  const reviews = firsts.size - newCards;
  if (kind === 'new')
    must(newCards < LIMITS.newPerDay, 'a day has its limit of new cards', newCards);
  if (dueAt !== null && kind !== 'drill' && kind !== 'relearning') {
    must(reviews < LIMITS.reviewsPerDay, 'a day has its limit of reviews', reviews);
  }
}

function checkFirst(
  subject: Subject,
  pupil: Pupil,
  session: BelievedSession,
  next: Presentation,
): void {
  const { question, reason } = next;
  checkOptions(subject, next);
  const card = print(subject.edition).cards.find(({ id }) => id === question.cardId);
  must(card !== undefined, 'a retired card is not asked', question);
  const name = question.case?.id ?? question.id;
  const isInUse = card.questions.some(({ id }) => id === name);
  must(isInUse, 'a retired question is not asked', question);

  const key = subject.server.world.catalogue().cardsByPublicId.get(question.cardId)?.key ?? 0;
  const hold = pupil.snapshot.holds.get(key);
  must(hold?.suspended !== true, 'a suspended card is not asked', question);
  const buried = (hold?.buriedUntil ?? Number.MIN_SAFE_INTEGER) > dayNow(subject, pupil);
  must(!buried || session.request['mode'] === 'drill', 'a buried card is not asked', question);
  const before = pupil.beliefs.lastShown.get(question.cardId);
  pupil.beliefs.lastShown.set(question.cardId, name);
  if (question.case && question.case.part > 1) return;
  const other = card.questions.length < 2 || before !== name;
  must(other, 'a card is not asked in the same words twice running', question);

  const same = pupil.beliefs.answers.filter(
    (answer) =>
      answer.session === session && answer.presentation.question.cardId === question.cardId,
  );
  // A card is asked anew for a part of a case that was taken back, too.
  const wasUndone = same.some(({ undone }) => undone);
  if (!wasUndone) checkAgain(pupil, same, next);
  const isReview = session.request['mode'] !== 'drill';
  const mayCheck = isReview && session.request['affectsSchedule'] !== false;
  must(!isProbe(next) || mayCheck, 'only reviews that count are checked', next.reason);
  if (!wasUndone && reason.kind !== 'drill') checkDay(subject, pupil, session, next);
  const last = session.shown.at(-1);
  if (!wasUndone && isReview && last) checkNeighbours(subject, last, next);
}

/** Takes note of what a reply shows as open in a session. */
export function see(
  subject: Subject,
  pupil: Pupil,
  session: BelievedSession,
  next: Presentation | null,
): void {
  const known = next && session.shown.find(({ id }) => id === next.id);
  if (known)
    must(isDeepStrictEqual(known, next), 'a presentation is the same whenever it is shown', next);
  if (next && !known) {
    must(next.sessionId === session.id, 'a presentation belongs to its session', next);
    must(next.position === session.shown.length, 'positions count from nought', next);
    checkFirst(subject, pupil, session, next);
    session.shown.push(next);
  }
  session.open = next;
}
