// Which stored question and card a written one is: by id, by earlier names, and by the questions that a card holds. Pure.
import type { Doubt } from '#core/question/bank-proposal.ts';
import type { CardKey, LinkedBank, LinkedCard, LinkedQuestion } from '#core/question/catalogue.ts';
import { mayBeSameQuestion } from '#core/question/same-question.ts';
import type { KnownBank, KnownCard, KnownQuestion } from './known-bank.ts';

export type QuestionIdentity = {
  readonly matches: ReadonlyMap<LinkedQuestion, KnownQuestion>;
  /** Stored questions whose place another one takes. */
  readonly replaced: ReadonlySet<KnownQuestion>;
  /** New questions that take such a place. */
  readonly successors: ReadonlySet<LinkedQuestion>;
};

/** Whether a stored question can be what stands there now; `elsewhere`: under another card. */
export function isOtherQuestion(
  { language, revisionOf }: KnownBank,
  bank: LinkedBank,
  was: KnownQuestion,
  now: LinkedQuestion,
  elsewhere: boolean,
): boolean {
  // Between two languages words say nothing.
  if (was.revisionHash === now.revision.hash || language !== bank.bank.language) return false;
  return !mayBeSameQuestion(revisionOf(was), now.revision, elsewhere);
}

/**
 * Which stored question a written one is: the one of the same id, unless it replaces that; else, unless it replaces
 * another, one that has an alias as its id, or had it before; else one that had this id before. A question that the
 * files still name by its own id is never taken.
 */
export function matchQuestions(bank: LinkedBank, known: KnownBank): QuestionIdentity {
  const written = bank.cards.flatMap((card) =>
    card.questions.map((question) => ({ question, card: card.id })),
  );
  const byId = new Map(known.questions.map((question) => [question.id, question]));
  const byKey = new Map(known.questions.map((question) => [question.key, question]));
  const named = (name: string) => [byId.get(name), byKey.get(known.aliases.get(name) ?? -1)];
  const cardIds = new Map(known.cards.map(({ key, id }) => [key, id]));
  const matches = new Map<LinkedQuestion, KnownQuestion>();
  const taken = new Set<KnownQuestion>();
  const replaced = new Set<KnownQuestion>();
  const successors = new Set<LinkedQuestion>();
  for (const { question, card } of written) {
    const same = byId.get(question.id);
    if (!same) continue;
    taken.add(same);
    const elsewhere = cardIds.get(same.card) !== card;
    if (
      question.replaces === question.id &&
      isOtherQuestion(known, bank, same, question, elsewhere)
    ) {
      replaced.add(same);
      successors.add(question);
    } else matches.set(question, same);
  }
  for (const { question } of written) {
    const { id, replaces = id } = question;
    if (replaces === id) continue;
    const old = named(replaces).find((one) => one && !taken.has(one));
    if (!old) continue;
    taken.add(old);
    replaced.add(old);
    if (!matches.has(question)) successors.add(question);
  }
  for (const { question } of written) {
    if (matches.has(question) || successors.has(question)) continue;
    const names = [...question.aliases, question.id];
    const found = names.flatMap(named).find((candidate) => candidate && !taken.has(candidate));
    if (found) matches.set(question, found);
    if (found) taken.add(found);
  }
  return { matches, replaced, successors };
}

export type CardIdentity = {
  readonly matches: ReadonlyMap<LinkedCard, KnownCard>;
  /** Cards that are gone while their questions live on in new ones, without one that is clearly the same. */
  readonly doubts: readonly Doubt[];
};

/**
 * Which stored card a written one is: the one of the same id; else the one that is gone and lives on in it: at least half
 * of its questions are here, none is in another new card, and no other gone card has questions here. So a card and a
 * question outside a card keep their memory through a rename.
 */
export function matchCards(
  bank: LinkedBank,
  known: KnownBank,
  questions: QuestionIdentity['matches'],
): CardIdentity {
  const byId = new Map(known.cards.map((card) => [card.id, card]));
  const byKey = new Map(known.cards.map((card) => [card.key, card]));
  const matches = new Map<LinkedCard, KnownCard>();
  for (const card of bank.cards) {
    const same = byId.get(card.id);
    if (same) matches.set(card, same);
  }
  const kept = new Set(matches.values());
  /** Gone card → the new cards that have questions of it, and how many. */
  const heirs = new Map<KnownCard, Map<LinkedCard, number>>();
  for (const card of bank.cards) {
    if (matches.has(card)) continue;
    for (const question of card.questions) {
      const was = questions.get(question);
      const owner = was && !was.retired ? byKey.get(was.card) : undefined;
      if (!owner || owner.retired || kept.has(owner)) continue;
      const counts = heirs.get(owner) ?? new Map<LinkedCard, number>();
      counts.set(card, (counts.get(card) ?? 0) + 1);
      heirs.set(owner, counts);
    }
  }
  const owners = new Map<LinkedCard, number>();
  for (const counts of heirs.values())
    for (const card of counts.keys()) owners.set(card, (owners.get(card) ?? 0) + 1);
  const sizes = new Map<CardKey, number>();
  for (const { card, retired } of known.questions)
    if (!retired) sizes.set(card, (sizes.get(card) ?? 0) + 1);
  const doubts: Doubt[] = [];
  for (const [owner, counts] of heirs) {
    const [heir, ...others] = counts;
    if (!heir) continue;
    const [card, questionsHere] = heir;
    const isClear =
      others.length === 0 &&
      owners.get(card) === 1 &&
      questionsHere * 2 >= (sizes.get(owner.key) ?? 0);
    if (isClear) matches.set(card, owner);
    else {
      const cards = [...counts.keys()].map(({ id }) => id).sort();
      doubts.push({ kind: 'split-card', id: owner.id, place: card.place ?? null, cards });
    }
  }
  return { matches, doubts };
}
