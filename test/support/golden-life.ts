// One learner's six weeks, the same on every machine, and what came of them, in lines that make a diff readable.
import { type DayFrame, dayName, learningDay, startOfDay } from '#core/base/time.ts';
import type { Train } from '#core/optimizer/training.ts';
import { NOTHING_DONE } from '#core/practice/limits.ts';
import type { CardKey, LinkedBank } from '#core/question/catalogue.ts';
import { emptyHead, follow } from '#store/log-hash.ts';
import type { Store } from '#store/store.ts';
import { applyRerate } from '#use-cases/rerate-learners.ts';
import { singleCards } from './banks.ts';
import { addCaller } from './caller.ts';
import { type Body, cardsOf, openExam, readForm, withExam, write } from './exam-banks.ts';
import { bodyOf, findFaults } from './journey.ts';
import { rekeyed } from './rekey.ts';
import { createServer, DAY, MINUTE, type Server } from './server.ts';
import { createStudent, type Student } from './student.ts';

/** Berlin leaves summer time on the sixteenth day. */
const FRAME: DayFrame = { timeZone: 'Europe/Berlin', dayStartsAt: 240 };
const SETTINGS = {
  timeZone: FRAME.timeZone,
  dayStartsAt: '04:00',
  newPerDay: 7,
  reviewsPerDay: 30,
};
const FIRST = Date.parse('2026-10-09T22:00:00.000Z');
const DAYS = 42;
const EXAM_DAY = 38;
/** Days on which the learner does not come, besides the days off. */
const AWAY = new Set([3, 12, 13, 32]);
const SECRET = new Uint8Array(32).fill(7);

const importances = ['critical', 'important', 'nice-to-know'] as const;
const singles = singleCards(36).map((one, place) => ({
  ...one,
  importance: importances[place % 3] ?? 'important',
  confusable: place < 6 ? [`card-${place % 2 === 0 ? place + 2 : place}`] : [],
}));
export const BANK = withExam([
  ...singles,
  ...cardsOf('multiple', 3, 'topic-b'),
  ...cardsOf('case', 2, 'topic-b'),
  ...cardsOf('recall', 2, 'topic-b'),
  ...cardsOf('short', 2, 'topic-b', { exams: [] }),
  ...cardsOf('ordering', 3, 'topic-c'),
  ...cardsOf('matching', 3, 'topic-d'),
]);
export const REKEYED: LinkedBank = rekeyed(BANK, {
  'card-2-q1': 'wrong one',
  'card-5-q1': 'wrong one',
  'card-5-q2': 'wrong two',
  'card-9-q2': 'wrong one',
});

const fittedTo: Readonly<Record<number, number>> = { 0: 0.3, 1: 0.9, 2: 2.9, 8: 1.7, 20: 0.13 };
/** What a fit finds, given: how weights are trained is not a matter of this history. */
const train: Train = async ({ weights }) => ({
  weights: weights.map((weight, place) => fittedTo[place] ?? weight),
  before: { logLoss: 0.4, rmseBins: 0.08, n: 60 },
  after: { logLoss: 0.35, rmseBins: 0.05, n: 60 },
});

export type GoldenLife = {
  /** Day by day, what happened: `reason card/question verdict → rating, interval`, and all else in words. */
  readonly days: Readonly<Record<string, readonly string[]>>;
  readonly memories: readonly string[];
  readonly traps: readonly string[];
  readonly tallies: readonly string[];
  /** Number of entries and the hash of the newest one, which stands for all of them. */
  readonly log: string;
};

type Life = {
  readonly server: Server;
  readonly student: Student;
  readonly lines: string[];
  readonly answers: string[];
  readonly get: (path: string) => Promise<Body>;
  readonly post: (path: string, body?: unknown, status?: number) => Promise<Body>;
};

const told = (fields: object): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
const dayAt = (now: number): number => learningDay(now, FRAME);
const at = (day: number, hours: number): number =>
  startOfDay(dayAt(FIRST + day * DAY + DAY / 2), FRAME) + hours * 60 * MINUTE;
const daysUntil = (iso: string, now: number): number => dayAt(Date.parse(iso)) - dayAt(now);

/** `due+3`: as due, three days ahead of its day. */
function whyNow({ reason }: Body, now: number): string {
  const ahead = reason.dueAt === null ? 0 : daysUntil(reason.dueAt, now);
  const check = reason.text.startsWith('A spot check') ? ' (spot check)' : '';
  return `${reason.kind}${ahead === 0 ? '' : ahead > 0 ? `+${ahead}` : ahead}${check}`;
}

function whatCame({ outcome, rating, memory, trapHit, scheduled }: Body, body: Body): string {
  const verdict = outcome.correct ? 'right' : 'wrong';
  const said = body.confidence ? ` (${body.confidence})` : '';
  const trap = trapHit ? `, trap ${trapHit.cardId} × ${trapHit.times}` : '';
  if (!scheduled) return `${verdict}${said}, not scheduled${trap}`;
  return `${verdict}${said} → ${rating}, ${memory.intervalDays} d${trap}`;
}

async function answerOne({ server, student, lines, answers, post }: Life, shown: Body) {
  const why = whyNow(shown, server.clock.now);
  const { body } = student.attempt(shown, dayAt(server.clock.now));
  server.clock.now += body.elapsedMs + 1000;
  const feedback = await post(`/v1/presentations/${shown.id}/answer`, body, 201);
  const { case: part, cardId, id } = shown.question;
  const name = `${cardId}/${id}${part ? ` ${part.part} of ${part.parts}` : ''}`;
  lines.push(`${why} ${name} ${whatCame(feedback, body)}`);
  answers.push(feedback.answerId);
  if (!student.oncein(40)) return feedback.next;
  const undone = await post(`/v1/answers/${feedback.answerId}/undo`);
  lines.push(`undone ${undone.cardId}`);
  return undone.next ?? feedback.next;
}

async function practise(life: Life, request: object): Promise<void> {
  const session = await life.post('/v1/sessions', request, 201);
  life.lines.push(`session of ${told(request)}: ${session.progress.planned} planned`);
  for (let { next } = session; next; ) next = await answerOne(life, next);
  const { tomorrow } = await life.post(`/v1/sessions/${session.id}/close`);
  life.lines.push(`tomorrow ${tomorrow.due} due, ${tomorrow.new} new`);
}

async function sitExam({ server, student, lines, get, post }: Life): Promise<void> {
  const { id } = await openExam(server);
  const form = await readForm(server, id);
  for (const shown of form.slice(0, -1)) {
    const { right, body } = student.attempt(shown, dayAt(server.clock.now));
    server.clock.now += body.elapsedMs;
    bodyOf(await write(server, shown, right, body), 201);
  }
  const { report } = await post(`/v1/sessions/${id}/close`);
  const { correct, wrong, unanswered } = report;
  lines.push(`exam: ${correct} right, ${wrong} wrong, ${unanswered} of them unanswered`);
  for (const { id: shown, question } of form.slice(0, -1)) {
    const feedback = await get(`/v1/presentations/${shown}/answer`);
    lines.push(`exam ${question.cardId}/${question.id} ${whatCame(feedback, {})}`);
  }
}

/** An author changes keys, and has all answers judged by them. */
async function rekey({ server, lines }: Life, edition: LinkedBank): Promise<void> {
  await server.reload(edition);
  const author = await addCaller(server, 'Author', ['author']);
  const report = bodyOf(await server.post('/v1/author/regrade', {}, author.headers));
  lines.push(`regraded: ${report.turnedRight} turn right, ${report.turnedWrong} wrong`);
  for (const { cardId, dueBefore, dueAfter } of report.cards) {
    lines.push(`regraded ${cardId}: due ${dueBefore} → ${dueAfter}`);
  }
}

async function fit({ server, lines, get, post }: Life): Promise<void> {
  await post('/v1/me/fit', undefined, 202);
  await server.fits.idle();
  const { status, why, reviews, longTerm } = await get('/v1/me/fit');
  lines.push(`fit of ${reviews} reviews, ${longTerm} long-term: ${status}. ${why}`);
}

async function rerate({ server, lines }: Life, policy: 'mcq-1' | 'plain-1'): Promise<void> {
  const { world } = server;
  const me = await world.store.learner('me');
  if (!me) throw new Error('there is no learner');
  lines.push(`${policy}: ${await applyRerate(world, me, policy, server.call())}`);
}

async function change({ server, lines }: Life, settings: object): Promise<void> {
  bodyOf(await server.request('PATCH', '/v1/me', settings));
  lines.push(`settings: ${told(settings)}`);
}

async function setCard({ lines, post }: Life, verb: string, card: string): Promise<void> {
  await post(`/v1/me/cards/${card}/${verb}`);
  lines.push(`${verb} ${card}`);
}

/** What happens on a day before its sessions. */
const HAPPENINGS: Readonly<Record<number, (life: Life) => Promise<unknown>>> = {
  0: (life) => change(life, SETTINGS),
  6: (life) => setCard(life, 'bury', 'card-2'),
  8: (life) => setCard(life, 'reset', 'card-3'),
  9: (life) => setCard(life, 'suspend', 'card-5'),
  11: (life) => practise(life, { mode: 'drill', trapsOnly: true, size: 6 }),
  14: (life) =>
    change(life, {
      exam: 'AIF-C01',
      examDate: dayName(dayAt(at(EXAM_DAY, 8))),
      minutesPerDay: 9,
      daysOff: ['sun'],
    }),
  17: (life) => setCard(life, 'resume', 'card-5'),
  19: (life) => rekey(life, REKEYED),
  21: (life) => rerate(life, 'plain-1'),
  23: (life) =>
    practise(life, { mode: 'drill', cards: ['card-1', 'card-7'], affectsSchedule: false }),
  24: (life) => rekey(life, BANK),
  25: (life) => rerate(life, 'mcq-1'),
  26: async ({ answers, lines, post }) => {
    const undone = await post(`/v1/answers/${answers.at(-2)}/undo`);
    lines.push(`undone a day later ${undone.cardId}`);
  },
  29: fit,
  31: (life) => change(life, { desiredRetention: 0.85, order: 'gentle' }),
  34: sitExam,
};

async function liveDay(life: Life, day: number): Promise<void> {
  const { server, lines, get } = life;
  server.clock.now = at(day, 3);
  const today = await get('/v1/me/today');
  lines.push(
    `${today.due} due, ${today.overdue} overdue, ${today.new} new, streak ${today.streakDays}`,
  );
  if (AWAY.has(day)) return;
  await HAPPENINGS[day]?.(life);
  const isOff = day > 14 && day <= EXAM_DAY && new Date(at(day, 3)).getUTCDay() === 0;
  if (isOff) return;
  server.clock.now = at(day, 5);
  await practise(life, { size: 12 });
  // Some evenings reach into the next calendar day.
  server.clock.now = at(day, day % 5 === 0 ? 21 : 14);
  await practise(life, { size: 30 });
}

/** Lives it on an empty store, whose own secret is replaced by a known one: spot checks and exams are drawn from it. */
export async function liveGoldenLife(empty: Store): Promise<GoldenLife> {
  const store: Store = { ...empty, secret: async () => SECRET };
  const server = await createServer({ store, banks: [BANK], train });
  const days: Record<string, string[]> = {};
  const answers: string[] = [];
  const student = createStudent('golden');
  for (let day = 0; day < DAYS; day += 1) {
    const lines: string[] = [];
    days[dayName(dayAt(at(day, 3)))] = lines;
    const get = async (path: string) => bodyOf(await server.get(path));
    const post = async (path: string, body?: unknown, status = 200) =>
      bodyOf(await server.post(path, body), status);
    await liveDay({ server, student, lines, answers, get, post }, day);
  }
  const me = await store.learner('me');
  if (!me) throw new Error('there is no learner');
  const faults = await findFaults(store, me.key);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const { cards } = server.world.catalogue();
  const nameOf = (card: CardKey): string => cards.get(card)?.publicId ?? `${card}`;
  const known = [...(await store.memories(me.key))].sort(([one], [other]) => one - other);
  const traps = [...(await store.trapCounts(me.key))].sort(([one], [other]) => one - other);
  const studied = await store.look(me.key, (view) => view.days(Number.MIN_SAFE_INTEGER));
  const log = await store.log(me.key);
  const head = log.reduce((last, entry) => follow(last, entry, NOTHING_DONE), emptyHead(me.id));
  return {
    days,
    memories: known.map(
      ([card, { stabilityDays, difficulty, lastDay, dueDay, lastRating, reps, lapses }]) =>
        `${nameOf(card)}: stability ${stabilityDays.toFixed(6)}, difficulty ${difficulty.toFixed(6)}, ` +
        `${lastRating} on ${dayName(lastDay)}, due ${dayName(dueDay)}, ${reps} reps, ${lapses} lapses`,
    ),
    traps: traps.map(
      ([card, { times, strong, lastAt }]) =>
        `${nameOf(card)}: ${times} times, ${strong} strong, last on ${dayName(dayAt(lastAt))}`,
    ),
    tallies: studied.map(
      ({ day, answers: given, correct, newCards, reviews, lapses, toldMs }) =>
        `${dayName(day)}: ${given} answers, ${correct} right, ${newCards} new, ${reviews} reviews, ` +
        `${lapses} lapses, ${toldMs} ms`,
    ),
    log: `${head.seq} entries, ${head.hash.toString('hex')}`,
  };
}
