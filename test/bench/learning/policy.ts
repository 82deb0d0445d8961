// What a policy is: it says which cards to ask today, and is told how each was answered.
import type { Rating } from '#core/memory/memory.ts';

export type Course = {
  readonly cards: number;
  /** The exam is on this day; the first day is 0. */
  readonly examDay: number;
  /** Answers a day. */
  readonly budget: number;
  /** Of the learner, for what a policy draws by chance. */
  readonly learner: number;
};

export type Policy = {
  /** At most `budget` different cards. */
  readonly choose: (day: number) => readonly number[];
  readonly told: (card: number, day: number, rating: Rating) => void;
};

export type PolicyKind = {
  readonly name: string;
  readonly start: (course: Course) => Policy;
};
