// How many answers each day is asked for when every card goes where it pays best at these prices.
import { DIFFICULTIES, POINTS, STABILITIES } from './memory-grid.ts';
import { type Prospects, worthOfAsking } from './prospects.ts';
import { LAYERS, type Transitions } from './transitions.ts';
import { CLOSED, type Prices, type Value } from './value.ts';

/** Choices of a card's next day are softened by this much worth, so that equal cards spread over days of equal price. */
const TEMPERATURE = 0.01;

/**
 * Shares of a group that are next asked on each day (0 is today), written into `shares`; what is missing to 1 is never
 * asked. `today` false: it is not asked today.
 */
export function chooseDays(
  prospects: Prospects,
  value: Value,
  prices: Prices,
  group: number,
  today: boolean,
  shares: Float64Array,
): void {
  const { groups, horizon, never, earliest } = prospects;
  const weight = groups[group]?.weight ?? 1;
  const first = today ? (earliest[group] ?? 0) : 1;
  const stay = never[group] ?? 0;
  let best = stay;
  shares.fill(Number.NEGATIVE_INFINITY);
  for (let day = first; day < horizon; day += 1) {
    const price = (prices[horizon - day] ?? CLOSED) / weight;
    if (price > 1) continue;
    const worth = worthOfAsking(prospects, value, group, day) - price;
    shares[day] = worth;
    if (worth > best) best = worth;
  }
  let sum = Math.exp((stay - best) / TEMPERATURE);
  for (let day = 0; day < horizon; day += 1) {
    const odd = Math.exp(((shares[day] as number) - best) / TEMPERATURE);
    shares[day] = odd;
    sum += odd;
  }
  for (let day = 0; day < horizon; day += 1) shares[day] = (shares[day] as number) / sum;
}

/** Where cards lie on the grid after their last review: `days before the exam × POINTS + point`. */
export type Mass = Float64Array;

/** Adds cards of a group, asked that many days from today, to the grid. */
export function addGroup(
  prospects: Prospects,
  group: number,
  day: number,
  cards: number,
  mass: Mass,
): void {
  const { horizon, cell, stabilityShare, difficultyShare, chance } = prospects;
  const base = (horizon - day) * POINTS;
  let index = (group * horizon + day) * LAYERS;
  for (const end = index + LAYERS; index < end; index += 1) {
    const corner = base + (cell[index] as number);
    const all = cards * (chance[index] as number);
    const right = stabilityShare[index] as number;
    const above = all * (difficultyShare[index] as number);
    const below = all - above;
    mass[corner] = (mass[corner] as number) + below * (1 - right);
    mass[corner + 1] = (mass[corner + 1] as number) + below * right;
    const upper = corner + STABILITIES;
    mass[upper] = (mass[upper] as number) + above * (1 - right);
    mass[upper + 1] = (mass[upper + 1] as number) + above * right;
  }
}

/** Moves cards of a point, asked `waited` days after their last review, to the grid of the day `days` before the exam. */
export function movePoint(
  transitions: Transitions,
  point: number,
  waited: number,
  days: number,
  cards: number,
  mass: Mass,
): void {
  const { place, low, high, difficultyCell, difficultyShare } = transitions;
  const base = days * POINTS;
  const row = Math.floor(point / STABILITIES);
  let index = ((waited - 1) * POINTS + point) * LAYERS;
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const column = (place[index] as number) % STABILITIES;
    const moved = layer * DIFFICULTIES + row;
    const share = difficultyShare[moved] as number;
    const corner = base + (difficultyCell[moved] as number) * STABILITIES + column;
    const left = cards * (low[index] as number);
    const right = cards * (high[index] as number);
    const upper = corner + STABILITIES;
    mass[corner] = (mass[corner] as number) + left * (1 - share);
    mass[corner + 1] = (mass[corner + 1] as number) + right * (1 - share);
    mass[upper] = (mass[upper] as number) + left * share;
    mass[upper + 1] = (mass[upper + 1] as number) + right * share;
    index += 1;
  }
}

/** Adds what the groups of one weight ask of each day, now and ever after, to `demand` (by days to the exam). */
export function addDemand(
  prospects: Prospects,
  members: readonly number[],
  transitions: Transitions,
  value: Value,
  prices: Prices,
  demand: Float64Array,
): void {
  const { groups, horizon } = prospects;
  const mass = new Float64Array((horizon + 1) * POINTS);
  const shares = new Float64Array(horizon);
  for (const group of members) {
    const cards = groups[group]?.keys.length ?? 0;
    chooseDays(prospects, value, prices, group, true, shares);
    for (let day = 0; day < horizon; day += 1) {
      const asked = cards * (shares[day] as number);
      if (asked < 1e-6) continue;
      demand[horizon - day] = (demand[horizon - day] as number) + asked;
      addGroup(prospects, group, day, asked, mass);
    }
  }
  const { wait } = value;
  for (let days = horizon; days > 1; days -= 1) {
    for (let point = 0; point < POINTS; point += 1) {
      const cards = mass[days * POINTS + point] as number;
      const waited = wait[days * POINTS + point] as number;
      if (cards < 1e-9 || waited === 0) continue;
      demand[days - waited] = (demand[days - waited] as number) + cards;
      movePoint(transitions, point, waited, days - waited, cards, mass);
    }
  }
}
