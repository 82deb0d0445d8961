// Turns stored presentations, sessions and answers into everything that showing them needs.
import { notFound } from '#core/base/errors.ts';
import { hmacSha256 } from '#core/base/hmac.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { NewPresentation, Presentation, Session } from '#core/practice/session.ts';
import { type BoundQuestion, bindQuestion } from '#core/question/bound-question.ts';
import type { CardKey, Catalogue, CatalogueCard, QuestionKey } from '#core/question/catalogue.ts';
import { createLayout } from '#core/question/layout.ts';
import type { Answered, Layout } from '#core/question/question-type.ts';
import type { Revision } from '#core/question/revision.ts';
import type { RecordedAnswer } from '#store/decisions.ts';
import type { World } from './world.ts';

export type Presented = {
  readonly presentation: NewPresentation;
  readonly sessionId: string;
  readonly answered: boolean;
  readonly card: CatalogueCard;
  readonly question: BoundQuestion;
  readonly layout: Layout;
  /** Names the wording; keyed, because a plain hash over the key would let it be guessed. */
  readonly wording: string;
  /** Author's id of the whole question; parts of a case have ids of their own. */
  readonly questionId: string;
};

export type ShownSession = { readonly session: Session; readonly next: Presented | null };

export type AnsweredQuestion = {
  readonly presented: Presented;
  readonly revision: Revision;
  readonly recorded: RecordedAnswer;
  /** The recorded response in author's terms. */
  readonly response: Answered;
  readonly next: Presented | null;
  /** Public name of a card of the same bank. */
  readonly cardName: (authorId: string) => string;
};

/** A card by its key; every key that the store hands out is in the catalogue, retired ones too. */
export function cardOf(catalogue: Catalogue, key: CardKey): CatalogueCard {
  const card = catalogue.cards.get(key);
  if (!card) throw new Error(`card ${key} is missing from the catalogue`);
  return card;
}

/** A card by the author's id within a bank, the one that it has or else the one that it had first, retired or not. */
export function cardOfBank(catalogue: Catalogue, bank: string, id: string): CatalogueCard | null {
  const named = catalogue.cardsByPublicId.get(`${bank}.${id}`) ?? catalogue.cardsByPublicId.get(id);
  const own = named?.bank === bank ? named : null;
  if (own?.id === id) return own;
  // A card that was renamed has its new id, and its public one tells the old.
  for (const card of catalogue.cards.values())
    if (card.bank === bank && card.id === id) return card;
  return own;
}

/**
 * Author's id of a question of this card. Questions of equal wording share a revision, so their own id is the
 * catalogue's; a retired one has the wording's.
 */
export function nameOfQuestion(
  card: CatalogueCard,
  question: QuestionKey,
  { content }: Revision,
): string {
  const inUse = card.questions.find(({ key }) => key === question);
  return inUse?.id ?? (content as { readonly id: string }).id;
}

/** Names a wording outside: keyed, because a plain hash over the key would let it be guessed. */
export function wordingOf(secret: World['secret'], hash: string): string {
  return hmacSha256(secret, `wording\0${hash}`).toString('hex').slice(0, 32);
}

/** How a revision is laid out in one presentation. */
export function layoutOf(
  world: World,
  presentation: NewPresentation,
  question: BoundQuestion,
  revisionHash: string,
): Layout {
  const slots = question.slots(presentation.part);
  return createLayout(world.secret, presentation.id, revisionHash, slots);
}

export async function present(
  world: World,
  presentation: NewPresentation,
  sessionId: string,
  answered: boolean,
): Promise<Presented> {
  const revision = await world.store.revision(presentation.revision);
  const question = bindQuestion(revision);
  const card = cardOf(world.catalogue(), presentation.card);
  return {
    presentation,
    sessionId,
    answered,
    card,
    question,
    layout: layoutOf(world, presentation, question, revision.hash),
    wording: wordingOf(world.secret, revision.hash),
    questionId: nameOfQuestion(card, presentation.question, revision),
  };
}

/** The session with the presentation that is open in it. */
export async function presentSession(world: World, session: Session): Promise<ShownSession> {
  const { open } = session.state;
  const presentation = open === null ? null : await world.store.presentation(session.learner, open);
  const next = presentation && (await present(world, presentation, session.id, false));
  return { session, next };
}

/** The reply to a recorded answer, the same at every call. */
export async function presentAnswer(
  world: World,
  learner: LearnerKey,
  presentation: Presentation,
  recorded: RecordedAnswer,
): Promise<AnsweredQuestion> {
  const presented = await present(world, presentation, presentation.sessionId, true);
  const offered = recorded.receipt.next;
  const next = offered === null ? null : await world.store.presentation(learner, offered);
  const { bank } = presented.card;
  const catalogue = world.catalogue();
  return {
    presented,
    revision: await world.store.revision(presentation.revision),
    recorded,
    response: JSON.parse(recorded.entry.response) as Answered,
    next: next && (await present(world, next, next.sessionId, false)),
    cardName: (authorId) => cardOfBank(catalogue, bank, authorId)?.publicId ?? authorId,
  };
}

/** A learner's presentation, or not-found. */
export async function requirePresentation(
  world: World,
  learner: LearnerKey,
  id: string,
): Promise<Presentation> {
  const presentation = await world.store.presentation(learner, id);
  if (!presentation) throw notFound();
  return presentation;
}
