// What a score says, and what it cannot say: chance is part of every one.
import type { Domain, Report } from './types.ts';

/** Our own yardstick, three right answers in four: the exams do not publish how many theirs takes. */
export const YARDSTICK = 0.75;

export const JUDGEMENTS = ['clear', 'likely', 'open', 'below'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** `likely` and `open` stand on either side of the yardstick, with chance enough to change sides. */
export function judge({ score, low, high }: Pick<Report, 'score' | 'low' | 'high'>): Judgement {
  if (low >= YARDSTICK) return 'clear';
  if (score >= YARDSTICK) return 'likely';
  return high >= YARDSTICK ? 'open' : 'below';
}

/** 0–1 right; 0 of a domain without questions. */
export const shareOf = ({ correct, total }: Domain): number => (total === 0 ? 0 : correct / total);

/** The domain to begin with: the smallest share right, of equal ones the heavier; null where nothing was wrong. */
export function weakest(domains: readonly Domain[]): Domain | null {
  const [first] = domains
    .filter(({ correct, total }) => correct < total)
    .sort((a, b) => shareOf(a) - shareOf(b) || b.weight - a.weight);
  return first ?? null;
}
