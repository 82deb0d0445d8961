// Leeches: cards that keep being forgotten, shown as such and never removed.
import type { Memory } from './memory.ts';

/** Lapses from which a card is a leech. */
const LEECH_LAPSES = 6;
/** Lapses after which a leech is flagged again. */
const LEECH_AGAIN = 3;

export function isLeech(memory: Pick<Memory, 'lapses'>): boolean {
  return memory.lapses >= LEECH_LAPSES;
}

/** True while a leech is to be offered for suspension: at 6 lapses, then at every 3 more. */
export function isFlagged(memory: Pick<Memory, 'lapses'>): boolean {
  return isLeech(memory) && (memory.lapses - LEECH_LAPSES) % LEECH_AGAIN === 0;
}
