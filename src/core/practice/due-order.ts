// The order of due cards: by due day and gain, by gain alone when the day cannot hold them all, or gently.
import type { LearningDay } from '../base/time.ts';
import type { LearnerSettings } from '../learner/learner.ts';
import type { Memory } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';

export type DueFacts = {
  readonly settings: Pick<LearnerSettings, 'order'>;
  readonly memory: (card: CardKey) => Memory | null;
  /** Recall predicted for today, 0–1. */
  readonly retrievability: (memory: Memory) => number;
  /** What a review today adds to later recall; see `marginalGain`. */
  readonly gain: (memory: Memory) => number;
  /** Answers that the card takes when it is asked once: 1, more for a case. */
  readonly answers: (card: CardKey) => number;
  /** True when only a trap that was fallen for made the card due; see `isForwarded`. */
  readonly forwarded: (card: CardKey, memory: Memory) => boolean;
};

type Due = { readonly card: CardKey; readonly dueDay: LearningDay };
type Weighed = Due & { readonly worth: number };

/**
 * The first `places` or more of the due cards (given by due day) as they are to be asked: those that a trap brought
 * forward after all others. `room` is how many the day still holds: when more wait than that, as after a break, their
 * due days do not matter any more and the day is filled by gain per minute. A card that is likely to be missed takes
 * longer, because it comes back. Equal cards stay in the given order.
 */
export function orderDue(
  due: readonly Due[],
  room: number,
  places: number,
  facts: DueFacts,
): { readonly ordinary: CardKey[]; readonly forwarded: CardKey[] } {
  const isGentle = facts.settings.order === 'gentle';
  const byDay = !isGentle && due.length <= room;
  const ordinary: Weighed[] = [];
  const forwarded: Weighed[] = [];
  for (const { card, dueDay } of due) {
    // Where days decide, those behind the last place need not be weighed.
    const isFull = byDay && ordinary.length >= places;
    if (isFull && ordinary.at(-1)?.dueDay !== dueDay) break;
    const memory = facts.memory(card);
    if (!memory) continue;
    const recall = facts.retrievability(memory);
    const worth = isGentle ? recall : facts.gain(memory) / (facts.answers(card) * (2 - recall));
    const list = facts.forwarded(card, memory) ? forwarded : ordinary;
    list.push({ card, dueDay, worth });
  }
  const inOrder = (cards: Weighed[]): CardKey[] =>
    cards
      .sort((a, b) => (byDay ? a.dueDay - b.dueDay : 0) || b.worth - a.worth)
      .map(({ card }) => card);
  return { ordinary: inOrder(ordinary), forwarded: inOrder(forwarded) };
}
