// Keys in the place of names while a document is read: cards and wordings that this server knows, and a list of others.
import { AppError, type FieldError } from '#core/base/errors.ts';
import type { CardRecord, LearnerContent, WordingRecord } from '#core/learner/learner-document.ts';
import type { OwnNames } from '#core/learner/own-state.ts';
import { type BoundQuestion, bindQuestion } from '#core/question/bound-question.ts';
import type { CardKey, QuestionKey, RevisionKey } from '#core/question/catalogue.ts';
import { shownHash } from '#core/question/worded-response.ts';
import type { NamedCard, OwnView } from '#store/own-data.ts';
import { wordingOf } from './present.ts';
import type { World } from './world.ts';

/** Refuses a document for what one place of it says. */
export function refuseDocument(pointer: string, code: string, detail: string): never {
  throw new AppError('validation-failed', 'The document cannot be taken in; nothing was changed.', {
    errors: [{ pointer, code, detail }],
  });
}

export type Wording = {
  readonly question: QuestionKey;
  /** That of the document, or where it does not tell, those that read like it; the likeliest first, never none. */
  readonly revisions: readonly [RevisionKey, ...RevisionKey[]];
  readonly asked: BoundQuestion;
};

export type Lookup = {
  /** The card of a name in the document. */
  card(name: string, pointer: string): CardKey;
  wording(place: number, pointer: string): Wording;
  readonly bankOf: (card: CardKey) => string;
  /** As the document names them, which its chain is made with. */
  readonly theirs: OwnNames;
  /** As this server names them. */
  readonly ours: OwnNames;
};

/** Revisions examined at a step. */
const STEP = 100;

/** What this server has under a name of the document. */
function findCard(cards: readonly NamedCard[]) {
  const byPublicId = new Map(cards.map((card) => [card.publicId, card]));
  const byId = new Map(cards.map((card) => [`${card.bank}\0${card.id}`, card]));
  return ({ id, bank, cardId }: CardRecord): NamedCard | null => {
    const named = byPublicId.get(id);
    if (named?.bank === bank) return named;
    return byId.get(`${bank}\0${cardId}`) ?? null;
  };
}

/** All wordings, by what learners see of them and by their keyed names; made when it is asked for. */
function* indexRevisions(own: OwnView, secret: Uint8Array) {
  const byShown = new Map<string, RevisionKey[]>();
  const byName = new Map<string, RevisionKey>();
  for (const [place, key] of own.revisions().entries()) {
    const revision = own.revision(key);
    const shown = shownHash(bindQuestion(revision));
    byShown.set(shown, [...(byShown.get(shown) ?? []), key]);
    byName.set(wordingOf(secret, revision.hash), key);
    if (place % STEP === STEP - 1) yield;
  }
  return { byShown, byName };
}

function* findWordings(
  own: OwnView,
  secret: Uint8Array,
  rows: readonly WordingRecord[],
  unknown: FieldError[],
): Generator<void, readonly (Wording | null)[]> {
  let index: { byShown: Map<string, RevisionKey[]>; byName: Map<string, RevisionKey> } | null =
    null;
  const current = new Map(own.questions().map(({ key, revision }) => [key, revision]));
  const found: (Wording | null)[] = [];
  for (const [place, { bank, question: id, type, revision, shown, hash }] of rows.entries()) {
    const pointer = `#/wordings/${place}`;
    const miss = (detail: string) => {
      unknown.push({ pointer, code: 'unknown', detail });
      found.push(null);
    };
    if (place % STEP === STEP - 1) yield;
    const question = own.questionNamed(bank, id);
    if (question === null) {
      miss(`This server has no question "${id}" in the bank "${bank}".`);
      continue;
    }
    let revisions: readonly RevisionKey[] = [hash === null ? null : own.revisionOf(hash)].flatMap(
      (key) => key ?? [],
    );
    if (hash === null) {
      index ??= yield* indexRevisions(own, secret);
      const named = index.byName.get(revision);
      const alike = index.byShown.get(shown) ?? [];
      const now = current.get(question) ?? -1;
      revisions = named === undefined ? alike.toSorted((one) => (one === now ? -1 : 0)) : [named];
    }
    const [first, ...others] = revisions;
    if (first === undefined) {
      miss(`This server never had this wording of the question "${id}" of the bank "${bank}".`);
      continue;
    }
    const asked = bindQuestion(own.revision(first));
    if (asked.kind !== type || shownHash(asked) !== shown) {
      refuseDocument(pointer, 'mismatch', 'The wording does not read as the document says.');
    }
    found.push({ question, revisions: [first, ...others], asked });
  }
  return found;
}

/**
 * Looks up every card and wording of the document. Throws `validation-failed` with all (twenty are told) that this
 * server does not know: without them the log could not be kept, and memory not be folded from it.
 */
export function* lookUp(
  own: OwnView,
  { secret }: Pick<World, 'secret'>,
  { cards, wordings }: Pick<LearnerContent, 'cards' | 'wordings'>,
): Generator<void, Lookup> {
  const unknown: FieldError[] = [];
  const known = findCard(own.cards());
  const byName = new Map<string, NamedCard>();
  const nameOf = new Map<CardKey, string>();
  for (const [place, row] of cards.entries()) {
    const card = known(row);
    if (!card) {
      const detail = `This server has no card "${row.cardId}" in the bank "${row.bank}".`;
      unknown.push({ pointer: `#/cards/${place}`, code: 'unknown', detail });
    } else if (byName.has(row.id) || nameOf.has(card.key)) {
      refuseDocument(`#/cards/${place}/id`, 'duplicate', 'This card is listed twice.');
    } else {
      byName.set(row.id, card);
      nameOf.set(card.key, row.id);
    }
  }
  const found = yield* findWordings(own, secret, wordings, unknown);
  if (unknown.length > 0) {
    const detail = `The document speaks of ${unknown.length} cards and wordings that this server does not know; let its operator load these banks as they were, the old files first and the present ones then.`;
    throw new AppError('validation-failed', detail, { errors: unknown });
  }

  const questionNames = new Map(own.questions().map(({ key, bank, id }) => [key, `${bank}/${id}`]));
  const theirQuestions = new Map<QuestionKey, string>();
  const shownOf = new Map<RevisionKey, string>();
  for (const [place, wording] of found.entries()) {
    const row = wordings[place];
    if (!wording || !row) continue;
    theirQuestions.set(wording.question, `${row.bank}/${row.question}`);
    for (const revision of wording.revisions) shownOf.set(revision, row.shown);
  }
  const cardsByKey = new Map([...byName.values()].map((card) => [card.key, card]));
  const wording = (revision: RevisionKey) => shownOf.get(revision) ?? '';
  return {
    card: (name, pointer) =>
      byName.get(name)?.key ??
      refuseDocument(pointer, 'unknown', `The document lists no card "${name}".`),
    wording: (place, pointer) =>
      found[place] ?? refuseDocument(pointer, 'unknown', `The document lists no wording ${place}.`),
    bankOf: (card) => cardsByKey.get(card)?.bank ?? '',
    theirs: {
      card: (key) => nameOf.get(key) ?? '',
      question: (key) => theirQuestions.get(key) ?? '',
      wording,
    },
    ours: {
      card: (key) => cardsByKey.get(key)?.publicId ?? '',
      question: (key) => questionNames.get(key) ?? '',
      wording,
    },
  };
}
