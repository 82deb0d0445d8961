// What a synthetic learner really remembers: answers come from here, and the score on the exam day.
import { RATINGS, type Rating } from '#core/memory/memory.ts';
import { createMaths, type Grade } from '#core/plan/fsrs-maths.ts';
import type { SyntheticLearner } from './synthetic-learner.ts';
import { uniform } from './uniform.ts';

/** Shares of Hard and of Hard or Good among right answers: to a new card, and to one known. */
const RIGHT = { first: [0.12, 0.82], later: [0.15, 0.9] } as const;

type State = { stability: number; difficulty: number; day: number; answers: number };

export type TrueMemory = {
  /** Asks a card on a day and lets memory follow. */
  readonly answer: (card: number, day: number) => Rating;
  /** Chance that the card is recalled on a day; 0 when it was never asked. */
  readonly recall: (card: number, day: number) => number;
};

function gradeOf(right: boolean, place: number, [hard, good]: readonly [number, number]): Grade {
  if (!right) return 0;
  return place < hard ? 1 : place < good ? 2 : 3;
}

export function createTrueMemory(learner: SyntheticLearner): TrueMemory {
  const maths = createMaths(learner.weights);
  const states = new Map<number, State>();
  const recall = (card: number, day: number): number => {
    const state = states.get(card);
    return state ? maths.recall(day - state.day, state.stability) : 0;
  };
  return {
    recall,
    answer(card, day) {
      const state = states.get(card);
      const answers = (state?.answers ?? 0) + 1;
      const draw = uniform(learner.id, card, answers);
      const known = state ? recall(card, day) : 1 - learner.firstWrong;
      const grade = gradeOf(draw < known, draw / known, state ? RIGHT.later : RIGHT.first);
      const { stability, difficulty } = state ?? { stability: 0, difficulty: 0 };
      const waited = day - (state?.day ?? day);
      states.set(card, {
        stability: state
          ? maths.stabilityAfter(stability, difficulty, known, grade, waited)
          : maths.firstStability(grade),
        difficulty: state ? maths.difficultyAfter(difficulty, grade) : maths.firstDifficulty(grade),
        day,
        answers,
      });
      return RATINGS[grade] ?? 'again';
    },
  };
}
