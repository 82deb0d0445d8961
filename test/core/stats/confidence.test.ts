// Confidence against correctness.
import { expect, test } from 'vitest';
import { confidenceRows } from '#core/stats/confidence.ts';

test('confidence is held against correctness, row by row', () => {
  const rows = confidenceRows([
    { confidence: 'sure', correct: true },
    { confidence: 'sure', correct: true },
    { confidence: 'sure', correct: false },
    { confidence: 'guess', correct: false },
    { confidence: null, correct: true },
  ]);
  expect(rows).toMatchObject([
    { confidence: 'guess', n: 1, correct: 0, correctRate: 0 },
    { confidence: 'unsure', n: 0, correct: 0, correctRate: null, interval: null },
    { confidence: 'sure', n: 3, correct: 2, correctRate: 2 / 3 },
  ]);
});
