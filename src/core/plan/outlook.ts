// What comes of a plan until the exam: the load of each day, what will be recalled, and what will not be asked in time.
import { addGroup, chooseDays, movePoint } from './demand.ts';
import { POINTS, STABILITIES } from './memory-grid.ts';
import type { Outlook, PlannedDay } from './plan-problem.ts';
import type { WeightClass } from './price.ts';
import { type Prospects, worthOfAsking } from './prospects.ts';
import type { Transitions } from './transitions.ts';
import { type Prices, worthOfReview } from './value.ts';

/** Fewer cards than this are none. */
const NONE = 1e-9;
/** Gains in so many steps, from nothing to all that the heaviest card can gain. */
const STEPS = 64;
/** Ranks of what a day may ask: 0 never, then by gain what would come later or not at all, then by gain what is planned. */
const RANKS = 2 * STEPS;

/** Cards of a group that were not asked yet. */
type Rest = {
  readonly group: number;
  readonly isNew: boolean;
  readonly cards: number;
  /** By day: the share that is asked on it, as the plan has it. */
  readonly shares: Float64Array;
  left: number;
  /** Cards that the plan would have asked by now. */
  wanted: number;
  rank: number;
  spareRank: number;
};

/** One weight class on its way: cards on the grid by their last review, and those that were not asked yet. */
type Stream = {
  readonly one: WeightClass;
  /** Weight as a share of the heaviest class. */
  readonly scale: number;
  readonly mass: Float64Array;
  /** Rank of each place of the mass on the day in question. */
  readonly ranks: Uint8Array;
  readonly rests: Rest[];
};

function rankOf(gain: number, scale: number, isPlanned: boolean): number {
  const step = Math.min(Math.floor(gain * scale * STEPS), STEPS - 1);
  if (isPlanned) return STEPS + Math.max(step, 0);
  return gain > 0 ? Math.max(step, 1) : 0;
}

function startStream(
  one: WeightClass,
  heaviest: number,
  prospects: Prospects,
  prices: Prices,
  today: ReadonlySet<number>,
): Stream {
  const { horizon } = prospects;
  const mass = new Float64Array((horizon + 1) * POINTS);
  const rests = one.members.map((group): Rest => {
    const { keys, memory } = prospects.groups[group] ?? { keys: [], memory: null };
    const asked = keys.filter((key) => today.has(key)).length;
    if (asked > 0) addGroup(prospects, group, 0, asked, mass);
    const shares = new Float64Array(horizon);
    chooseDays(prospects, one.value, prices, group, false, shares);
    const left = keys.length - asked;
    const isNew = memory === null;
    return { group, isNew, cards: left, shares, left, wanted: 0, rank: 0, spareRank: 0 };
  });
  const ranks = new Uint8Array(mass.length);
  return { one, scale: one.weight / heaviest, mass, ranks, rests };
}

/** Cards that are to be asked now, or were before and did not fit. */
function plannedOf({ cards, left, wanted }: Rest): number {
  return Math.min(left, Math.max(0, wanted - (cards - left)));
}

/** Ranks what a stream has on the day `days` before the exam, and adds it to `cards`, by rank. */
function rankStream(
  stream: Stream,
  days: number,
  prospects: Prospects,
  transitions: Transitions,
  cards: Float64Array,
): void {
  const { horizon, never } = prospects;
  const { one, scale, mass, ranks } = stream;
  const { wait, worth } = one.value;
  for (const rest of stream.rests) {
    rest.wanted += rest.cards * (rest.shares[horizon - days] ?? 0);
    const asked = worthOfAsking(prospects, one.value, rest.group, horizon - days);
    const gain = asked - (never[rest.group] ?? 0);
    rest.rank = rankOf(gain, scale, true);
    rest.spareRank = rankOf(gain, scale, false);
    const planned = plannedOf(rest);
    cards[rest.rank] = (cards[rest.rank] as number) + planned;
    cards[rest.spareRank] = (cards[rest.spareRank] as number) + rest.left - planned;
  }
  for (let last = horizon; last > days; last -= 1) {
    for (let point = 0; point < POINTS; point += 1) {
      const at = last * POINTS + point;
      const there = mass[at] as number;
      if (there < NONE) continue;
      const waited = wait[at] as number;
      const isPlanned = waited > 0 && last - waited >= days;
      const recall = transitions.recall[last * STABILITIES + (point % STABILITIES)] as number;
      const asked = worthOfReview(one.value, transitions, point, last - days, days);
      const rank = rankOf(asked - (isPlanned ? recall : (worth[at] as number)), scale, isPlanned);
      ranks[at] = rank;
      cards[rank] = (cards[rank] as number) + there;
    }
  }
}

/** By rank, the share that fits into the day: the highest first. */
function fitting(cards: Float64Array, room: number): Float64Array {
  const shares = new Float64Array(RANKS);
  let left = room;
  for (let rank = RANKS - 1; rank > 0 && left > 0; rank -= 1) {
    const there = cards[rank] as number;
    shares[rank] = there > left ? left / there : 1;
    left -= there;
  }
  return shares;
}

/** Asks those shares of a stream. */
function askShares(
  stream: Stream,
  days: number,
  shares: Float64Array,
  prospects: Prospects,
  transitions: Transitions,
): { new: number; reviews: number } {
  const { horizon } = prospects;
  const { mass, ranks } = stream;
  const asked = { new: 0, reviews: 0 };
  for (let last = horizon; last > days; last -= 1) {
    for (let point = 0; point < POINTS; point += 1) {
      const at = last * POINTS + point;
      const there = mass[at] as number;
      if (there < NONE) continue;
      const cards = there * (shares[ranks[at] as number] as number);
      if (cards === 0) continue;
      mass[at] = there - cards;
      movePoint(transitions, point, last - days, days, cards, mass);
      asked.reviews += cards;
    }
  }
  for (const rest of stream.rests) {
    const planned = plannedOf(rest);
    const cards =
      planned * (shares[rest.rank] as number) +
      (rest.left - planned) * (shares[rest.spareRank] as number);
    if (cards === 0) continue;
    rest.left -= cards;
    addGroup(prospects, rest.group, horizon - days, cards, mass);
    asked[rest.isNew ? 'new' : 'reviews'] += cards;
  }
  return asked;
}

/** Cards of a group, in the problem's order, that are expected to be left over when so many are. */
function leftOver(keys: readonly number[], today: ReadonlySet<number>, left: number): number[] {
  const later = keys.filter((key) => !today.has(key));
  return later.slice(later.length - Math.round(left));
}

/**
 * Follows the plan as expected numbers of cards: what a day cannot hold waits for the next, those that gain least first,
 * and what it has left goes to those that gain most. `today` holds the keys that are asked today, `capacity` is by days
 * to the exam. Nothing is drawn: equal input, equal outlook. A little low, since a real plan is solved anew every day.
 */
export function lookAhead(
  classes: readonly WeightClass[],
  prospects: Prospects,
  transitions: Transitions,
  prices: Prices,
  capacity: Float64Array,
  today: ReadonlySet<number>,
): Outlook {
  const { horizon, groups, never } = prospects;
  const heaviest = Math.max(...classes.map(({ weight }) => weight));
  const streams = classes.map((one) => startStream(one, heaviest, prospects, prices, today));
  const isNew = new Set(groups.flatMap(({ memory, keys }) => (memory === null ? keys : [])));
  const fresh = [...today].filter((key) => isNew.has(key)).length;
  const days: PlannedDay[] = [{ inDays: 0, new: fresh, reviews: today.size - fresh }];
  for (let left = horizon - 1; left >= 1; left -= 1) {
    const cards = new Float64Array(RANKS);
    for (const stream of streams) rankStream(stream, left, prospects, transitions, cards);
    const shares = fitting(cards, capacity[left] ?? 0);
    const asked = { new: 0, reviews: 0 };
    for (const stream of streams) {
      const more = askShares(stream, left, shares, prospects, transitions);
      asked.new += more.new;
      asked.reviews += more.reviews;
    }
    days.push({ inDays: horizon - left, ...asked });
  }

  const cards = groups.reduce((sum, { keys }) => sum + keys.length, 0);
  let recalled = 0;
  for (const { mass, rests } of streams) {
    for (const { group, left } of rests) recalled += left * (never[group] ?? 0);
    for (let at = POINTS; at < mass.length; at += 1) {
      const place = Math.floor(at / POINTS) * STABILITIES + (at % STABILITIES);
      recalled += (mass[at] as number) * (transitions.recall[place] as number);
    }
  }
  const now = groups.reduce((sum, { keys }, group) => sum + keys.length * (never[group] ?? 0), 0);
  return {
    share: cards === 0 ? 0 : Math.min(1, recalled / cards),
    withoutStudy: cards === 0 ? 0 : now / cards,
    unasked: streams.flatMap((stream) =>
      stream.rests.flatMap(({ group, isNew: unseen, left }) =>
        unseen ? leftOver(groups[group]?.keys ?? [], today, left) : [],
      ),
    ),
    days,
  };
}
