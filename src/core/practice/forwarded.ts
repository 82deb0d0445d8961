// Whether a card is due only because its trap was chosen in another question.
import { type DayFrame, learningDay } from '../base/time.ts';
import type { Memory, TrapCount } from '../memory/memory.ts';

/** True while the newest hit is what made it due: its due day is the one after the hit, and no review came since. */
export function isForwarded(
  memory: Pick<Memory, 'dueDay' | 'lastAt'>,
  trap: TrapCount | null,
  frame: DayFrame,
): boolean {
  if (!trap || trap.lastAt <= memory.lastAt) return false;
  return memory.dueDay === learningDay(trap.lastAt, frame) + 1;
}
