// What saving a bank changes, decided once for all engines: which question is which, what is new, edited or gone. Pure.
import type {
  BankChanges,
  CardKey,
  LinkedBank,
  LinkedCard,
  LinkedQuestion,
  QuestionKey,
} from '#core/question/catalogue.ts';

export type KnownCard = {
  readonly key: CardKey;
  readonly id: string;
  readonly rank: number;
  readonly facts: string;
  readonly retired: boolean;
};

export type KnownQuestion = {
  readonly key: QuestionKey;
  readonly id: string;
  readonly card: CardKey;
  readonly position: number;
  readonly type: string;
  readonly level: number;
  readonly parts: number;
  readonly revisionHash: string;
  readonly retired: boolean;
};

/** A bank as it is stored, retired things included. */
export type KnownBank = {
  readonly cards: readonly KnownCard[];
  readonly questions: readonly KnownQuestion[];
  /** Earlier name → question. */
  readonly aliases: ReadonlyMap<string, QuestionKey>;
};

export type PlannedQuestion = {
  readonly known: KnownQuestion | null;
  readonly linked: LinkedQuestion;
  readonly position: number;
  /** Earlier names that are not stored yet. */
  readonly aliases: readonly string[];
  /** False when the stored row already says all this, its card included. */
  readonly changed: boolean;
};

export type PlannedCard = {
  readonly known: KnownCard | null;
  readonly linked: LinkedCard;
  readonly rank: number;
  readonly facts: string;
  readonly changed: boolean;
  readonly questions: readonly PlannedQuestion[];
};

export type Retiring = {
  readonly goneCards: readonly KnownCard[];
  readonly goneQuestions: readonly KnownQuestion[];
  /** Lists of author's ids, sorted. */
  readonly changes: BankChanges;
};

export type BankPlan = Retiring & {
  /** By rank. */
  readonly cards: readonly PlannedCard[];
};

const IMPORTANCE = { critical: 0, important: 1, 'nice-to-know': 2 };

/** Everything of a card but its id and questions, in a fixed order of fields. */
export type CardFacts = Omit<LinkedCard, 'id' | 'questions'>;

function factsOf(card: LinkedCard): string {
  const facts: CardFacts = {
    title: card.title,
    trap: card.trap,
    topic: card.topic,
    importance: card.importance,
    exams: card.exams,
    objectives: card.objectives,
    confusable: card.confusable,
    asOf: card.asOf,
    validUntil: card.validUntil,
  };
  return JSON.stringify(facts);
}

/**
 * Which stored question a written one is: the one of the same id; else one that has an alias as its id, or had it
 * before; else one that had this id before. A question that the files still name by its own id is never taken.
 */
function matchQuestions(
  bank: LinkedBank,
  known: KnownBank,
): ReadonlyMap<LinkedQuestion, KnownQuestion> {
  const written = bank.cards.flatMap((card) => card.questions);
  const byId = new Map(known.questions.map((question) => [question.id, question]));
  const byKey = new Map(known.questions.map((question) => [question.key, question]));
  const matches = new Map<LinkedQuestion, KnownQuestion>();
  const taken = new Set<KnownQuestion>();
  for (const question of written) {
    const same = byId.get(question.id);
    if (same) matches.set(question, same);
    if (same) taken.add(same);
  }
  for (const question of written) {
    if (matches.has(question)) continue;
    const names = [...question.aliases, question.id];
    const found = names
      .flatMap((name) => [byId.get(name), byKey.get(known.aliases.get(name) ?? -1)])
      .find((candidate) => candidate && !taken.has(candidate));
    if (found) matches.set(question, found);
    if (found) taken.add(found);
  }
  return matches;
}

/**
 * Which stored card a written one is: the one of the same id. A loose question is its own card, so when such a
 * question is renamed, its card goes with it and keeps the memory.
 */
function matchCards(
  bank: LinkedBank,
  known: KnownBank,
  questions: ReadonlyMap<LinkedQuestion, KnownQuestion>,
): ReadonlyMap<LinkedCard, KnownCard> {
  const byId = new Map(known.cards.map((card) => [card.id, card]));
  const listed = new Set(bank.cards.map((card) => card.id));
  const matches = new Map<LinkedCard, KnownCard>();
  const taken = new Set<KnownCard>();
  for (const card of bank.cards) {
    let found = byId.get(card.id);
    if (!found) {
      const renamed = card.questions
        .map((question) => ({ from: questions.get(question)?.id ?? question.id, to: question.id }))
        .find(({ from, to }) => from !== to && to === card.id && !listed.has(from));
      found = renamed && byId.get(renamed.from);
    }
    if (found && !taken.has(found)) {
      matches.set(card, found);
      taken.add(found);
    }
  }
  return matches;
}

/** Plans how the stored bank becomes what the files say. Planning a bank that is already so changes nothing. */
export function planBank(bank: LinkedBank, known: KnownBank): BankPlan {
  const questionMatches = matchQuestions(bank, known);
  const cardMatches = matchCards(bank, known, questionMatches);
  const added = new Set<string>();
  const edited = new Set<string>();
  const restored = new Set<string>();
  const renamed = new Set<string>();

  const note = (
    was: { id: string; retired: boolean } | undefined,
    id: string,
    isEdited: boolean,
  ) => {
    if (!was) added.add(id);
    else {
      if (was.retired) restored.add(id);
      if (was.id !== id) renamed.add(id);
      if (isEdited) edited.add(id);
    }
  };

  const planQuestion = (linked: LinkedQuestion, position: number, card: KnownCard | undefined) => {
    const was = questionMatches.get(linked);
    const isEdited =
      was !== undefined &&
      (was.revisionHash !== linked.revision.hash ||
        was.type !== linked.type ||
        was.level !== linked.level ||
        was.parts !== linked.parts ||
        was.card !== card?.key);
    note(was, linked.id, isEdited);
    const names = was && was.id !== linked.id ? [...linked.aliases, was.id] : linked.aliases;
    return {
      known: was ?? null,
      linked,
      position,
      aliases: [...new Set(names)].filter((name) => !known.aliases.has(name)),
      changed: !was || isEdited || was.retired || was.id !== linked.id || was.position !== position,
    };
  };

  const ranked = [...bank.cards].sort(
    (one, other) => IMPORTANCE[one.importance] - IMPORTANCE[other.importance],
  );
  const cards = ranked.map((linked, rank): PlannedCard => {
    const was = cardMatches.get(linked);
    const facts = factsOf(linked);
    const isEdited = was !== undefined && was.facts !== facts;
    note(was, linked.id, isEdited);
    return {
      known: was ?? null,
      linked,
      rank,
      facts,
      changed: !was || isEdited || was.retired || was.id !== linked.id || was.rank !== rank,
      questions: linked.questions.map((question, position) =>
        planQuestion(question, position, was),
      ),
    };
  });

  const keptCards = new Set(cardMatches.values());
  const keptQuestions = new Set(questionMatches.values());
  const gone = planRetiring(bank.bank.bank, {
    cards: known.cards.filter((card) => !keptCards.has(card)),
    questions: known.questions.filter((question) => !keptQuestions.has(question)),
  });
  const changes = {
    ...gone.changes,
    added: [...added].sort(),
    edited: [...edited].sort(),
    restored: [...restored].sort(),
    renamed: [...renamed].sort(),
  };
  return { ...gone, cards, changes };
}

/** Plans that all of these cards and questions of a bank go out of use. */
export function planRetiring(
  bank: string,
  known: Pick<KnownBank, 'cards' | 'questions'>,
): Retiring {
  const goneCards = known.cards.filter((card) => !card.retired);
  const goneQuestions = known.questions.filter((question) => !question.retired);
  const retired = [...new Set([...goneCards, ...goneQuestions].map(({ id }) => id))].sort();
  const changes = { bank, added: [], edited: [], retired, restored: [], renamed: [] };
  return { goneCards, goneQuestions, changes };
}

/** A public id for a new card: the author's; `bank.id` where another card has that; then with a number. */
export function choosePublicId(
  bank: string,
  card: string,
  isTaken: (publicId: string) => boolean,
): string {
  if (!isTaken(card)) return card;
  let name = `${bank}.${card}`;
  for (let n = 2; isTaken(name); n += 1) name = `${bank}.${card}.${n}`;
  return name;
}
