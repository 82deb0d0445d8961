// The value function: what a memory is worth on the exam day, when every later review costs its day's price.
import { DIFFICULTIES, POINTS, STABILITIES } from './memory-grid.ts';
import { LAYERED, LAYERS, type Transitions } from './transitions.ts';

/** Price of a day on which nothing can be studied. */
export const CLOSED = 1e6;

/** By days to the exam: 0 (the exam itself, unused) to the horizon, today. */
export type Prices = Float64Array;

/** Waits that cards of later days choose among: beyond four weeks every second, beyond eight every fourth. */
function isConsidered(waited: number): boolean {
  return waited <= 28 || (waited % 2 === 0 && (waited <= 56 || waited % 4 === 0));
}

export type Value = {
  readonly horizon: number;
  /** Worth of a point that was reviewed so many days before the exam: `days × POINTS + point`. */
  readonly worth: Float64Array;
  /** Days from that review to the next one that pays best; 0 for never. */
  readonly wait: Uint8Array;
  /** `worth` once a rating has moved the difficulty, by day and layer. */
  readonly layers: Float64Array;
};

export function createValue(horizon: number): Value {
  return {
    horizon,
    worth: new Float64Array((horizon + 1) * POINTS),
    wait: new Uint8Array((horizon + 1) * POINTS),
    layers: new Float64Array((horizon + 1) * LAYERED),
  };
}

/** Fills the layers of one day from its worth. */
function layer({ worth, layers }: Value, days: number, transitions: Transitions): void {
  const { difficultyCell, difficultyShare } = transitions;
  const from = days * POINTS;
  let to = days * LAYERED;
  for (let moved = 0; moved < LAYERS * DIFFICULTIES; moved += 1) {
    const share = difficultyShare[moved] ?? 0;
    const lower = from + (difficultyCell[moved] ?? 0) * STABILITIES;
    for (let column = 0; column < STABILITIES; column += 1) {
      const below = worth[lower + column] ?? 0;
      const above = worth[lower + STABILITIES + column] ?? 0;
      layers[to] = below + share * (above - below);
      to += 1;
    }
  }
}

/**
 * Solves by dynamic programming, from the day before the exam back to today:
 * V[h](S, D) = max(recall after h days, max over waits x < h of E V[h − x](after a review x days later) − price[h − x]).
 * Of the later days the learner comes only to the share `attendance` (0–1), so a wait is worth what it promises only to
 * that share, and else the best wait beyond it: what is left for the eve of the exam may be missed. `scale` divides the
 * prices: a card that counts twice pays half. Source: the design, section "exam plan"; attendance is ours.
 */
export function solveValue(
  value: Value,
  transitions: Transitions,
  prices: Prices,
  scale: number,
  attendance: number,
): void {
  const { horizon, worth, wait, layers } = value;
  const { place, low, high, recall } = transitions;
  for (let days = 1; days <= horizon; days += 1) {
    for (let point = 0; point < POINTS; point += 1) {
      worth[days * POINTS + point] = recall[days * STABILITIES + (point % STABILITIES)] ?? 0;
    }
  }
  wait.fill(0);
  // The day of the next review is known to the end once the days after it are: from the eve of the exam backwards.
  for (let next = 1; next <= horizon; next += 1) {
    layer(value, next, transitions);
    const price = (prices[next] ?? CLOSED) / scale;
    if (price > 1) continue;
    const base = next * LAYERED;
    for (let days = next + 1; days <= horizon; days += 1) {
      const waited = days - next;
      if (!isConsidered(waited)) continue;
      let index = (waited - 1) * POINTS * LAYERS;
      const end = (days + 1) * POINTS;
      for (let at = days * POINTS; at < end; at += 1) {
        const again = base + (place[index] as number);
        const hard = base + (place[index + 1] as number);
        const good = base + (place[index + 2] as number);
        const easy = base + (place[index + 3] as number);
        const asked =
          (low[index] as number) * (layers[again] as number) +
          (high[index] as number) * (layers[again + 1] as number) +
          (low[index + 1] as number) * (layers[hard] as number) +
          (high[index + 1] as number) * (layers[hard + 1] as number) +
          (low[index + 2] as number) * (layers[good] as number) +
          (high[index + 2] as number) * (layers[good + 1] as number) +
          (low[index + 3] as number) * (layers[easy] as number) +
          (high[index + 3] as number) * (layers[easy + 1] as number) -
          price;
        index += LAYERS;
        const other = worth[at] as number;
        if (asked > other) {
          worth[at] = other + attendance * (asked - other);
          wait[at] = waited;
        }
      }
    }
  }
}

/** Expected worth of a point after a review `waited` days after its last one and `days` before the exam, without price. */
export function worthOfReview(
  { layers }: Value,
  { place, low, high }: Transitions,
  point: number,
  waited: number,
  days: number,
): number {
  const base = days * LAYERED;
  let sum = 0;
  let index = ((waited - 1) * POINTS + point) * LAYERS;
  for (const end = index + LAYERS; index < end; index += 1) {
    const at = base + (place[index] as number);
    sum +=
      (low[index] as number) * (layers[at] as number) +
      (high[index] as number) * (layers[at + 1] as number);
  }
  return sum;
}
