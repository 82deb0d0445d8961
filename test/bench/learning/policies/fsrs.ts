// Plain FSRS at a desired retention of 0.9, as learners set it up: how many new cards, and when.
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { Course, PolicyKind } from '../policy.ts';
import { createProduct, FIRST_DAY, PARAMS, type Product } from '../product.ts';

/** Cards of today's queue: with `newFirst` that many new ones before what is due, the rest of the day after it. */
function queueOf(product: Product, day: number, budget: number, newFirst: number): number[] {
  const fresh =
    newFirst > 0 ? product.queue(day, budget, { newPerDay: newFirst, reviewsPerDay: 0 }) : [];
  const due = product.queue(day, budget, { newPerDay: 0 });
  return [...fresh, ...due].slice(0, budget);
}

/** What is left of the day goes to the cards that are remembered least. */
function fill(product: Product, day: number, budget: number, chosen: readonly number[]): number[] {
  const taken = new Set(chosen);
  const rest = [...product.memories]
    .filter(([card]) => !taken.has(card))
    .map(([card, memory]) => ({
      card,
      recall: fsrsScheduler.retrievability(memory, FIRST_DAY + day, PARAMS),
    }))
    .sort((a, b) => a.recall - b.recall);
  return [...chosen, ...rest.map(({ card }) => card)].slice(0, budget);
}

function fsrs(
  name: string,
  choose: (product: Product, day: number, course: Course) => number[],
): PolicyKind {
  return {
    name,
    start: (course) => {
      const product = createProduct(course);
      return {
        choose: (day) => choose(product, day, course),
        told: (card, day, rating) => product.review(card, day, rating),
      };
    },
  };
}

export const reviewsFirst = fsrs('FSRS 0.9, reviews first', (product, day, { budget }) => {
  const due = product.queue(day, budget, { newPerDay: 0 });
  const fresh = product.queue(day, budget, { reviewsPerDay: 0 });
  return [...due, ...fresh].slice(0, budget);
});

export const nineNew = fsrs('FSRS 0.9, 9 new a day', (product, day, { budget, cards }) => {
  const newPerDay = Math.ceil(cards / 35);
  return fill(product, day, budget, queueOf(product, day, budget, newPerDay));
});

export const newFirst = fsrs('FSRS 0.9, new first, rest filled', (product, day, { budget }) =>
  fill(product, day, budget, queueOf(product, day, budget, budget)),
);
