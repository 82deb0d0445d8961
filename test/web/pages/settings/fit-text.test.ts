// What a fit came to, in words.
import { expect, it } from 'vitest';
import { type Fit, neededText, resultText } from '../../../../src/web/pages/settings/fit-text.ts';

const NONE: Fit = {
  status: 'none',
  stage: null,
  progress: null,
  why: null,
  startedAt: null,
  finishedAt: null,
  reviews: 500,
  longTerm: 200,
  needed: { reviews: 0, longTerm: 0, from: null },
  before: null,
  after: null,
  weights: [],
  appliedAt: null,
  history: [],
};
const score = (logLoss: number) => ({ logLoss, rmseBins: 0.05, n: 100 });

it('before the first fit it is told how much is missing, or that it can begin', () => {
  const needing = (reviews: number, longTerm: number) =>
    neededText({ ...NONE, needed: { reviews, longTerm, from: null } });
  expect(needing(40, 0)).toBe('For this it needs 40 reviews more.');
  expect(needing(1, 0)).toBe('For this it needs 1 review more.');
  expect(needing(40, 12)).toContain('40 reviews more, 12 of them on a later day');
  // Those on a later day may be all that is missing.
  expect(needing(0, 12)).toContain('12 reviews more, 12 of them on a later day');
  expect(needing(0, 0)).toBe(null);
  expect(resultText(NONE)).toBe(null);
});

it('after a fit it is told from when the next one makes sense', () => {
  const from = '2026-12-20T09:00:00.000Z';
  const text = neededText({ ...NONE, needed: { reviews: 250, longTerm: 0, from } });
  expect(text).toBe('The next fit needs 250 reviews more, or one after Dec 20, 2026.');
});

it('an applied fit tells what it is worth, a refused one that nothing changed', () => {
  const ended = { finishedAt: '2026-11-20T09:00:00.000Z', before: score(0.4) };
  expect(resultText({ ...NONE, ...ended, status: 'applied', after: score(0.36) })).toBe(
    'Fitted on Nov 20, 2026: 10% less error, tried on 100 answers it had not seen.',
  );
  expect(resultText({ ...NONE, ...ended, status: 'refused', after: score(0.41) })).toContain(
    'nothing was changed',
  );
  expect(resultText({ ...NONE, status: 'failed' })).toContain('Try again later');
  // Refused before anything was trained: what is needed says why.
  expect(resultText({ ...NONE, status: 'refused' })).toBe(null);
});
