// The time of an answer: what was looked at counts, and nothing else.
import { expect, test } from 'vitest';
import { createStopwatch } from '../../../../src/web/pages/session/stopwatch.ts';

test('an answer takes the time in which its question was looked at', () => {
  let now = 500.4;
  const stopwatch = createStopwatch(() => now);
  now += 1_000;
  expect(stopwatch.elapsedMs()).toBe(1_000);
  stopwatch.pause();
  now += 60_000;
  stopwatch.pause();
  expect(stopwatch.elapsedMs()).toBe(1_000);
  stopwatch.goOn();
  stopwatch.goOn();
  now += 250.3;
  expect(stopwatch.elapsedMs()).toBe(1_250);
});

test('no answer takes longer than the API believes', () => {
  let now = 0;
  const stopwatch = createStopwatch(() => now);
  now = 3 * 86_400_000;
  expect(stopwatch.elapsedMs()).toBe(86_400_000);
});
