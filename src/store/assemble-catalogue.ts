// Makes the catalogue from what an engine has stored, the same way for all engines. Pure.
import type { Bank } from '#core/question/bank.ts';
import type {
  CardKey,
  Catalogue,
  CatalogueBank,
  CatalogueCard,
  CatalogueQuestion,
} from '#core/question/catalogue.ts';
import type { CardFacts } from './bank-plan.ts';

export type StoredBank = {
  readonly id: string;
  readonly document: string;
  readonly sourceHash: string;
  readonly retired: boolean;
};

export type StoredCard = {
  readonly key: CardKey;
  readonly id: string;
  readonly bank: string;
  readonly publicId: string;
  readonly rank: number;
  readonly facts: string;
  readonly retired: boolean;
};

/**
 * @param cards by rank
 * @param questions those in use, by position
 */
export function assembleCatalogue(
  banks: Iterable<StoredBank>,
  cards: Iterable<StoredCard>,
  questions: Iterable<CatalogueQuestion & { readonly card: CardKey }>,
): Catalogue {
  const questionsOf = new Map<CardKey, CatalogueQuestion[]>();
  for (const { card, ...question } of questions) {
    const list = questionsOf.get(card);
    if (list) list.push(question);
    else questionsOf.set(card, [question]);
  }
  const byKey = new Map<CardKey, CatalogueCard>();
  const byPublicId = new Map<string, CatalogueCard>();
  const inUse = new Map<string, CatalogueCard[]>();
  for (const { facts, ...stored } of cards) {
    const card: CatalogueCard = {
      ...stored,
      ...(JSON.parse(facts) as CardFacts),
      questions: stored.retired ? [] : (questionsOf.get(stored.key) ?? []),
    };
    byKey.set(card.key, card);
    byPublicId.set(card.publicId, card);
    if (card.retired) continue;
    const list = inUse.get(card.bank);
    if (list) list.push(card);
    else inUse.set(card.bank, [card]);
  }
  const served = new Map<string, CatalogueBank>();
  for (const { id, document, sourceHash, retired } of banks) {
    if (retired) continue;
    const bank = JSON.parse(document) as Bank;
    served.set(id, { bank, sourceHash, cards: inUse.get(id) ?? [] });
  }
  return { banks: served, cards: byKey, cardsByPublicId: byPublicId };
}
