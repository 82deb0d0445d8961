// The price of an answer on each day: raised where more is asked than fits, lowered where less, until demand meets capacity.
import { addDemand } from './demand.ts';
import type { Prospects } from './prospects.ts';
import type { Transitions } from './transitions.ts';
import { CLOSED, createValue, type Prices, solveValue, type Value } from './value.ts';

const STEP = 0.02;

/** Cards of one weight, their groups and their value function. */
export type WeightClass = {
  readonly weight: number;
  readonly members: readonly number[];
  readonly value: Value;
};

export function weightClasses(prospects: Prospects): WeightClass[] {
  const members = new Map<number, number[]>();
  prospects.groups.forEach(({ weight }, group) => {
    const known = members.get(weight);
    if (known) known.push(group);
    else members.set(weight, [group]);
  });
  return [...members]
    .sort(([a], [b]) => a - b)
    .map(([weight, groups]) => ({
      weight,
      members: groups,
      value: createValue(prospects.horizon),
    }));
}

export function solveClasses(
  classes: readonly WeightClass[],
  transitions: Transitions,
  prices: Prices,
  attendance: number,
): void {
  for (const { weight, value } of classes) {
    solveValue(value, transitions, prices, weight, attendance);
  }
}

/**
 * Prices after so many rounds from the given ones: the mean of the last half of them. `capacity` by days to the exam;
 * a day without any is closed. Subgradient steps of the Lagrangian, source: the design, section "exam plan".
 */
export function findPrices(
  classes: readonly WeightClass[],
  prospects: Prospects,
  transitions: Transitions,
  capacity: Float64Array,
  attendance: number,
  start: Prices,
  rounds: number,
): Prices {
  const { horizon } = prospects;
  const prices = start.map((price, days) => (capacity[days] ? price : CLOSED));
  const mean = new Float64Array(horizon + 1);
  const counted = rounds - Math.floor(rounds / 2);
  for (let round = 0; round < rounds; round += 1) {
    solveClasses(classes, transitions, prices, attendance);
    const demand = new Float64Array(horizon + 1);
    for (const { members, value } of classes) {
      addDemand(prospects, members, transitions, value, prices, demand);
    }
    const step = STEP / Math.sqrt(1 + round / 6);
    for (let days = 1; days <= horizon; days += 1) {
      const [wanted, fits] = [demand[days] ?? 0, capacity[days] ?? 0];
      if (fits === 0) continue;
      const change = (step * (wanted - fits)) / Math.max(wanted, fits);
      prices[days] = Math.max(0, (prices[days] ?? 0) + change);
    }
    if (round < rounds - counted) continue;
    for (let days = 1; days <= horizon; days += 1) {
      mean[days] = (mean[days] ?? 0) + (prices[days] ?? 0) / counted;
    }
  }
  return mean;
}
