// How long a form may be, and the minutes that go with it.
import type { DeclaredExam } from './types.ts';

type Printed = Pick<DeclaredExam, 'scored' | 'unscored' | 'minutes'>;

/** Questions of the whole exam: a learner cannot tell the unscored ones apart, so all of them are asked. */
export const questionsOf = ({ scored, unscored }: Printed): number => scored + unscored;

/** The share of the exam's minutes that a form of so many questions has, as the API sets its deadline. */
export const minutesOf = (exam: Printed, size: number): number =>
  (exam.minutes * size) / questionsOf(exam);

export const LENGTHS = ['whole', 'half', 'quarter', 'own'] as const;
export type Length = (typeof LENGTHS)[number];

const PARTS = { whole: 1, half: 2, quarter: 4 } as const;

/** Questions of a form of that length; null for one of the learner's own choice. */
export function sizeOf(exam: Printed, length: Length): number | null {
  if (length === 'own') return null;
  return Math.max(1, Math.round(questionsOf(exam) / PARTS[length]));
}

/** The number that was typed, or null when no form can have it. */
export function readSize(exam: Printed, typed: string): number | null {
  const size = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return size >= 1 && size <= questionsOf(exam) ? size : null;
}
