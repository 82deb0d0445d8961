// Probes: a few known cards that are not due, drawn at random, so that the estimate of recall is not biased by the queue.
import type { RandomInt } from '../base/random.ts';
import type { LearningDay } from '../base/time.ts';
import type { Memory } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';

/** Share of a session's cards that are probes, in per cent. Source: fsrs.md section 6.5. */
const PROBE_PERCENT = 3;

/** How many probes a session of so many cards has: 3 % of them on average, also where that is less than one. */
export function countProbes(cards: number, random: RandomInt): number {
  const hundredths = cards * PROBE_PERCENT;
  return Math.floor(hundredths / 100) + (random(100) < hundredths % 100 ? 1 : 0);
}

/** At most `count` of the known cards, each equally likely, but for those that are due or were reviewed today. */
export function drawProbes(
  known: readonly CardKey[],
  count: number,
  today: LearningDay,
  memory: (card: CardKey) => Memory | null,
  random: RandomInt,
): CardKey[] {
  const drawn: CardKey[] = [];
  const pool = [...known];
  while (drawn.length < count && pool.length > 0) {
    const [card] = pool.splice(random(pool.length), 1);
    const found = card === undefined ? null : memory(card);
    if (card === undefined || !found) continue;
    if (found.dueDay > today && found.lastDay < today) drawn.push(card);
  }
  return drawn;
}
