// An author takes a question in doubt out of practice and exams, and gives it back when that is settled.
import { notFound } from '#core/base/errors.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type {
  Catalogue,
  CatalogueCard,
  CatalogueQuestion,
  QuestionKey,
} from '#core/question/catalogue.ts';
import { keepsKey } from '#core/question/judge-again.ts';
import type { QuarantinedQuestion } from '#core/question/quarantine.ts';
import type { Call, World } from './world.ts';

/** What works on questions needs of the world. */
export type AuthorWorld = Pick<World, 'store' | 'catalogue'>;

export type LiveQuestion = { readonly card: CatalogueCard; readonly question: CatalogueQuestion };

/** Every question in use, by its key. */
export function liveQuestions(catalogue: Catalogue): Map<QuestionKey, LiveQuestion> {
  const cards = [...catalogue.banks.values()].flatMap((bank) => bank.cards);
  return new Map(
    cards.flatMap((card) =>
      card.questions.map((question) => [question.key, { card, question }] as const),
    ),
  );
}

/** A question in quarantine as authors see it. */
export type ShownQuarantine = Omit<QuarantinedQuestion, 'revision'> & {
  /** True when the question has another key than when it was put there; null when it is retired. */
  readonly keyChanged: boolean | null;
};

/** True when the key in use is another one than that of this revision; null for a question that is not in use. */
export async function isKeyChanged(
  { store }: Pick<World, 'store'>,
  revision: number,
  live: LiveQuestion | undefined,
): Promise<boolean | null> {
  if (!live) return null;
  const now = live.question.revision;
  if (revision === now) return false;
  const [from, to] = await Promise.all([store.revision(revision), store.revision(now)]);
  return !keepsKey(bindQuestion(from), bindQuestion(to));
}

/** All that is in quarantine, in the order in which the store met the questions. */
export async function listQuarantines(world: AuthorWorld): Promise<ShownQuarantine[]> {
  const live = liveQuestions(world.catalogue());
  return Promise.all(
    (await world.store.quarantines()).map(async ({ revision, ...quarantine }) => ({
      ...quarantine,
      keyChanged: await isKeyChanged(world, revision, live.get(quarantine.question)),
    })),
  );
}

/**
 * Puts a question in use in quarantine, where it stays whatever becomes of its file, until it is lifted. One that is
 * there gets the new reason and keeps the rest. Throws `not-found`, `storage-*`.
 */
export async function quarantineQuestion(
  world: AuthorWorld,
  place: { readonly bank: string; readonly id: string },
  reason: string,
  call: Call,
): Promise<ShownQuarantine> {
  const found = [...liveQuestions(world.catalogue()).values()].find(
    ({ card, question }) => card.bank === place.bank && question.id === place.id,
  );
  if (!found) throw notFound();
  const { key, revision } = found.question;
  await world.store.quarantineQuestion(key, (now) =>
    now ? { ...now, reason } : { reason, revision, at: call.now },
  );
  const put = (await listQuarantines(world)).find(({ question }) => question === key);
  if (!put) throw new Error(`question ${key} was lifted at once`);
  return put;
}

/** Gives a question back, a retired one too; false when it was not in quarantine. Throws `not-found`, `storage-*`. */
export async function liftQuarantine(
  world: AuthorWorld,
  place: { readonly bank: string; readonly id: string },
): Promise<boolean> {
  const isPlace = (bank: string, id: string) => bank === place.bank && id === place.id;
  const put = (await world.store.quarantines()).find(({ bank, id }) => isPlace(bank, id));
  if (put) {
    await world.store.quarantineQuestion(put.question, () => null);
    return true;
  }
  const isLive = [...liveQuestions(world.catalogue()).values()].some(({ card, question }) =>
    isPlace(card.bank, question.id),
  );
  if (!isLive) throw notFound();
  return false;
}
