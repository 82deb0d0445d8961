// Thirty days of practice with everything that happens in them, told over HTTP and watched from outside day by day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DayFrame, dayName, learningDay, startOfDay } from '#core/base/time.ts';
import { type AnswerEntry, standingAnswers } from '#core/memory/log.ts';
import { edition, RETIRED_CARD, RETIRED_QUESTION, REWORDED } from '../support/editions.ts';
import { bodyOf, findFaults, type Journey, listAll, openJourney } from '../support/journey.ts';
import { DAY, MINUTE, type Reply } from '../support/server.ts';
import { createStudent } from '../support/student.ts';

const FRAME: DayFrame = { timeZone: 'Europe/Berlin', dayStartsAt: 240 };
const LIMITS = { newPerDay: 5, reviewsPerDay: 14 };
/** Midnight in Berlin at the beginning of the first day; summer time ends on the way. */
const FIRST = Date.parse('2026-10-09T22:00:00.000Z');
const DAYS = 30;
const BREAK = new Set([9, 10, 11]);
/** Minutes after 04:00 at which the last session of a day begins. */
const LATE = [18 * 60, 19 * 60 + 57, 23 * 60 + 57];
const OTHERS_BETWEEN = 4;
const MOST_RETURNS = 2;

type Presentation = Reply['body'];
type Asked = {
  readonly card: string;
  readonly question: string;
  readonly kind: string;
  failed: boolean;
  undone: boolean;
};

/** What one session showed and what was answered, in order; parts of a case count as one. */
type Watched = { readonly shown: Presentation[]; readonly asked: Asked[] };

let journey: Journey;
let me = 0;
const student = createStudent('thirty days');
const faults: string[] = [];
const met = { kinds: new Set<string>(), undone: 0, returned: 0, guessed: 0, trapped: 0, probes: 0 };
const reached = { newLimit: 0, reviewLimit: 0, overdue: 0 };
/** Cards that were answered and remembered on a learning day, and stay so unless it is taken back. */
const settledOn = new Map<string, Set<string>>();
const setAside = new Set<string>();
const retired = new Set<string>();
let promised: { due: number; new: number; summed: number } | null = null;

const at = (day: number, hours: number, minutes = 0): number =>
  startOfDay(learningDay(FIRST + day * DAY + DAY / 2, FRAME), FRAME) +
  (hours * 60 + minutes) * MINUTE;
const nowDay = (): number => learningDay(journey.server.clock.now, FRAME);
const get = async (path: string) => bodyOf(await journey.server.get(path));
const post = async (path: string, body?: unknown, status = 200) =>
  bodyOf(await journey.server.post(path, body), status);

async function standing(): Promise<AnswerEntry[]> {
  return standingAnswers(await journey.store.log(me));
}

/** Cards of the day that its limits count: asked for the first time ever, and reviewed. */
async function done(day: number): Promise<{ newCards: number; reviews: number }> {
  const first = new Map<number, AnswerEntry>();
  for (const entry of await standing()) {
    if (entry.day === day && entry.rating !== null && !first.has(entry.card)) {
      first.set(entry.card, entry);
    }
  }
  const newCards = [...first.values()].filter(({ predicted }) => predicted === null).length;
  return { newCards, reviews: first.size - newCards };
}

function complain(next: Presentation, what: string): void {
  const where = `day ${dayName(nowDay())}, ${next.id} (${next.question.cardId}, ${next.reason.kind})`;
  faults.push(`${where}: ${what}`);
}

/** Looks at a presentation when it is shown for the first time. */
async function show(next: Presentation | null, watched: Watched): Promise<Presentation | null> {
  if (!next || watched.shown.some(({ id }) => id === next.id)) return next;
  await judge(next, watched);
  watched.shown.push(next);
  return next;
}

async function judge(next: Presentation, { shown, asked }: Watched): Promise<void> {
  const { cardId, id } = next.question;
  const kind: string = next.reason.kind;
  met.kinds.add(next.input.kind);
  if (retired.has(cardId) || retired.has(id)) complain(next, 'is retired');
  if (setAside.has(cardId)) complain(next, 'is set aside');
  if (next.question.case && next.question.case.part > 1) return;
  const same = asked.filter((one) => one.card === cardId);
  const again = same.some(({ undone }) => undone);
  if (kind === 'relearning') {
    const last = asked.findLastIndex((one) => one.card === cardId && !one.undone);
    const others = new Set(
      asked
        .slice(last + 1)
        .filter((one) => !one.undone)
        .map((one) => one.card),
    );
    if (last >= 0 && !again) {
      met.returned += 1;
      if (others.size < OTHERS_BETWEEN) complain(next, `comes back after ${others.size} others`);
    }
    const questions = journey.server.world.catalogue().cardsByPublicId.get(cardId)?.questions ?? [];
    const before = same.at(-1)?.question;
    if (questions.length > 1 && before === id) complain(next, 'asks the same question again');
    return;
  }
  if (settledOn.get(dayName(nowDay()))?.has(cardId)) complain(next, 'was answered today');
  if (again) return;
  if (same.length > 0) complain(next, 'was asked in this session already');
  const count = await done(nowDay());
  if (kind === 'new') {
    if (count.newCards >= LIMITS.newPerDay) complain(next, `is new card ${count.newCards + 1}`);
    return;
  }
  if (count.reviews >= LIMITS.reviewsPerDay) complain(next, `is review ${count.reviews + 1}`);
  const isDue = Date.parse(next.reason.dueAt) <= startOfDay(nowDay(), FRAME);
  const isProbe = next.reason.text.startsWith('A spot check');
  if (isProbe) met.probes += 1;
  if (!isDue && !isProbe) complain(next, 'is not due yet');
  const undone = new Set(asked.filter((one) => one.undone).map((one) => one.card));
  const fresh = shown.some((one) => one.reason.kind === 'new' && !undone.has(one.question.cardId));
  if (fresh) complain(next, 'comes after a new card');
}

/** A failed card must come back when enough others follow it. */
function judgeReturns({ asked }: Watched): void {
  for (const [index, one] of asked.entries()) {
    if (!one.failed || one.undone || setAside.has(one.card)) continue;
    const times = asked
      .slice(0, index)
      .filter(({ card: other, failed }) => other === one.card && failed);
    const later = asked.slice(index + 1);
    const others = new Set(later.filter(({ undone }) => !undone).map((other) => other.card));
    const isBack = others.has(one.card);
    others.delete(one.card);
    if (times.length < MOST_RETURNS && !isBack && others.size > OTHERS_BETWEEN) {
      faults.push(`${one.card} failed, and did not come back after ${others.size} others`);
    }
  }
}

/** One session to its end or to `stop` answers; `between` is told how many answers there were. */
async function practise(
  request: Record<string, unknown>,
  between: (answered: number, watched: Watched) => Promise<void> = async () => {},
  stop = Number.POSITIVE_INFINITY,
): Promise<string> {
  const today = await get('/v1/me/today');
  const session = await post('/v1/sessions', request, 201);
  const { due, overdue } = today;
  const daysToClear = Math.ceil(overdue / LIMITS.reviewsPerDay);
  reached.overdue = Math.max(reached.overdue, overdue);
  expect(session.backlog).toEqual({ due, overdue, daysToClear });
  const watched: Watched = { shown: [], asked: [] };
  let next = await show(session.next, watched);
  for (let answered = 0; next && answered < stop; answered += 1) {
    next = await answerOne(next, watched);
    await between(answered + 1, watched);
    const resumed = await post(`/v1/sessions/${session.id}/next`);
    if (next) expect(resumed.presentation).toEqual(next);
    next = await show(resumed.presentation, watched);
  }
  judgeReturns(watched);
  return session.id;
}

async function answerOne(next: Presentation, watched: Watched): Promise<Presentation | null> {
  const { server } = journey;
  const { right, body } = student.attempt(next, nowDay());
  server.clock.now += body.elapsedMs + 1000;
  const feedback = bodyOf(await server.post(`/v1/presentations/${next.id}/answer`, body), 201);
  expect(feedback.outcome.correct).toBe(right);
  if (feedback.trapHit) met.trapped += 1;
  if (right && feedback.rating === 'again') met.guessed += 1;
  const part = next.question.case;
  if (part && part.part < part.parts) {
    expect(feedback).toMatchObject({ rating: null, scheduled: false });
    expect(feedback.next.question.case).toEqual({ ...part, part: part.part + 1 });
    return show(feedback.next, watched);
  }
  expect(Date.parse(feedback.memory.dueAt)).toBeGreaterThan(Date.parse(feedback.recordedAt));
  const one: Asked = {
    card: next.question.cardId,
    question: next.question.id,
    kind: next.reason.kind,
    failed: feedback.rating === 'again',
    undone: false,
  };
  watched.asked.push(one);
  const day = dayName(nowDay());
  const settled = settledOn.get(day) ?? new Set<string>();
  settledOn.set(day, settled);
  if (!one.failed) settled.add(one.card);
  await show(feedback.next, watched);
  if (!student.oncein(14)) return feedback.next;

  const before = await get(`/v1/me/cards/${one.card}`);
  expect(before.memory).toEqual(feedback.memory);
  const { next: open } = await post(`/v1/answers/${feedback.answerId}/undo`);
  // What is shown stays; where nothing was left, the card itself is asked again.
  if (feedback.next) expect(open).toEqual(feedback.next);
  else expect(open.question.cardId).toBe(one.card);
  expect((await journey.server.post(`/v1/answers/${feedback.answerId}/undo`)).status).toBe(409);
  one.undone = true;
  settled.delete(one.card);
  met.undone += 1;
  return show(open, watched);
}

async function setCardAside(cardId: string, verb: 'bury' | 'suspend' | 'resume'): Promise<void> {
  const shown = await post(`/v1/me/cards/${cardId}/${verb}`);
  expect(shown.suspended).toBe(verb === 'suspend');
  if (verb === 'bury') expect(Date.parse(shown.buriedUntil)).toBe(startOfDay(nowDay() + 1, FRAME));
  if (verb === 'resume') setAside.delete(cardId);
  else setAside.add(cardId);
}

/** Every number that the API tells about this moment, against the log and against each other. */
async function checkNumbers(): Promise<void> {
  const today = await get('/v1/me/today');
  const { days } = await get('/v1/me/stats/forecast?days=40');
  const { total } = await get('/v1/me/stats/progress');
  const sessions = await listAll(journey.server, '/v1/sessions');
  const cards = await listAll(journey.server, '/v1/me/cards', 60);
  const due = await listAll(journey.server, '/v1/me/cards?state=due', 7);
  const answers = await standing();
  const inUse = new Set(cards.map(({ cardId }) => cardId));
  const isInUse = ({ card: key }: AnswerEntry) =>
    inUse.has(journey.server.world.catalogue().cards.get(key)?.publicId ?? '');

  expect(today.day).toBe(dayName(nowDay()));
  expect(today.due).toBe(days[0].due + days[0].carried);
  expect(today.due).toBe(due.length);
  expect(today.new).toBe(days[0].new);
  expect(today.answered).toBe(answers.filter(({ day }) => day === nowDay()).length);
  expect(today.streakDays).toBe(total.streakDays);
  expect(total.answered).toBe(answers.filter(isInUse).length);
  expect(total.new + total.review).toBe(total.cards);
  expect(total.cards).toBe(cards.length);
  expect(sessions.reduce((sum, { progress }) => sum + progress.answered, 0)).toBe(answers.length);
  for (const { progress } of sessions) {
    expect(progress.correct + progress.wrong).toBe(progress.answered);
    expect(progress.planned).toBe(progress.answered + progress.remaining);
  }
  for (const { memory, lastAnsweredAt } of cards.filter((row) => row.memory)) {
    expect(Date.parse(memory.dueAt)).toBeGreaterThan(Date.parse(lastAnsweredAt));
  }
  for (const row of days) expect(row.due).toBeLessThanOrEqual(LIMITS.reviewsPerDay);

  const { newCards, reviews } = await done(nowDay());
  if (newCards === LIMITS.newPerDay) reached.newLimit += 1;
  if (reviews === LIMITS.reviewsPerDay) reached.reviewLimit += 1;
  expect(await findFaults(journey.store, me)).toEqual([]);
  expect(faults).toEqual([]);
  // What the next day will ask, said in two ways; both are looked at again in the morning.
  promised = { due: -1, new: -1, summed: days[0].due + days[1].due + days[1].carried };
}

/** In the morning nothing has happened since: the day before told it right. */
async function checkPromise(): Promise<void> {
  const today = await get('/v1/me/today');
  if (promised) {
    expect(today).toMatchObject({ due: promised.due, new: promised.new, answered: 0 });
    expect(today.due).toBe(promised.summed);
  }
  promised = null;
}

/** Everything a learner can see of where they are. */
async function look(): Promise<unknown> {
  return {
    me: await get('/v1/me'),
    today: await get('/v1/me/today'),
    progress: await get('/v1/me/stats/progress'),
    sessions: await listAll(journey.server, '/v1/sessions'),
    cards: await listAll(journey.server, '/v1/me/cards'),
    memories: [...(await journey.store.memories(me))],
    log: await journey.store.log(me),
  };
}

async function liveDay(day: number): Promise<void> {
  const { server } = journey;
  server.clock.now = at(day, 0, 1);
  for (const cardId of setAside) {
    const shown = await get(`/v1/me/cards/${cardId}`);
    expect(shown.buriedUntil).toBeNull();
    if (!shown.suspended) setAside.delete(cardId);
  }
  await checkPromise();
  if (BREAK.has(day)) return;

  if (day === 8) expect((await server.reload(edition('reworded'))).edited).toEqual([REWORDED]);
  if (day === 12) {
    expect((await server.reload(edition('retired'))).retired.toSorted()).toEqual(
      [
        RETIRED_QUESTION,
        RETIRED_CARD,
        `${RETIRED_CARD}-q1`,
        `${RETIRED_CARD}-q2`,
        `${RETIRED_CARD}-q3`,
      ].toSorted(),
    );
    retired.add(RETIRED_QUESTION).add(RETIRED_CARD);
  }
  if (day === 18) {
    const before = await journey.store.memories(me);
    expect((await server.reload(edition('reworded'))).restored).toContain(RETIRED_QUESTION);
    expect(await journey.store.memories(me)).toEqual(before);
    retired.clear();
  }
  const [first] = (await get('/v1/me/cards?state=due&limit=1')).data;
  if (first && day % 4 === 1) await setCardAside(first.cardId, 'bury');
  if (first && day % 9 === 4) await setCardAside(first.cardId, 'suspend');
  if (day % 9 === 8) {
    for (const { cardId } of await listAll(server, '/v1/me/cards?state=suspended')) {
      await setCardAside(cardId, 'resume');
    }
  }

  server.clock.now = at(day, 4);
  await practise({ size: 9 });
  server.clock.now = at(day, 9, 30);
  if (day === 15) await practiseAcrossRestart();
  else if (day % 3 !== 2) await practise({ minutes: 5 });
  // The last session begins late and, at times, ends on the next calendar day or the next learning day.
  server.clock.now = at(day, 0, LATE[day % LATE.length]);
  const last = await practise({ size: 12 });
  const summary = await post(`/v1/sessions/${last}/close`);
  expect(await post(`/v1/sessions/${last}/close`)).toEqual(summary);
  await checkNumbers();
  if (promised) promised = { ...promised, ...summary.tomorrow };
  // A session that ran into the next learning day leaves nothing to promise.
  if (nowDay() !== learningDay(at(day, 12), FRAME)) promised = null;
}

/** The server stops in the middle of a session; the learner goes on as if nothing had been. */
async function practiseAcrossRestart(): Promise<void> {
  const id = await practise({ size: 10 }, undefined, 5);
  const { next } = await get(`/v1/sessions/${id}`);
  expect(next).not.toBeNull();
  const before = await look();
  const tables = journey.server.world.catalogue();
  await journey.restart();
  expect(await look()).toEqual(before);
  expect(journey.server.world.catalogue()).toEqual(tables);
  expect((await get(`/v1/sessions/${id}`)).next).toEqual(next);
  expect((await post(`/v1/sessions/${id}/next`)).presentation).toEqual(next);
  const watched: Watched = { shown: [], asked: [] };
  for (let open = next; open; ) {
    await answerOne(open, watched);
    open = await show((await post(`/v1/sessions/${id}/next`)).presentation, watched);
  }
  expect((await get(`/v1/sessions/${id}`)).progress.remaining).toBe(0);
}

describe('thirty days', () => {
  beforeAll(async () => {
    journey = await openJourney([edition('first')], at(0, 0, 1));
    const settings = { timeZone: FRAME.timeZone, ...LIMITS };
    bodyOf(await journey.server.request('PATCH', '/v1/me', settings));
    me = (await journey.store.learner('me'))?.key ?? 0;
  });
  afterAll(() => journey.end());

  it('keep every limit, order and number, on each day and at the end', {
    timeout: 60_000,
  }, async () => {
    for (let day = 0; day < DAYS; day += 1) await liveDay(day);
    await journey.restart();
    await checkNumbers();

    const hits = (await standing()).filter(({ trapCard }) => trapCard !== null);
    for (const { cardId } of await listAll(journey.server, '/v1/me/cards')) {
      const key = journey.server.world.catalogue().cardsByPublicId.get(cardId)?.key;
      const mine = hits.filter(({ trapCard }) => trapCard === key);
      const strong = mine.filter(({ confidence }) => confidence === 'sure').length;
      const { trap } = await get(`/v1/me/cards/${cardId}`);
      expect(trap).toMatchObject({ times: mine.length, strong });
    }
    expect(hits.some(({ confidence }) => confidence === 'sure')).toBe(true);

    // The month was worth watching.
    const kinds = ['choose-many', 'choose-one', 'match', 'order', 'recall', 'text'];
    expect([...met.kinds].sort()).toEqual(kinds);
    expect(met.undone).toBeGreaterThan(10);
    expect(met.returned).toBeGreaterThan(50);
    expect(met.guessed).toBeGreaterThan(20);
    expect(met.trapped).toBeGreaterThan(20);
    expect(met.probes).toBeGreaterThan(0);
    expect(reached.newLimit).toBeGreaterThan(5);
    expect(reached.reviewLimit).toBeGreaterThan(5);
    expect(reached.overdue).toBeGreaterThan(LIMITS.reviewsPerDay);
  });
});
