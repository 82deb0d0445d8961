// Item analysis as authors see it: every question in use with its figures, and what they should look at.
import { unknownBank } from '#core/base/errors.ts';
import type { CatalogueBank } from '#core/question/catalogue.ts';
import { type AnalysedItem, analyseItems, type ItemFigures } from '#core/stats/item-analysis.ts';
import { type ItemFlag, itemFlags } from '#core/stats/item-flags.ts';
import type { World } from './world.ts';

/** Figures that are hidden are null; options and places are empty where the type has none. */
type Shown<Figures> = { readonly [Name in keyof Figures]: Figures[Name] | null };

export type ShownItem = Shown<ItemFigures> &
  Pick<AnalysedItem, 'part' | 'revision' | 'stem' | 'n' | 'olderN'> & {
    /** Names the row within one list. */
    readonly key: number;
    readonly bank: string;
    readonly cardId: string;
    readonly questionId: string;
    /** Author's id of the part of a case; null for every other question. */
    readonly partId: string | null;
    readonly type: string;
    /** Why the figures are hidden; null where they are told. */
    readonly note: string | null;
    readonly flags: readonly ItemFlag[];
  };

export type ItemsWorld = Pick<World, 'store' | 'catalogue' | 'secret' | 'items'>;

export type ItemsRequest = {
  /** Null for all banks. */
  readonly bank: string | null;
  /** Fewest first answers from which figures are told, at least 1. */
  readonly least: number;
};

/** More than a case can have parts. */
const MOST_PARTS = 16;

const HIDDEN: Shown<ItemFigures> = {
  facility: null,
  discrimination: null,
  options: null,
  places: null,
  medianMs: null,
  guessRate: null,
};

async function analyseBank(
  { store, secret, items }: ItemsWorld,
  { bank: { bank }, cards }: CatalogueBank,
  least: number,
): Promise<ShownItem[]> {
  const asked = new Map(
    cards.flatMap((card) => card.questions.map((question) => [question.key, { card, question }])),
  );
  const questions = [...asked.values()].map(({ question: { key, revision } }) => ({
    question: key,
    revision,
  }));
  const task = { bank, questions, secret, least };
  const analysed = items
    ? await items.analyse(task)
    : await store.readAnswers((answers) => analyseItems(task, answers));
  return analysed.flatMap((item): ShownItem[] => {
    const found = asked.get(item.question);
    if (!found) return [];
    const { card, question } = found;
    const { part, revision, stem, n, olderN, figures } = item;
    return [
      {
        key: question.key * MOST_PARTS + (part ?? 0),
        bank,
        cardId: card.publicId,
        questionId: question.id,
        part,
        partId: part === null ? null : item.id,
        type: question.type,
        revision,
        stem,
        n,
        olderN,
        note: figures ? null : `not enough answers: ${n} of ${least}`,
        ...(figures ?? HIDDEN),
        flags: itemFlags(item, `${bank}/${question.id}`),
      },
    ];
  });
}

/**
 * Every question in use, and every part of a case, by bank, in the order in which the bank asks them as new. Throws
 * `invalid-parameter` for a bank that is not served, `storage-*`.
 */
export async function analyseBanks(world: ItemsWorld, request: ItemsRequest): Promise<ShownItem[]> {
  const { bank, least } = request;
  const { banks } = world.catalogue();
  const chosen =
    bank === null ? [...banks.values()] : [banks.get(bank)].flatMap((one) => one ?? []);
  if (bank !== null && chosen.length === 0) {
    throw unknownBank(bank);
  }
  const items: ShownItem[] = [];
  for (const one of chosen) items.push(...(await analyseBank(world, one, least)));
  return items;
}
