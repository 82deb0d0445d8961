// The order in which new cards are learned: those of the learner's exam first, then by importance, bank and rank.
import type { Catalogue, CatalogueCard } from '../question/catalogue.ts';
import { importanceRank } from '../question/question.ts';

type Orders = Map<string | null, readonly CatalogueCard[]>;
const orders = new WeakMap<Catalogue, Orders>();

/** Every card in use. Without an exam all weigh the same. Sorted once for a catalogue and an exam. */
export function learningOrder(catalogue: Catalogue, exam: string | null): readonly CatalogueCard[] {
  const known: Orders = orders.get(catalogue) ?? new Map();
  orders.set(catalogue, known);
  const found = known.get(exam);
  if (found) return found;
  const outside = ({ exams }: CatalogueCard): number =>
    exam === null || exams.includes(exam) ? 0 : 1;
  const order = [...catalogue.banks.values()]
    .flatMap(({ cards }) => cards)
    .sort(
      (a, b) =>
        outside(a) - outside(b) || importanceRank(a.importance) - importanceRank(b.importance),
    );
  known.set(exam, order);
  return order;
}
