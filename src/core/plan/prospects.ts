// What asking a card today or on any later day leads to: cards in equal state together, their outcomes placed on the grid.
import { GRADES } from './fsrs-maths.ts';
import {
  cellOf,
  DIFFICULTIES,
  difficultyPlace,
  POINTS,
  STABILITIES,
  stabilityPlace,
} from './memory-grid.ts';
import type { PlanCard } from './plan-problem.ts';
import { LAYERS, type Transitions } from './transitions.ts';
import { CLOSED, type Prices, type Value } from './value.ts';

/** Cards that no plan can tell apart. */
export type Group = {
  readonly weight: number;
  readonly memory: PlanCard['memory'];
  readonly keys: number[];
};

export type Prospects = {
  readonly groups: readonly Group[];
  readonly horizon: number;
  /** Recall on the exam day when a group is never asked again. */
  readonly never: Float64Array;
  /** First day on which a group can be asked: 0 is today, 1 after a review today. */
  readonly earliest: Uint8Array;
  /**
   * By group, days from today and rating: cell of the memory after it, how far beyond the cell's lower corner it lies
   * (stability, difficulty), and the chance of the rating.
   */
  readonly cell: Uint8Array;
  readonly stabilityShare: Float32Array;
  readonly difficultyShare: Float32Array;
  readonly chance: Float32Array;
};

function groupCards(cards: readonly PlanCard[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { key, weight, memory } of cards) {
    const state = memory
      ? `${weight}/${memory.stabilityDays}/${memory.difficulty}/${memory.daysAgo}`
      : `${weight}`;
    const known = groups.get(state);
    if (known) known.keys.push(key);
    else groups.set(state, { weight, memory, keys: [key] });
  }
  return [...groups.values()];
}

/** `horizon` is the days from today to the exam. */
export function createProspects(
  cards: readonly PlanCard[],
  transitions: Transitions,
  horizon: number,
): Prospects {
  const { maths, odds } = transitions;
  const groups = groupCards(cards);
  const size = groups.length * horizon * LAYERS;
  const never = new Float64Array(groups.length);
  const earliest = new Uint8Array(groups.length);
  const cell = new Uint8Array(size);
  const stabilityShare = new Float32Array(size);
  const difficultyShare = new Float32Array(size);
  const chance = new Float32Array(size);

  const place = (index: number, stability: number, difficulty: number, odd: number): void => {
    const [s, d] = [stabilityPlace(stability), difficultyPlace(difficulty)];
    const [column, row] = [cellOf(s, STABILITIES), cellOf(d, DIFFICULTIES)];
    cell[index] = row * STABILITIES + column;
    stabilityShare[index] = s - column;
    difficultyShare[index] = d - row;
    chance[index] = odd;
  };

  groups.forEach(({ memory }, group) => {
    if (memory) never[group] = maths.recall(memory.daysAgo + horizon, memory.stabilityDays);
    earliest[group] = memory?.daysAgo === 0 ? 1 : 0;
    for (const grade of GRADES) {
      const first = maths.firstStability(grade);
      const moved = memory ? maths.difficultyAfter(memory.difficulty, grade) : 0;
      const difficulty = memory ? moved : maths.firstDifficulty(grade);
      for (let day = earliest[group] ?? 0; day < horizon; day += 1) {
        const index = (group * horizon + day) * LAYERS + grade;
        if (!memory) {
          place(index, first, difficulty, odds.first[grade]);
          continue;
        }
        const waited = memory.daysAgo + day;
        const recall = maths.recall(waited, memory.stabilityDays);
        const after = maths.stabilityAfter(
          memory.stabilityDays,
          memory.difficulty,
          recall,
          grade,
          waited,
        );
        const odd = grade === 0 ? 1 - recall : recall * odds.recalled[grade];
        place(index, after, difficulty, odd);
      }
    }
  });
  return { groups, horizon, never, earliest, cell, stabilityShare, difficultyShare, chance };
}

/** Expected worth of a group asked that many days from today, before the price of that day. */
export function worthOfAsking(
  prospects: Prospects,
  value: Value,
  group: number,
  day: number,
): number {
  const { horizon, cell, stabilityShare, difficultyShare, chance } = prospects;
  const { worth } = value;
  const base = (horizon - day) * POINTS;
  let index = (group * horizon + day) * LAYERS;
  let sum = 0;
  for (const end = index + LAYERS; index < end; index += 1) {
    const corner = base + (cell[index] as number);
    const right = stabilityShare[index] as number;
    const a = worth[corner] as number;
    const b = worth[corner + STABILITIES] as number;
    const below = a + right * ((worth[corner + 1] as number) - a);
    const above = b + right * ((worth[corner + STABILITIES + 1] as number) - b);
    sum +=
      (chance[index] as number) * (below + (difficultyShare[index] as number) * (above - below));
  }
  return sum;
}

/**
 * What asking a group today brings over its best later day or never, `weight` times. Today itself costs nothing here,
 * and a later day comes true only to the share `attendance`, as in the value function.
 */
export function gainToday(
  prospects: Prospects,
  value: Value,
  prices: Prices,
  group: number,
  weight: number,
  attendance: number,
): number {
  const { horizon, never, earliest } = prospects;
  if (earliest[group] !== 0) return Number.NEGATIVE_INFINITY;
  let other = never[group] ?? 0;
  for (let day = horizon - 1; day >= 1; day -= 1) {
    const price = (prices[horizon - day] ?? CLOSED) / weight;
    if (price > 1) continue;
    const asked = worthOfAsking(prospects, value, group, day) - price;
    if (asked > other) other += attendance * (asked - other);
  }
  return weight * (worthOfAsking(prospects, value, group, 0) - other);
}
