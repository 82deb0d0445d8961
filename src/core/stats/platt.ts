// Platt scaling: bends predictions so that they fit what happened, as logit p' = intercept + slope · logit p.
import { hedged } from './prediction-error.ts';

export type Platt = { readonly intercept: number; readonly slope: number };

export const IDENTITY: Platt = { intercept: 0, slope: 1 };

/** How strongly the fit is held to the identity, in units of the summed log loss. */
const RIDGE = 4;
const MOST_STEPS = 50;
const SETTLED = 1e-10;

const logit = (p: number): number => Math.log(p / (1 - p));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

type Outcome = { readonly predicted: number; readonly recalled: boolean };
type Point = { readonly x: number; readonly y: number };

/** The prediction as bent, 0–1; the identity leaves it as it is, to the bit. */
export function bend(predicted: number, { intercept, slope }: Platt): number {
  if (intercept === 0 && slope === 1) return predicted;
  return logistic(intercept + slope * logit(hedged(predicted)));
}

/** Summed log loss plus ridge: what the fit makes small. */
function cost(points: readonly Point[], { intercept, slope }: Platt): number {
  const ridge = (RIDGE / 2) * (intercept ** 2 + (slope - 1) ** 2);
  return points.reduce((sum, { x, y }) => {
    const z = intercept + slope * x;
    // ln(1 + e^z) without overflow.
    return sum + Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
  }, ridge);
}

/** Newton's step: gradient divided by the matrix of second derivatives. */
function newtonStep(points: readonly Point[], { intercept, slope }: Platt) {
  let [ga, gb] = [RIDGE * intercept, RIDGE * (slope - 1)];
  let [aa, ab, bb] = [RIDGE, 0, RIDGE];
  for (const { x, y } of points) {
    const p = logistic(intercept + slope * x);
    const spread = p * (1 - p);
    ga += p - y;
    gb += (p - y) * x;
    aa += spread;
    ab += spread * x;
    bb += spread * x * x;
  }
  const determinant = aa * bb - ab * ab;
  return { a: (bb * ga - ab * gb) / determinant, b: (aa * gb - ab * ga) / determinant };
}

/**
 * The intercept and slope of least log loss plus 2 · (intercept² + (slope − 1)²): without answers the identity. The
 * cost is strictly convex, so there is one minimum; halved Newton steps reach it. Source: Platt (1999), with a ridge
 * towards the identity (lambda 4); pinned by test/core/stats/platt.test.ts.
 */
export function fitPlatt(outcomes: readonly Outcome[]): Platt {
  const points = outcomes.map(({ predicted, recalled }) => ({
    x: logit(hedged(predicted)),
    y: recalled ? 1 : 0,
  }));
  let fit = IDENTITY;
  let reached = cost(points, fit);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const { a, b } = newtonStep(points, fit);
    let share = 1;
    const after = (): Platt => ({
      intercept: fit.intercept - share * a,
      slope: fit.slope - share * b,
    });
    while (share > SETTLED && cost(points, after()) > reached) share /= 2;
    if (share <= SETTLED) return fit;
    fit = after();
    reached = cost(points, fit);
    if (share * Math.max(Math.abs(a), Math.abs(b)) < SETTLED) return fit;
  }
  return fit;
}
