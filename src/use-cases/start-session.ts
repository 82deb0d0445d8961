// Opens a practice session: which cards it may ask, in which order, and its first presentation.
import { AppError, type FieldError } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import { backlog, planDrill, planReview, type QueueFacts } from '#core/practice/queue.ts';
import type { Mode, SessionState } from '#core/practice/session.ts';
import { takeNext } from '#core/practice/step.ts';
import type { CardKey, Catalogue, CatalogueCard } from '#core/question/catalogue.ts';
import type { PracticeView } from '#store/store.ts';
import { momentOf, queueFacts, stepFacts } from './practice-facts.ts';
import { presentSession, type ShownSession } from './present.ts';
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

/** What a minute of practice is planned to hold: answers of half a minute each. */
const CARDS_PER_MINUTE = 2;
const IMPORTANCE = { critical: 0, important: 1, 'nice-to-know': 2 } as const;

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
  if (exam !== null && !banks.some(({ exams }) => exams && Object.hasOwn(exams, exam))) {
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

const orders = new WeakMap<Catalogue, readonly CatalogueCard[]>();

/** Cards in use in the order in which new ones are learned: importance, then bank and rank. Sorted once a catalogue. */
function learningOrder(catalogue: Catalogue): readonly CatalogueCard[] {
  const known = orders.get(catalogue);
  if (known) return known;
  const order = [...catalogue.banks.values()]
    .flatMap(({ cards }) => cards)
    .sort((a, b) => IMPORTANCE[a.importance] - IMPORTANCE[b.importance]);
  orders.set(catalogue, order);
  return order;
}

/** Cards in use that fit the request: as listed when cards are chosen, else in learning order. */
export function allowedCards(
  catalogue: Catalogue,
  request: Pick<SessionRequest, 'banks' | 'topics' | 'cards' | 'exam'>,
): readonly CatalogueCard[] {
  const chosen = request.cards?.flatMap((id) => catalogue.cardsByPublicId.get(id) ?? []);
  const pool = chosen ?? learningOrder(catalogue);
  return pool.filter(
    (card) =>
      !card.retired &&
      (!request.banks || request.banks.includes(card.bank)) &&
      (!request.topics || request.topics.includes(card.topic)) &&
      (request.exam === null || card.exams.includes(request.exam)),
  );
}

function plan(view: PracticeView, facts: QueueFacts, request: SessionRequest) {
  const size = Math.min(request.size, Math.ceil((request.minutes ?? Infinity) * CARDS_PER_MINUTE));
  return request.mode === 'drill'
    ? planDrill(facts, size, (card: CardKey) => view.memory(card))
    : planReview(facts, size, request.newLimit);
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
  const cards = allowedCards(catalogue, request);
  const session = await world.store.openSession(learner.key, (view) => {
    const { day } = momentOf(view.last, view.learner.settings, call.now);
    const allowed = cards.filter(({ key }) => !request.trapsOnly || view.trapCount(key) !== null);
    const facts = queueFacts(catalogue, view, day, new Set(allowed.map(({ key }) => key)));
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
        id: `ses_${call.newId()}`,
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
