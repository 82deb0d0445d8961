// What a learner can do, each with the outcome that it must have; every action leaves store and beliefs compared.
import { isDeepStrictEqual } from 'node:util';
import { respond } from '../learner.ts';
import type { Reply } from '../server.ts';
import {
  type Answered,
  answerTo,
  type BelievedSession,
  isEarlyPart,
  isOver,
  isUndoable,
} from './beliefs.ts';
import { checkChange, checkReply, checkState, must } from './invariants.ts';
import { see } from './showing.ts';
import { takeSnapshot } from './snapshot.ts';
import { type Pupil, type Subject, send } from './subject.ts';

type Presentation = Reply['body'];

/** Sends a request and checks what it did to the stores of both learners. */
export async function act(
  subject: Subject,
  pupil: Pupil,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Reply> {
  const reply = await send(subject, pupil, method, path, body, more);
  checkReply(reply, /\/(answers?|reveal)$/.test(path));
  for (const one of subject.pupils) {
    const before = one.snapshot;
    one.snapshot = await takeSnapshot(subject.store, one.key);
    if (one.snapshot.text === before.text) continue;
    must(one === pupil, 'nobody moves another learner’s things', [method, path]);
    must(reply.status < 300, 'what is refused changes nothing', [method, path, reply.text]);
    must(method !== 'GET', 'looking changes nothing', path);
    must(!reply.headers.has('idempotency-replayed'), 'a replay changes nothing', path);
    await checkChange(subject.store, one.key, before, one.snapshot, path === '/v1/sync/answers');
  }
  return reply;
}

export function expectStatus(reply: Reply, status: number, code?: string): void {
  const fits = reply.status === status && (code === undefined || reply.body.code === code);
  must(fits, `the reply is ${status} ${code ?? ''}`, [reply.status, reply.text]);
}

export async function start(
  subject: Subject,
  pupil: Pupil,
  request: Record<string, unknown>,
  more: Record<string, string> = {},
): Promise<BelievedSession> {
  const today = await act(subject, pupil, 'GET', '/v1/me/today');
  const reply = await act(subject, pupil, 'POST', '/v1/sessions', request, more);
  expectStatus(reply, 201);
  const { id, backlog, progress, next } = reply.body;
  const { due, overdue } = today.body;
  must(
    backlog.due === due && backlog.overdue === overdue,
    'a session tells today’s backlog',
    backlog,
  );
  const session: BelievedSession = {
    id,
    request,
    shown: [],
    open: null,
    closed: false,
    lastActiveAt: subject.server.clock.now,
    answered: 0,
  };
  pupil.beliefs.sessions.push(session);
  see(subject, pupil, session, next);
  must(
    progress.answered === 0 && progress.planned === progress.remaining,
    'a session begins at nought',
  );
  return session;
}

export async function next(
  subject: Subject,
  pupil: Pupil,
  session: BelievedSession,
): Promise<void> {
  const over = isOver(session, subject.server.clock.now);
  const { open } = session;
  const before = pupil.snapshot.text;
  const reply = await act(subject, pupil, 'POST', `/v1/sessions/${session.id}/next`);
  expectStatus(reply, over ? 409 : 200, over ? 'session-closed' : undefined);
  if (over) return;
  const { presentation, progress } = reply.body;
  if (open)
    must(isDeepStrictEqual(presentation, open), 'next is the same while one is open', presentation);
  if (pupil.snapshot.text !== before) session.lastActiveAt = subject.server.clock.now;
  see(subject, pupil, session, presentation);
  must(progress.answered === session.answered, 'next counts as the answers did', progress);
  const again = await act(subject, pupil, 'POST', `/v1/sessions/${session.id}/next`);
  must(isDeepStrictEqual(again.body, reply.body), 'next asked twice is the same', again.body);
}

export type How = 'right' | 'wrong' | 'harmless' | 'unknown' | 'misfit';

/** A response in one of several ways; `unknown` names what was not shown, `misfit` has the shape of another input. */
export function responseTo({ input }: Presentation, how: How): unknown {
  const stranger = (index: number) => `opt_${'AB'.repeat(6).slice(index % 2)}`.padEnd(16, 'C');
  const isChoice = !['text', 'recall'].includes(input.kind);
  if (how === 'misfit' || (how === 'unknown' && !isChoice)) {
    return input.kind === 'text' ? { rating: 'good' } : { text: 'misfit' };
  }
  if (how === 'unknown') {
    if (input.kind === 'choose-one') return { choice: stranger(0) };
    if (input.kind === 'choose-many') return { choices: [stranger(0), stranger(1)] };
    if (input.kind === 'order') return { order: input.items.map(() => stranger(0)) };
    return {
      pairs: Object.fromEntries(input.prompts.map(({ id }: { id: string }) => [id, stranger(0)])),
    };
  }
  const harmless = input.options?.find(({ text }: { text: string }) => text === 'wrong two');
  if (how === 'harmless' && harmless && input.kind === 'choose-one') return { choice: harmless.id };
  return respond({ input }, how === 'right');
}

type Promise4 = Record<'again' | 'hard' | 'good' | 'easy', { dueAt: string; intervalDays: number }>;

/** The four outcomes that a card's page promises before the answer. */
async function promised(subject: Subject, pupil: Pupil, card: string): Promise<Promise4> {
  const reply = await act(subject, pupil, 'GET', `/v1/me/cards/${card}`);
  expectStatus(reply, 200);
  const { again, hard, good, easy } = reply.body.whatIf;
  const days = [again, hard, good, easy].map(({ intervalDays }) => intervalDays);
  must(
    isDeepStrictEqual(
      days,
      days.toSorted((a, b) => a - b),
    ),
    'a better rating is never due sooner',
    days,
  );
  return reply.body.whatIf;
}

/** The parts of a case follow each other, unless the case was changed or set aside meanwhile. */
function checkNextPart(
  { server }: Subject,
  { snapshot }: Pupil,
  { question }: Presentation,
  following: Presentation | null,
): void {
  const card = server.world.catalogue().cardsByPublicId.get(question.cardId);
  const hold = snapshot.holds.get(card?.key ?? 0);
  const isSame = card?.questions.some(({ revisionHash }) => revisionHash === question.revision);
  if (!isSame || hold) return;
  const next = following?.question;
  const follows = next?.cardId === question.cardId && next?.case?.part === question.case.part + 1;
  must(follows, 'the parts of a case follow each other', [question, next]);
}

/** True when an answer brings its card back. */
export function isFailed(
  { beliefs }: Pupil,
  session: BelievedSession,
  presentation: Presentation,
  sent: Record<string, unknown>,
  body: Reply['body'],
): boolean {
  if (isEarlyPart(presentation)) return false;
  if (body.scheduled) return body.rating === 'again';
  const guessed = body.outcome.correct && sent['confidence'] === 'guess';
  // Cramming has no rating; a case is right when all its parts are.
  const parts = beliefs.answers.slice(
    1 +
      beliefs.answers.findLastIndex(
        (one) => one.session !== session || !isEarlyPart(one.presentation),
      ),
  );
  const missed = parts.some(
    (one) =>
      !one.undone &&
      one.presentation.question.cardId === presentation.question.cardId &&
      JSON.parse(one.text).outcome.correct === false,
  );
  return !body.outcome.correct || guessed || missed;
}

/** Answers an open presentation; gives the feedback. */
async function record(
  subject: Subject,
  pupil: Pupil,
  session: BelievedSession,
  presentation: Presentation,
  sent: Record<string, unknown>,
): Promise<void> {
  const { beliefs } = pupil;
  const { cardId } = presentation.question;
  const memoryBefore = pupil.snapshot.memoryText;
  const before = beliefs.answers.at(-1);
  const offers = await promised(subject, pupil, cardId);
  const path = `/v1/presentations/${presentation.id}/answer`;
  const reply = await act(subject, pupil, 'POST', path, sent);
  expectStatus(reply, 201);
  const { body, text } = reply;
  const last = before ? JSON.parse(before.text) : null;
  const at = Date.parse(body.recordedAt);
  must(!last || at > Date.parse(last.recordedAt), 'answers are recorded one after the other', body);
  must(at >= Date.parse(presentation.issuedAt), 'an answer comes after its question', body);
  must(body.presentationId === presentation.id, 'feedback is for what was answered', body);
  if (body.memory.dueAt !== null) {
    must(Date.parse(body.memory.dueAt) > at || !body.scheduled, 'due is after the answer', body);
  }
  const ownTrap = body.trapHit?.cardId === cardId;
  // The card's page goes by the clock, the answer by the log: they part when the clock went back in between.
  const isLater = subject.server.clock.now >= Date.parse(presentation.issuedAt);
  if (body.scheduled && !ownTrap && isLater) {
    const offer = offers[body.rating as keyof Promise4];
    must(offer.dueAt === body.memory.dueAt, 'what was promised for the rating is kept', [
      offer,
      body,
    ]);
  }
  const isLast = !isEarlyPart(presentation);
  must((body.rating !== null) === body.scheduled, 'what is scheduled has a rating', body);
  if (isLast) {
    const crams = session.request['affectsSchedule'] === false;
    must(body.scheduled === !crams, 'the last part is scheduled unless this is cramming', body);
  }
  const failed = isFailed(pupil, session, presentation, sent, body);
  session.answered += 1;
  session.lastActiveAt = subject.server.clock.now;
  must(body.progress.answered === session.answered, 'progress counts each answer', body.progress);
  const { answered, correct, wrong, planned, remaining } = body.progress;
  must(
    answered === correct + wrong && planned === answered + remaining,
    'progress adds up',
    body.progress,
  );
  beliefs.answers.push({
    presentation,
    session,
    sent,
    text,
    failed,
    memoryBefore,
    logLength: pupil.snapshot.log.length,
    givenAt: at,
    undone: false,
    reset: false,
  });
  if (!isLast) checkNextPart(subject, pupil, presentation, body.next);
  see(subject, pupil, session, body.next);
}

/** Answers whatever presentation, open or not, fitting or not. */
export async function answer(
  subject: Subject,
  pupil: Pupil,
  session: BelievedSession,
  presentation: Presentation,
  how: How,
  more: Record<string, unknown> = {},
): Promise<void> {
  const sent = { response: responseTo(presentation, how), ...more };
  const path = `/v1/presentations/${presentation.id}/answer`;
  if (how === 'unknown' || how === 'misfit') {
    const isChoice = !['text', 'recall'].includes(presentation.input.kind);
    const code = how === 'unknown' && isChoice ? 'option-unknown' : 'validation-failed';
    expectStatus(await act(subject, pupil, 'POST', path, sent), 422, code);
    return;
  }
  const known = answerTo(pupil.beliefs, presentation.id);
  if (known) return repeat(subject, pupil, known, sent);
  if (isOver(session, subject.server.clock.now) || session.open?.id !== presentation.id) {
    expectStatus(await act(subject, pupil, 'POST', path, sent), 409, 'session-closed');
    return;
  }
  return record(subject, pupil, session, presentation, sent);
}

/** Sends an answer for what was answered before: the same gets the first reply, another one is told of it. */
export async function repeat(
  subject: Subject,
  pupil: Pupil,
  known: Answered,
  sent: Record<string, unknown>,
): Promise<void> {
  const path = `/v1/presentations/${known.presentation.id}/answer`;
  const isSame = isDeepStrictEqual(sent['response'], known.sent['response']);
  const reply = await act(subject, pupil, 'POST', path, sent);
  if (isSame) {
    expectStatus(reply, 200);
    must(reply.text === known.text, 'a replay repeats the first reply', [reply.text, known.text]);
    must(reply.headers.get('idempotency-replayed') === 'true', 'a replay says that it is one');
  } else {
    expectStatus(reply, 409, 'already-answered');
    const isTold = isDeepStrictEqual(reply.body.recorded, JSON.parse(known.text));
    must(isTold, 'who comes late is told what was recorded', reply.body);
  }
  const recorded = await act(subject, pupil, 'GET', path);
  must(recorded.text === known.text, 'a recorded result is told as it was', recorded.text);
}

export async function undo(subject: Subject, pupil: Pupil, known: Answered): Promise<void> {
  const { presentation, session } = known;
  const path = `/v1/answers/${presentation.id.replace('prs_', 'ans_')}/undo`;
  const allowed = isUndoable(pupil.beliefs, known);
  const wasNewest = pupil.snapshot.log.length === known.logLength;
  const reply = await act(subject, pupil, 'POST', path);
  expectStatus(reply, allowed ? 200 : 409, allowed ? undefined : 'undo-not-newest');
  if (!allowed) return;
  const same = pupil.snapshot.memoryText === known.memoryBefore;
  must(same || !wasNewest, 'an undo leaves memory as it was before the answer');
  known.undone = true;
  session.answered -= 1;
  must(
    reply.body.progress.answered === session.answered,
    'an undone answer is not counted',
    reply.body,
  );
  if (isOver(session, subject.server.clock.now)) {
    session.closed = true;
    must(reply.body.next === null, 'a closed session shows nothing', reply.body);
  } else {
    const isPart =
      session.open?.question.cardId === presentation.question.cardId &&
      (session.open?.question.case?.part ?? 1) > 1;
    const stays = session.open === null || isPart || reply.body.next?.id === session.open.id;
    must(stays, 'what was open stays open, but for a later part of the case', reply.body);
    see(subject, pupil, session, reply.body.next);
  }
  expectStatus(await act(subject, pupil, 'POST', path), 409, 'undo-not-newest');
}

export async function close(
  subject: Subject,
  pupil: Pupil,
  session: BelievedSession,
): Promise<void> {
  const path = `/v1/sessions/${session.id}`;
  const { memoryText } = pupil.snapshot;
  const reply = await act(subject, pupil, 'POST', `${path}/close`);
  expectStatus(reply, 200);
  session.closed = true;
  must(memoryText === pupil.snapshot.memoryText, 'closing moves no card');
  must(
    reply.body.progress.answered === session.answered,
    'a summary counts the answers',
    reply.body,
  );
  const again = await act(subject, pupil, 'POST', `${path}/close`);
  must(again.text === reply.text, 'closing twice is closing once', again.text);
  const shown = await act(subject, pupil, 'GET', path);
  must(
    shown.body.status === 'closed' && shown.body.next === null,
    'a closed session is over',
    shown.body,
  );
  expectStatus(await act(subject, pupil, 'POST', `${path}/next`), 409, 'session-closed');
}

export async function changeCard(
  subject: Subject,
  pupil: Pupil,
  card: string,
  verb: 'bury' | 'suspend' | 'resume' | 'reset',
): Promise<void> {
  const { memoryText, log } = pupil.snapshot;
  const reply = await act(subject, pupil, 'POST', `/v1/me/cards/${card}/${verb}`);
  expectStatus(reply, 200);
  if (verb !== 'reset')
    must(memoryText === pupil.snapshot.memoryText, 'setting aside moves no memory');
  if (verb === 'suspend')
    must(reply.body.suspended === true, 'a suspended card says so', reply.body);
  if (verb === 'bury')
    must(reply.body.buriedUntil !== null, 'a buried card says until when', reply.body);
  if (verb === 'resume') {
    const isFree = reply.body.suspended === false && reply.body.buriedUntil === null;
    must(isFree, 'a resumed card is free', reply.body);
  }
  if (verb !== 'reset') return;
  must(reply.body.memory === null, 'a reset card is new', reply.body);
  // There was nothing to forget.
  if (pupil.snapshot.log.length === log.length) return;
  const { at } = pupil.snapshot.log.at(-1) ?? { at: 0 };
  pupil.beliefs.resets.push({ card, at });
  for (const one of pupil.beliefs.answers) {
    if (one.presentation.question.cardId === card) one.reset = true;
  }
}

export async function settle(subject: Subject): Promise<void> {
  for (const pupil of subject.pupils) await checkState(subject, pupil);
}
