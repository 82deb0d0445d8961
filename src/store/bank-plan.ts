// What saving a bank changes, decided once for all engines: which question is which, what is new, edited or gone. Pure.
import type { BankProposal, Doubt } from '#core/question/bank-proposal.ts';
import type { Edit, LinkedBank, LinkedCard, LinkedQuestion } from '#core/question/catalogue.ts';
import { importanceRank } from '#core/question/question.ts';
import { matchCards, matchQuestions } from './bank-identity.ts';
import type { KnownBank, KnownCard, KnownQuestion } from './known-bank.ts';
import { planEdit } from './question-edit.ts';

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
  readonly proposal: BankProposal;
};

/** A question that leaves its id to another one, and the name that it has from then on, which no author can write. */
export type Displaced = { readonly question: KnownQuestion; readonly id: string };

export type BankPlan = Retiring & {
  /** To be done before anything else, so that the ids are free; they are retired as well. */
  readonly displaced: readonly Displaced[];
  /** By rank. */
  readonly cards: readonly PlannedCard[];
};

/** Everything of a card but its id and questions, in a fixed order of fields. */
export type CardFacts = Omit<LinkedCard, 'id' | 'questions' | 'place'>;

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

/** The first name of the kind `id~1` that no question of the bank has. */
function displacedId(id: string, { questions }: KnownBank): string {
  const taken = new Set(questions.map((question) => question.id));
  let n = 1;
  while (taken.has(`${id}~${n}`)) n += 1;
  return `${id}~${n}`;
}

/** Plans how the stored bank becomes what the files say. Planning a bank that is already so changes nothing. */
export function planBank(bank: LinkedBank, known: KnownBank): BankPlan {
  const { matches, replaced, successors } = matchQuestions(bank, known);
  const cardIdentity = matchCards(bank, known, matches);
  const added = new Set<string>();
  const edited = new Set<string>();
  const restored = new Set<string>();
  const renamed = new Set<string>();
  const edits: Edit[] = [];
  const doubts: Doubt[] = [...cardIdentity.doubts];

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
    const was = matches.get(linked);
    const isEdited =
      was !== undefined &&
      (was.revisionHash !== linked.revision.hash ||
        was.type !== linked.type ||
        was.level !== linked.level ||
        was.parts !== linked.parts ||
        was.card !== card?.key);
    if (!successors.has(linked)) note(was, linked.id, isEdited);
    if (was) {
      const found = planEdit(known, bank, was, linked, was.card !== card?.key);
      if (found.edit) edits.push(found.edit);
      doubts.push(...found.doubts);
    }
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
    (one, other) => importanceRank(one.importance) - importanceRank(other.importance),
  );
  const cards = ranked.map((linked, rank): PlannedCard => {
    const was = cardIdentity.matches.get(linked);
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

  const keptCards = new Set(cardIdentity.matches.values());
  const keptQuestions = new Set(matches.values());
  const written = new Set(bank.cards.flatMap((card) => card.questions).map(({ id }) => id));
  const displaced = [...replaced]
    .filter(({ id }) => written.has(id))
    .map((question) => ({ question, id: displacedId(question.id, known) }));
  const gone = planRetiring(
    bank.bank.bank,
    {
      cards: known.cards.filter((card) => !keptCards.has(card)),
      questions: known.questions.filter((question) => !keptQuestions.has(question)),
    },
    { replaced, displaced },
  );
  const replacing = new Set([...successors].map(({ id }) => id));
  const keyChanged = new Set(edits.flatMap((edit) => (edit.class === 'key' ? edit.id : [])));
  const changes = {
    ...gone.proposal.changes,
    added: [...added].filter((id) => !replacing.has(id)).sort(),
    edited: [...edited].filter((id) => !keyChanged.has(id)).sort(),
    keyChanged: [...keyChanged].sort(),
    restored: [...restored].sort(),
    renamed: [...renamed].sort(),
    replaced: [...replacing].sort(),
    edits: edits.sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
  const inUse = {
    cards: known.cards.filter(({ retired }) => !retired).length,
    questions: known.questions.filter(({ retired }) => !retired).length,
  };
  return { ...gone, displaced, cards, proposal: { ...gone.proposal, changes, doubts, inUse } };
}

/** Plans that all of these cards and questions of a bank go out of use. */
export function planRetiring(
  bank: string,
  known: Pick<KnownBank, 'cards' | 'questions'>,
  {
    replaced,
    displaced,
  }: { replaced: ReadonlySet<KnownQuestion>; displaced: readonly Displaced[] } = {
    replaced: new Set(),
    displaced: [],
  },
): Retiring {
  const goneCards = known.cards.filter((card) => !card.retired);
  const goneQuestions = known.questions.filter((question) => !question.retired);
  const living = new Set(displaced.map(({ question }) => question.id));
  const ids = [...goneCards, ...goneQuestions].map(({ id }) => id).filter((id) => !living.has(id));
  const lost = goneQuestions.filter((question) => !replaced.has(question));
  const owners = new Set(lost.map(({ card }) => card));
  const moved = new Set([...replaced].map(({ card }) => card));
  const changes = {
    bank,
    added: [],
    edited: [],
    keyChanged: [],
    retired: [...new Set(ids)].sort(),
    restored: [],
    renamed: [],
    replaced: [],
    edits: [],
  };
  const gone = {
    cards: goneCards.filter(({ key }) => owners.has(key) || !moved.has(key)).length,
    questions: lost.length,
  };
  const inUse = { cards: goneCards.length, questions: goneQuestions.length };
  return { goneCards, goneQuestions, proposal: { changes, doubts: [], inUse, gone } };
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
