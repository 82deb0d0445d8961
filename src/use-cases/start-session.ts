// Opens a practice session: which cards it may ask, in which order, and its first presentation.
import { AppError, type FieldError } from '#core/base/errors.ts';
import { keyedRandom } from '#core/base/random.ts';
import type { Learner } from '#core/learner/learner.ts';
import { cardsInMinutes } from '#core/practice/answer-time.ts';
import { backlog } from '#core/practice/backlog.ts';
import { planDrill } from '#core/practice/drill.ts';
import { learningOrder } from '#core/practice/learning-order.ts';
import { planReview, type QueueFacts } from '#core/practice/queue.ts';
import type { Mode, SessionState } from '#core/practice/session.ts';
import { takeNext } from '#core/practice/step.ts';
import type { CardKey, Catalogue, CatalogueCard } from '#core/question/catalogue.ts';
import { hasExam } from '#core/stats/exam-scope.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { planOfSession, withPlan } from './plan-facts.ts';
import { momentOf, queueFacts, stepFacts } from './practice-facts.ts';
import { presentSession, type ShownSession } from './present.ts';
import { readTraps } from './show-traps.ts';
import type { Call, World } from './world.ts';

export type SessionRequest = {
  /** An exam is started by start-exam.ts. */
  readonly mode: Exclude<Mode, 'exam'>;
  readonly banks: readonly string[] | null;
  readonly exam: string | null;
  readonly topics: readonly string[] | null;
  /** Public ids. */
  readonly cards: readonly string[] | null;
  /** Only cards whose trap the learner has fallen for. */
  readonly trapsOnly: boolean;
  /** Cards, 1–200. */
  readonly size: number;
  readonly minutes: number | null;
  readonly newLimit: number | null;
  readonly affectsSchedule: boolean;
};

function unknowns(
  field: string,
  given: readonly string[] | null,
  known: (id: string) => boolean,
): FieldError[] {
  return (given ?? []).flatMap((id, index) =>
    known(id)
      ? []
      : [{ pointer: `#/${field}/${index}`, code: 'unknown', detail: `There is no "${id}".` }],
  );
}

/** Refuses names that mean nothing here, so that a typing error is not an empty session. */
export function checkNames(
  catalogue: Catalogue,
  request: Pick<SessionRequest, 'banks' | 'topics' | 'cards' | 'exam'>,
): void {
  const banks = [...catalogue.banks.values()].map(({ bank }) => bank);
  const errors = [
    ...unknowns('banks', request.banks, (id) => catalogue.banks.has(id)),
    ...unknowns('topics', request.topics, (id) =>
      banks.some(({ topics }) => Object.hasOwn(topics, id)),
    ),
    ...unknowns('cards', request.cards, (id) => catalogue.cardsByPublicId.has(id)),
  ];
  const { exam } = request;
  if (exam !== null && !hasExam(catalogue, exam)) {
    errors.push({
      pointer: '#/exam',
      code: 'unknown',
      detail: `No bank knows the exam "${exam}".`,
    });
  }
  if (errors.length > 0) {
    throw new AppError('validation-failed', 'The session names something that does not exist.', {
      errors,
    });
  }
}

/** Cards in use that fit the request: as listed when cards are chosen, else in learning order. */
export function allowedCards(
  catalogue: Catalogue,
  request: Pick<SessionRequest, 'banks' | 'topics' | 'cards' | 'exam'>,
  exam: string | null,
): readonly CatalogueCard[] {
  const chosen = request.cards?.flatMap((id) => catalogue.cardsByPublicId.get(id) ?? []);
  const pool = chosen ?? learningOrder(catalogue, exam);
  return pool.filter(
    (card) =>
      !card.retired &&
      (!request.banks || request.banks.includes(card.bank)) &&
      (!request.topics || request.topics.includes(card.topic)) &&
      (request.exam === null || card.exams.includes(request.exam)),
  );
}

/** Places in the order of the learner's traps, the worst first; for a drill of traps only. */
async function trapPlaces(world: World, learner: Learner): Promise<Map<CardKey, number>> {
  const records = await readTraps(world, learner.key);
  return new Map(records.map(({ card }, place) => [card, place]));
}

function plan(view: PracticeView, facts: QueueFacts, request: SessionRequest) {
  const { minutes, newLimit, trapsOnly } = request;
  const memory = (card: CardKey) => view.memory(card);
  const held = minutes === null ? Infinity : cardsInMinutes(minutes, facts.answerMs());
  const size = Math.min(request.size, held);
  return request.mode === 'drill'
    ? planDrill(facts, size, memory, trapsOnly, newLimit)
    : planReview(facts, size, newLimit);
}

/** Throws `validation-failed` when the request names an unknown bank, topic, card or exam. */
export async function startSession(
  world: World,
  learner: Learner,
  request: SessionRequest,
  call: Call,
): Promise<ShownSession> {
  const catalogue = world.catalogue();
  checkNames(catalogue, request);
  const cards = allowedCards(catalogue, request, learner.settings.exam);
  const isTrapDrill = request.trapsOnly && request.mode === 'drill';
  const places = isTrapDrill ? await trapPlaces(world, learner) : null;
  const place = ({ key }: CatalogueCard): number => places?.get(key) ?? 0;
  const todays = await planOfSession(world, learner, request, call);
  const session = await world.store.openSession(learner.key, (view) => {
    const { day } = momentOf(view.last, view.learner.settings, call.now);
    const id = `ses_${call.newId()}`;
    const allowed = cards
      .filter(({ key }) => !request.trapsOnly || view.trapCount(key) !== null)
      .sort((one, other) => place(one) - place(other));
    const keys = new Set(allowed.map(({ key }) => key));
    // Cramming predicts nothing, so there is nothing to check.
    const random = request.affectsSchedule ? keyedRandom(Buffer.from(id), 'probes') : null;
    const facts = withPlan(queueFacts(world, view, day, keys, random), todays);
    const state: SessionState = {
      status: 'open',
      queue: plan(view, facts, request),
      current: null,
      open: null,
      counts: { answered: 0, correct: 0, wrong: 0 },
      issued: 0,
      lastActiveAt: call.now,
      closedAt: null,
    };
    const first = takeNext(state, stepFacts(world, call, view));
    return {
      session: {
        id,
        mode: request.mode,
        affectsSchedule: request.affectsSchedule,
        createdAt: call.now,
        backlog: backlog(facts),
        state: first.session,
      },
      next: first.next,
    };
  });
  return presentSession(world, session);
}
