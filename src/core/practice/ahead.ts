// Issuing what a session would ask next before it is answered, for a device that is about to lose its connection.
import type { CardKey } from '../question/catalogue.ts';
import { countAnswer } from './limits.ts';
import {
  type Issued,
  issued,
  type NewPresentation,
  type QueueEntry,
  type SessionState,
  withAhead,
} from './session.ts';
import { ask, clashes, othersMissing, type StepFacts, show } from './step.ts';

type Asked = NonNullable<ReturnType<typeof ask>>;

/** The facts as if all that is shown were answered: a day holds no more for being asked ahead. */
function afterShown(facts: StepFacts, shown: readonly Issued[]): StepFacts {
  const { today } = facts;
  const done = shown.reduce(
    (sum, { entry: { card } }) =>
      countAnswer(sum, { rating: 'good', day: today }, facts.memory(card)),
    facts.done,
  );
  return { ...facts, done };
}

/** The first of the queue that may follow what is shown already. */
function nextAhead(
  queue: readonly QueueEntry[],
  shown: readonly Issued[],
  facts: StepFacts,
): { readonly entry: QueueEntry; readonly asked: Asked } | null {
  const cards = new Set<CardKey>(shown.map(({ entry }) => entry.card));
  const previous = shown.at(-1)?.entry;
  for (const entry of queue) {
    const isTooEarly =
      cards.has(entry.card) ||
      entry.part !== undefined ||
      othersMissing(entry, facts) > 0 ||
      (previous && clashes(entry, { previous }, facts));
    const asked = isTooEarly ? null : ask(entry, facts);
    // The parts of a case are asked one by one, each with what the one before it taught.
    if (asked?.parts === 1) return { entry, asked };
  }
  return null;
}

/**
 * Issues what an open session asks next until it shows `size` presentations, by the rules of the queue as far as they can
 * be told ahead: no card twice, neighbours, the day's limits. Cases, and failed cards before others were answered, wait
 * in the queue, where nothing is lost. A session in the middle of a case issues nothing.
 */
export function issueAhead(
  state: SessionState,
  size: number,
  facts: StepFacts,
): { readonly session: SessionState; readonly more: readonly NewPresentation[] } {
  let session = state;
  const more: NewPresentation[] = [];
  const isInCase = state.queue.some(({ part }) => part !== undefined);
  for (let shown = issued(session); shown.length < size; shown = issued(session)) {
    const found = isInCase ? null : nextAhead(session.queue, shown, afterShown(facts, shown));
    if (!found) break;
    const { entry, asked } = found;
    const next = show(entry, asked, session.issued, facts);
    more.push(next);
    const ahead = [...(session.ahead ?? []), { id: next.id, entry }];
    const queue = session.queue.filter((one) => one !== entry);
    session = withAhead({ ...session, queue, issued: session.issued + 1 }, ahead);
  }
  return { session, more };
}
