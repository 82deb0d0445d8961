// Options after the answer: what the learner chose first, then the keys, then the rest, each with its reason in words.
import type { Line } from './lines.ts';
import { numberOf } from './numbers.ts';
import type { Explained } from './replies.ts';

type Option = Explained['options'][number];
type Shown = readonly { readonly id: string }[];

function verdict({ chosen, correct }: Option): string {
  if (chosen) return correct ? 'your choice, RIGHT' : 'your choice, WRONG';
  return correct ? 'RIGHT, not chosen' : 'wrong';
}

function rank({ chosen, correct }: Option): number {
  if (chosen) return correct ? 1 : 0;
  return correct ? 2 : 3;
}

function linesOf(option: Option, number: number | null): Line[] {
  const label = number === null ? '-' : String(number);
  const tone = option.correct ? 'right' : option.chosen ? 'wrong' : undefined;
  const indent = label.length + 2;
  return [
    { label, text: `${option.text} (${verdict(option)})`, ...(tone ? { tone } : {}) },
    ...(option.rationale === null ? [] : [{ text: option.rationale, indent }]),
    ...(option.trap === null ? [] : [{ text: `Its card: ${option.trap.title}`, indent }]),
  ];
}

export function explainChoices(shown: Shown, { options }: Explained): Line[] {
  const order = (option: Option) => numberOf(option.id, shown) ?? shown.length + 1;
  return [...options]
    .sort((a, b) => rank(a) - rank(b) || order(a) - order(b))
    .flatMap((option) => linesOf(option, numberOf(option.id, shown)));
}
