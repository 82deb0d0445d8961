// Neighbours: moves the entries of a queue apart, or together, and leaves their order alone where nothing asks for it.
import type { CardKey } from '../question/catalogue.ts';
import { belong, type Confusable, clash } from './confusable.ts';
import type { QueueEntry } from './session.ts';

export type Neighbours = {
  readonly topic: (card: CardKey) => string;
  readonly confusable: Confusable;
};

export type Arranged = {
  readonly placed: readonly QueueEntry[];
  /** Entries for which there is no place: beside every neighbour they would clash. */
  readonly left: readonly QueueEntry[];
};

/** The topic that must come now, or some of its cards will be neighbours in the end; null when there is none. */
function pressingTopic(waiting: readonly QueueEntry[], { topic }: Neighbours): string | null {
  const counts = new Map<string, number>();
  for (const { card } of waiting) counts.set(topic(card), (counts.get(topic(card)) ?? 0) + 1);
  for (const [name, count] of counts) if (count * 2 > waiting.length) return name;
  return null;
}

/** Which of those waiting comes next; null when none may follow. */
function pick(
  waiting: readonly QueueEntry[],
  cluster: readonly QueueEntry[],
  rules: Neighbours,
): QueueEntry | null {
  const last = cluster.at(-1);
  const may = waiting.filter((entry) => !last || !clash(last, entry, rules.confusable));
  const partner = may.find((entry) => cluster.some((one) => belong(one, entry, rules.confusable)));
  if (partner) return partner;
  const { topic } = rules;
  const other = may.filter(({ card }) => !last || topic(card) !== topic(last.card));
  const pressing = pressingTopic(waiting, rules);
  return other.find(({ card }) => topic(card) === pressing) ?? other[0] ?? may[0] ?? null;
}

/** The last place between neighbours that the entry neither clashes with nor tears apart; null when there is none. */
function gapFor(
  entry: QueueEntry,
  placed: readonly QueueEntry[],
  before: QueueEntry | null,
  { confusable }: Neighbours,
): number | null {
  for (let at = placed.length; at >= 0; at -= 1) {
    const one = placed[at - 1] ?? before;
    const other = placed[at];
    const clashes =
      (one !== null && clash(one, entry, confusable)) ||
      (other !== undefined && clash(entry, other, confusable));
    const tears = one !== null && other !== undefined && belong(one, other, confusable);
    if (!clashes && !tears) return at;
  }
  return null;
}

/**
 * The entries in their order as far as their neighbours allow. `before` is what comes before the first of them.
 * Confusable cards are never neighbours while one of them is new, and stand together once all are in review; besides
 * that no two neighbours share a topic where it can be avoided.
 */
export function arrange(
  entries: readonly QueueEntry[],
  before: QueueEntry | null,
  rules: Neighbours,
): Arranged {
  const waiting = [...entries];
  const placed: QueueEntry[] = [];
  let cluster: QueueEntry[] = before ? [before] : [];
  while (waiting.length > 0) {
    const next = pick(waiting, cluster, rules);
    if (!next) break;
    waiting.splice(waiting.indexOf(next), 1);
    placed.push(next);
    const isMore = cluster.some((one) => belong(one, next, rules.confusable));
    cluster = isMore ? [...cluster, next] : [next];
  }
  const left = waiting.filter((entry) => {
    const at = gapFor(entry, placed, before, rules);
    if (at !== null) placed.splice(at, 0, entry);
    return at === null;
  });
  return { placed, left };
}
