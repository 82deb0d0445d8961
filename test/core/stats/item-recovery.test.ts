// What is true of a synthetic class comes back out of the analysis of its answers.
import { expect, test } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { drawModel, expectedOf, type Fault, type ItemModel } from '#core/simulation/item-model.ts';
import { analyseItems } from '#core/stats/item-analysis.ts';
import { itemFlags } from '#core/stats/item-flags.ts';
import {
  allAnswers,
  answerAll,
  singleRevisions,
  taskOf,
  wordingOf,
} from '../../support/synthetic-answers.ts';

const LEARNERS = 700;
const ITEMS = 40;
const FAULTS: Readonly<Record<number, Fault>> = {
  7: { kind: 'bad-key', believed: 2 },
  17: { kind: 'dead-distractor', option: 3 },
  27: { kind: 'first-place', share: 0.5 },
};

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
  const [a, b] = [mean(one), mean(other)];
  const sum = (of: (at: number) => number) => one.reduce((total, _, at) => total + of(at), 0);
  const [x, y] = [(at: number) => (one[at] ?? 0) - a, (at: number) => (other[at] ?? 0) - b];
  return sum((at) => x(at) * y(at)) / Math.sqrt(sum((at) => x(at) ** 2) * sum((at) => y(at) ** 2));
}

const revisions = singleRevisions(ITEMS);
const models = revisions.map((revision, at): ItemModel => {
  const random = keyedRandom(Buffer.from('recovery'), `item ${at}`);
  const { options, guessChance } = wordingOf(revision);
  const drawn = drawModel(options, guessChance, random, FAULTS[at] ?? null);
  // A wider range than the command draws, so that the order of the items is one.
  return { ...drawn, a: at in FAULTS ? 1.5 : 0.3 + (2.4 * ((at * 7) % ITEMS)) / ITEMS };
});
const items = analyseItems(
  taskOf(ITEMS),
  allAnswers(answerAll(revisions, models, LEARNERS, 'recovery'), revisions),
);
const truth = models.map((model, at) => {
  const figures = items[at]?.figures;
  if (!figures) throw new Error('figures for everything');
  return { model, figures, expected: expectedOf(model) };
});
const healthy = truth.filter(({ model }) => model.fault === null);
const flagsOf = (at: number) => (items[at] ? itemFlags(items[at], `b/q-${at + 1}`) : []);
const codesOf = (at: number) => flagsOf(at).map(({ code }) => code);

test('the true facility lies in its interval as often as the interval says', () => {
  const few = models.slice(0, 25).filter(({ fault }) => fault === null);
  const asked = singleRevisions(few.length);
  // Items of one class share its learners, so only several classes tell how often.
  const inside = Array.from({ length: 12 }, (_, at) => {
    const answers = allAnswers(answerAll(asked, few, 200, `class ${at}`), asked);
    return analyseItems(taskOf(few.length), answers).map(({ figures }, place) => {
      const { facility } = expectedOf(few[place] as ItemModel);
      const { low, high } = figures?.facility ?? { low: 1, high: 0 };
      return low <= facility && facility <= high;
    });
  }).flat();
  const rate = inside.filter(Boolean).length / inside.length;
  expect(rate).toBeGreaterThan(0.92);
  expect(rate).toBeLessThan(0.985);
});

test('items that discriminate more are found to discriminate more', () => {
  const found = healthy.map(({ figures }) => figures.discrimination?.value ?? Number.NaN);
  const true_ = healthy.map(({ model }) => model.a);
  expect(correlation(true_, found)).toBeGreaterThan(0.8);
  expect(Math.min(...found)).toBeGreaterThan(0);
});

test('every option draws the share that it was given', () => {
  const deviates = truth.flatMap(({ figures, expected }) =>
    figures.options.map(({ chosenRate }, at) => {
      const share = expected.chosenRates[at] ?? Number.NaN;
      return (chosenRate - share) / Math.sqrt((share * (1 - share) + 1e-9) / LEARNERS);
    }),
  );
  expect(deviates).toHaveLength(ITEMS * 4);
  for (const deviate of deviates) expect(Math.abs(deviate)).toBeLessThan(4);
});

test('no place is found better where none was made better', () => {
  const flagged = models.flatMap((model, at) =>
    model.fault?.kind !== 'first-place' && codesOf(at).includes('place-bias') ? [at] : [],
  );
  expect(flagged).toEqual([]);
  for (const { figures } of healthy) {
    expect(figures.places.map(({ place }) => place)).toEqual([1, 2, 3, 4]);
    expect(figures.places.reduce((sum, { n }) => sum + n, 0)).toBe(300);
  }
});

test('a planted wrong key, dead distractor and habit of place are found, and nothing like them elsewhere', () => {
  expect(codesOf(7)).toEqual(['negative-discrimination', 'wrong-over-right', 'below-chance']);
  expect(flagsOf(7)[0]?.text).toContain('choose “wrong two”): check the key');
  expect(flagsOf(7)[0]?.text).toContain('trapwise quarantine b/q-8');
  expect(flagsOf(17)).toEqual([
    {
      code: 'dead-distractor',
      text: 'nobody chose “wrong three”: make it plausible or drop it',
    },
  ]);
  expect(codesOf(27)).toContain('place-bias');
  expect(flagsOf(27).at(-1)?.text).toContain('the key is found more often at the first place');
  const others = models.flatMap((model, at) => (model.fault ? [] : codesOf(at)));
  expect(others).not.toContain('negative-discrimination');
  expect(others).not.toContain('wrong-over-right');
});

test('whoever knows more is right more often, option by option', () => {
  for (const { model, figures } of healthy) {
    const key = figures.options.find(({ correct }) => correct)?.byTercile;
    if (!key || model.a < 0.8) continue;
    expect(key.high).toBeGreaterThan(key.low);
  }
});
