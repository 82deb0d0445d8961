// Leeches: cards that keep being forgotten, flagged for another look and never removed.
import type { Memory } from './memory.ts';

/** Lapses from which a card is a leech. */
const LEECH_LAPSES = 6;
/** Further lapses after which it is flagged again. */
const LEECH_STEP = 3;

export function isLeech(memory: Pick<Memory, 'lapses'>): boolean {
  return memory.lapses >= LEECH_LAPSES;
}

/** True right after the lapse that flags the card: the 6th, 9th, 12th … */
export function flagsLeech(memory: Pick<Memory, 'lapses' | 'lastRating'>): boolean {
  const since = memory.lapses - LEECH_LAPSES;
  return memory.lastRating === 'again' && since >= 0 && since % LEECH_STEP === 0;
}
