// What must be true after every command: of every reply, of every change of the store, and of the store as it stands.
import { inGivenOrder } from '#core/memory/given-order.ts';
import type { AnswerEntry, LogEntry } from '#core/memory/log.ts';
import { standingAnswers } from '#core/memory/log.ts';
import type { Memory } from '#core/memory/memory.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { Answered } from '#core/question/question-type.ts';
import type { Store } from '#store/store.ts';
import { CANARY } from '../banks.ts';
import { findFaults } from '../journey.ts';
import type { Reply } from '../server.ts';
import { isOver } from './beliefs.ts';
import type { Snapshot } from './snapshot.ts';
import type { Pupil, Subject } from './subject.ts';

/** A promise that the product broke. */
class Broken extends Error {
  override readonly name = 'Broken';
}

export function must(isKept: boolean, promise: string, seen?: unknown): asserts isKept {
  if (!isKept)
    throw new Broken(seen === undefined ? promise : `${promise}: ${JSON.stringify(seen)}`);
}

/** Never a bug; every refusal a problem; no key but in feedback. */
export function checkReply(reply: Reply, isFeedback: boolean): void {
  const { status, headers, body, text } = reply;
  must(status < 500, 'the server makes no mistake', text);
  if (status >= 400) {
    const isProblem = headers.get('content-type') === 'application/problem+json';
    must(isProblem && body.status === status && body.code, 'a refusal is a problem document', text);
  }
  const synced = body?.results?.map((result: Reply['body']) => result.feedback?.next ?? null);
  const next = synced ?? body?.next ?? body?.recorded?.next ?? null;
  const open = isFeedback ? JSON.stringify(next) : text;
  must(!open.includes(CANARY), 'no key leaves before the answer is recorded', open);
}

type Answer = { readonly entry: AnswerEntry; readonly snapshot: Snapshot };

/** A new answer is graded by the wording that was shown, belongs to its learner, and is recorded after it was shown. */
async function checkAnswer(store: Store, learner: number, { entry, snapshot }: Answer) {
  const found = snapshot.sessions
    .flatMap(({ session, presentations }) => presentations.map((shown) => ({ session, shown })))
    .find(({ shown }) => shown.id === entry.presentation);
  must(found !== undefined, 'an answer belongs to a presentation of its learner', entry);
  const { session, shown } = found;
  must(
    session.learner === learner && shown.learner === learner,
    'all of it is one learner’s',
    entry,
  );
  must(
    entry.revision === shown.revision,
    'an answer is graded by the wording that was shown',
    entry,
  );
  const wasProbe = shown.reason.text.startsWith('A spot check');
  must(entry.probe === wasProbe, 'a spot check is logged as one, and nothing else is', entry);
  must(entry.at >= shown.issuedAt, 'an answer comes after its question', [
    entry.at,
    shown.issuedAt,
  ]);
  const time = entry.elapsedMs === null || entry.elapsedMs <= entry.at - shown.issuedAt;
  must(time, 'no answer takes longer than its question was shown', entry);
  const question = bindQuestion(await store.revision(entry.revision));
  const outcome = question.grade(shown.part, JSON.parse(entry.response) as Answered);
  must(outcome.correct === entry.correct, 'the grade is that of the recorded response', entry);
}

function checkLapse(
  entry: AnswerEntry,
  before: Memory | undefined,
  after: Memory | undefined,
): void {
  if (!before || !after || entry.rating !== 'again') return;
  must(after.lapses === before.lapses + 1, 'a lapse counts once', [before, after]);
  const shorter = after.dueDay - after.lastDay <= before.dueDay - before.lastDay;
  must(shorter, 'a lapse never lengthens the interval', [before, after]);
}

/** The log only grows, by one entry at most unless answers came late (`many`), and memory grows with it. */
export async function checkChange(
  store: Store,
  learner: number,
  before: Snapshot,
  after: Snapshot,
  many: boolean,
): Promise<void> {
  const kept = before.logLines.every((line, index) => line === after.logLines[index]);
  must(kept, 'the log keeps what it has');
  const fresh: readonly LogEntry[] = after.log.slice(before.log.length);
  const isOne = fresh.length <= 1 || (many && fresh.every(({ kind }) => kind === 'answer'));
  must(isOne, 'one request logs one thing', fresh);
  const [entry] = fresh;
  if (!entry) must(before.memoryText === after.memoryText, 'no memory moves without the log');
  for (const one of fresh) {
    if (one.kind !== 'answer') continue;
    await checkAnswer(store, learner, { entry: one, snapshot: after });
    if (!many) checkLapse(one, before.memories.get(one.card), after.memories.get(one.card));
  }
  if (entry?.kind === 'undo' || entry?.kind === 'reset') return;
  for (const [card, memory] of before.memories) {
    const now = after.memories.get(card);
    const grows = now && now.reps >= memory.reps && now.lapses >= memory.lapses;
    must(grows === true, 'repetitions and lapses never decrease', [memory, now]);
  }
}

function checkMemories({ log, memories }: Snapshot): void {
  const reps = new Map<number, number>();
  const standing = new Set(standingAnswers(log).map(({ seq }) => seq));
  for (const entry of inGivenOrder(log)) {
    if (entry.kind === 'reset') reps.delete(entry.card);
    if (entry.kind !== 'answer' || !standing.has(entry.seq) || entry.rating === null) continue;
    reps.set(entry.card, (reps.get(entry.card) ?? 0) + 1);
  }
  must(reps.size === memories.size, 'every card that was reviewed has a memory, and no other');
  for (const [card, memory] of memories) {
    const { stabilityDays, difficulty, dueDay, lastDay } = memory;
    must(memory.reps === reps.get(card), 'repetitions are the reviews that stand', [card, memory]);
    const inRange =
      Number.isFinite(stabilityDays) && stabilityDays > 0 && difficulty >= 1 && difficulty <= 10;
    must(inRange, 'stability and difficulty stay in their ranges', memory);
    const interval = dueDay - lastDay;
    must(
      interval >= 1 && interval <= 36_500,
      'due comes after the review, within a century',
      memory,
    );
  }
}

function checkSession(
  pupil: Pupil,
  { session, presentations }: Snapshot['sessions'][number],
): void {
  const { state } = session;
  const believed = pupil.beliefs.sessions.find(({ id }) => id === session.id);
  must(believed !== undefined, 'no session exists that was not asked for', session.id);
  const { log } = pupil.snapshot;
  const ids = new Set(presentations.map(({ id }) => id));
  const counted = standingAnswers(log).filter(({ presentation }) => ids.has(presentation));
  const right = counted.filter(({ correct }) => correct).length;
  const counts = { answered: counted.length, correct: right, wrong: counted.length - right };
  must(
    JSON.stringify(state.counts) === JSON.stringify(counts),
    'a session counts the answers that stand',
    [state.counts, counts],
  );
  must(state.issued === presentations.length, 'a session knows how often it asked');
  for (const [index, { position, answeredSeq, parts, id }] of presentations.entries()) {
    must(position === index, 'presentations are numbered in their order');
    if (answeredSeq !== null) {
      const entry = log[answeredSeq - 1];
      const names = entry?.kind === 'answer' && entry.presentation === id;
      must(names, 'what is marked as answered has its answer in the log', id);
    } else if (id !== state.open) {
      // Given up: with its session, or because an earlier part of its case was taken back.
      must(state.status === 'closed' || parts > 1, 'one presentation is open at most', id);
    }
  }
  const first = new Set(
    believed.shown
      .map(({ question }) => question.cardId)
      .filter((card, at, all) => all.indexOf(card) === at),
  );
  const size = Number(believed.request['size'] ?? 20);
  must(first.size <= size, 'a session asks no more cards than it was asked for', [...first]);
  must(!believed.closed || state.status === 'closed', 'what was closed stays closed', session.id);
}

/** The store of a learner as it stands, against what the replies said. */
export async function checkState({ store, server }: Subject, pupil: Pupil): Promise<void> {
  const { snapshot, beliefs, key } = pupil;
  const faults = await findFaults(store, key);
  must(faults.length === 0, 'memory is what the log says, and the log is whole', faults);
  const logged = snapshot.log.flatMap((entry) =>
    entry.kind === 'answer' ? [entry.presentation] : [],
  );
  const told = beliefs.answers.map(({ presentation }) => presentation.id);
  must(
    JSON.stringify(logged) === JSON.stringify(told),
    'each answer that was acknowledged is in the log once, in its order, and no other',
    [logged.length, told.length],
  );
  const marked = snapshot.sessions
    .flatMap(({ presentations }) => presentations)
    .filter(({ answeredSeq }) => answeredSeq !== null);
  must(marked.length === logged.length, 'each logged answer marks its presentation');
  checkMemories(snapshot);
  for (const one of snapshot.sessions) checkSession(pupil, one);
  must(snapshot.sessions.length === beliefs.sessions.length, 'each session is kept');
  for (const { session } of snapshot.sessions) {
    const believed = beliefs.sessions.find(({ id }) => id === session.id);
    const over = believed && isOver(believed, server.clock.now);
    must(
      session.state.status === 'open' || over === true,
      'no session closes by itself before its time',
    );
  }
}
