// Options with a rationale each: what single and multiple share.
import type { Option } from './question.ts';
import type { Answered, Explained, Slot } from './question-type.ts';
import { answeredSlots } from './slots.ts';

/** Slots of the options marked as correct, ascending. */
export function keysOf(options: readonly Option[]): number[] {
  return options.flatMap(({ correct }, slot) => (correct === true ? [slot] : []));
}

export function optionSlots(options: readonly Option[]): Slot[] {
  return options.map(({ text, fixed }) => ({ text, group: 'options', fixed: fixed === true }));
}

/** The options as their author wrote and ordered them, with what the learner chose. */
export function explainOptions(options: readonly Option[], answered: Answered): Explained[] {
  const chosen = new Set(answeredSlots(answered));
  return options.map((option, slot) => ({
    slot,
    text: option.text,
    correct: option.correct === true,
    chosen: chosen.has(slot),
    rationale: option.rationale,
    trap: option.trap ?? null,
  }));
}

/** Card whose trap the learner chose: the one that the first chosen wrong option with a trap names. */
export function trapChosen(options: readonly Option[], chosen: Iterable<number>): string | null {
  for (const slot of chosen) {
    const option = options[slot];
    if (option?.correct !== true && option?.trap !== undefined) return option.trap;
  }
  return null;
}
