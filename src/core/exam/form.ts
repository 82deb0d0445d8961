// The form of an exam: which questions it asks, in which order; or with numbers why the cards cannot give it.
import { type RandomInt, shuffle } from '../base/random.ts';
import type { CardKey, QuestionKey, RevisionKey } from '../question/catalogue.ts';
import { apportion } from './quotas.ts';

/** The question by which a card may be asked. */
export type Candidate = {
  readonly card: CardKey;
  readonly question: QuestionKey;
  readonly revision: RevisionKey;
  /** Questions that it makes; more than 1 for a case, which is asked whole or not at all. */
  readonly parts: number;
  /** Place in the blueprint's domains. */
  readonly domain: number;
  /** Grows with each showing to this learner; null for a question never shown. */
  readonly seen: number | null;
  /** Cards with which this one is confusable, whichever of the two says so. */
  readonly confusable: readonly CardKey[];
};

/** One question of a form; its position is its place in the list. */
export type Place = Pick<Candidate, 'card' | 'question' | 'revision' | 'parts' | 'domain'> & {
  readonly part: number;
};

export type Form = { readonly kind: 'form'; readonly places: readonly Place[] };

export type Shortage = {
  readonly kind: 'shortage';
  /** The domains that cannot give what they should; `there` is the most that they can, up to that. */
  readonly domains: readonly {
    readonly domain: number;
    readonly wanted: number;
    readonly there: number;
  }[];
  /** The longest form in the same proportions that these cards can give; 0 for none. */
  readonly largest: number;
};

/** What was never shown first, then what was shown longest ago; chance decides among equals. */
function inOrderOfWish(candidates: readonly Candidate[], random: RandomInt): Candidate[] {
  return shuffle(candidates, random).sort((one, other) => (one.seen ?? -1) - (other.seen ?? -1));
}

/** Those that are confusable with none before them first: the others are asked only where these do not suffice. */
function confusablesLast(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Set<CardKey>();
  const [free, rest]: [Candidate[], Candidate[]] = [[], []];
  for (const candidate of candidates) {
    const isFree = candidate.confusable.every((other) => !taken.has(other));
    (isFree ? free : rest).push(candidate);
    if (isFree) taken.add(candidate.card);
  }
  return [...free, ...rest];
}

/** For each candidate which numbers of questions, up to `most`, it and those after it can make up. */
function reachable(candidates: readonly Candidate[], most: number): Uint8Array[] {
  const last = new Uint8Array(most + 1);
  last[0] = 1;
  const sums = [last];
  for (const { parts } of candidates.toReversed()) {
    const after = sums[0] ?? last;
    sums.unshift(after.map((is, sum) => (is || (sum >= parts && after[sum - parts]) ? 1 : 0)));
  }
  return sums;
}

/** The earliest candidates that make up exactly `quota` questions, which must be reachable. */
function pick(candidates: readonly Candidate[], quota: number): Candidate[] {
  const sums = reachable(candidates, quota);
  let left = quota;
  return candidates.filter(({ parts }, at) => {
    const isTaken = parts <= left && sums[at + 1]?.[left - parts] === 1;
    if (isTaken) left -= parts;
    return isTaken;
  });
}

/**
 * A form of exactly `size` questions, in which every domain has its share by the largest remainder: at most one
 * question of a card, cases whole and in one piece, a card that is confusable with a preferred one only where the
 * others do not suffice, what was not seen lately preferred. Equal for equal arguments and an equal source of chance.
 */
export function assembleForm(
  weights: readonly number[],
  candidates: readonly Candidate[],
  size: number,
  random: RandomInt,
): Form | Shortage {
  const order = confusablesLast(inOrderOfWish(candidates, random));
  const pools = weights.map((_, domain) => order.filter((one) => one.domain === domain));
  const sums = pools.map((pool) => reachable(pool, size)[0]);
  const quotasOf = (length: number) => (weights.length === 0 ? [] : apportion(weights, length));
  const lacks = (quotas: readonly number[]) =>
    quotas.flatMap((wanted, domain) => {
      const there = sums[domain]?.subarray(0, wanted + 1).lastIndexOf(1) ?? 0;
      return there === wanted ? [] : [{ domain, wanted, there }];
    });

  const quotas = quotasOf(size);
  const domains = lacks(quotas);
  if (domains.length > 0 || weights.length === 0) {
    let largest = weights.length === 0 ? 0 : size - 1;
    while (largest > 0 && lacks(quotasOf(largest)).length > 0) largest -= 1;
    return { kind: 'shortage', domains, largest };
  }
  const picked = quotas.flatMap((quota, domain) => pick(pools[domain] ?? [], quota));
  const places = shuffle(picked, random).flatMap(
    ({ card, question, revision, parts, domain }): Place[] =>
      Array.from({ length: parts }, (_, part) => ({
        card,
        question,
        revision,
        parts,
        domain,
        part,
      })),
  );
  return { kind: 'form', places };
}
