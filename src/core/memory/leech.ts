// Leeches: cards that keep being forgotten, shown as such and never removed.
import type { Memory } from './memory.ts';

/** Lapses from which a card is a leech. */
const LEECH_LAPSES = 6;

export function isLeech(memory: Pick<Memory, 'lapses'>): boolean {
  return memory.lapses >= LEECH_LAPSES;
}
