// What the exam screens decide without a screen: lengths, clocks, what is worth a word, and what a score says.
import { describe, expect, test } from 'vitest';
import { minutesOf, readSize, sizeOf } from '../../../src/web/pages/exam/form-length.ts';
import { differenceOf } from '../../../src/web/pages/exam-paper/clock-difference.ts';
import { stepBy } from '../../../src/web/pages/exam-paper/grid-step.ts';
import { createSaver } from '../../../src/web/pages/exam-paper/saver.ts';
import { createStopwatch } from '../../../src/web/pages/exam-paper/stopwatch.ts';
import { passed, secondsLeft } from '../../../src/web/pages/exam-paper/time-left.ts';
import { judge, weakest } from '../../../src/web/pages/exam-report/judge.ts';
import { firstWords } from '../../../src/web/parts/first-words.ts';
import { runningTime } from '../../../src/web/words/format.ts';

describe('the length of a form', () => {
  const exam = { scored: 50, unscored: 15, minutes: 90 };

  test('is the whole exam or a part of it, with that share of its minutes', () => {
    expect([sizeOf(exam, 'whole'), sizeOf(exam, 'half'), sizeOf(exam, 'quarter')]).toEqual([
      65, 33, 16,
    ]);
    expect(sizeOf(exam, 'own')).toBeNull();
    expect(minutesOf(exam, 65)).toBe(90);
    expect(minutesOf(exam, 13)).toBe(18);
  });

  test('is read from what was typed, and nothing else is', () => {
    expect([' 41 ', '1', '65'].map((typed) => readSize(exam, typed))).toEqual([41, 1, 65]);
    for (const typed of ['', '0', '66', '-3', '1.5', '1e1', 'ten', '9999'])
      expect(readSize(exam, typed)).toBeNull();
  });
});

describe('the time that is left', () => {
  test('is written in hours only where there are some', () => {
    expect([5400, 4509, 309, 60, 9, 0].map(runningTime)).toEqual([
      '1:30:00',
      '1:15:09',
      '5:09',
      '1:00',
      '0:09',
      '0:00',
    ]);
  });

  test('counts a second that has begun, and ends at none', () => {
    expect(secondsLeft(10_000, 8_999)).toBe(2);
    expect(secondsLeft(10_000, 9_999)).toBe(1);
    expect(secondsLeft(10_000, 10_000)).toBe(0);
    expect(secondsLeft(10_000, 99_000)).toBe(0);
  });

  test('is said when ten, five and one minutes are passed, the last one where several are', () => {
    expect(passed(601, 600)).toBe(10);
    expect(passed(600, 599)).toBeNull();
    expect(passed(700, 240)).toBe(5);
    expect(passed(700, 30)).toBe(1);
    expect(passed(700, 0)).toBeNull();
    expect(passed(480, 479)).toBeNull();
  });

  test('goes by the server where the clocks differ, and by this one where they hardly do', () => {
    const now = Date.parse('2026-11-20T09:00:00.900Z');
    expect(differenceOf('Fri, 20 Nov 2026 09:00:00 GMT', now)).toBe(0);
    expect(differenceOf('Fri, 20 Nov 2026 10:00:00 GMT', now)).toBe(3_599_100);
    expect(differenceOf('Fri, 20 Nov 2026 08:59:00 GMT', now)).toBe(-60_900);
    expect(differenceOf(null, now)).toBe(0);
    expect(differenceOf('yesterday', now)).toBe(0);
  });
});

test('arrows lead through the grid of numbers and not out of it', () => {
  const at = (key: string, from: number) => stepBy(key, from, 4, 10);
  expect([at('ArrowRight', 3), at('ArrowDown', 1), at('ArrowUp', 5), at('ArrowLeft', 5)]).toEqual([
    4, 5, 1, 4,
  ]);
  expect([at('ArrowUp', 2), at('ArrowDown', 8), at('Home', 7), at('End', 2)]).toEqual([0, 9, 0, 9]);
  expect(at('Enter', 3)).toBeNull();
});

test('time on a question adds up over its visits, and nothing is counted between them', () => {
  let now = 0;
  const watch = createStopwatch(() => now);
  watch.start('one');
  now = 5_000;
  expect(watch.of('one')).toBe(5_000);
  watch.start('two');
  now = 9_000;
  watch.stop();
  now = 60_000;
  watch.start('one');
  now = 61_000;
  expect([watch.of('one'), watch.of('two')]).toEqual([6_000, 4_000]);
  // Another device had it for longer; that is not added a second time when it is read again.
  watch.atLeast('one', 30_000);
  watch.atLeast('one', 30_000);
  expect(watch.of('one')).toBe(31_000);
});

describe('saving', () => {
  /** Saves that end when they are told to. */
  function slowSaves() {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const saver = createSaver((id) => {
      begun.push(id);
      return new Promise<void>((end) => {
        ends.push(end);
      });
    });
    return { saver, begun, end: () => ends.shift()?.() };
  }

  test('of one question waits for the save before it, and takes all changes since at once', async () => {
    const { saver, begun, end } = slowSaves();
    const all = saver.now('one');
    void saver.now('one');
    void saver.now('one');
    expect(begun).toEqual(['one']);
    end();
    await Promise.resolve();
    await Promise.resolve();
    expect(begun).toEqual(['one', 'one']);
    end();
    await all;
    expect(begun).toEqual(['one', 'one']);
  });

  test('of what is still to be sent can be asked for, and waited for', async () => {
    const { saver, begun, end } = slowSaves();
    saver.soon('one');
    saver.soon('two');
    expect(begun).toEqual([]);
    const flushed = saver.flush();
    expect(begun).toEqual(['one', 'two']);
    end();
    end();
    await flushed;
  });
});

describe('a score', () => {
  test('is called clear or below only where chance cannot have changed the side', () => {
    expect(judge({ score: 0.9, low: 0.8, high: 0.95 })).toBe('clear');
    expect(judge({ score: 0.78, low: 0.66, high: 0.86 })).toBe('likely');
    expect(judge({ score: 0.7, low: 0.58, high: 0.8 })).toBe('open');
    expect(judge({ score: 0.5, low: 0.38, high: 0.62 })).toBe('below');
  });

  test('points to the domain with the smallest share, of equal ones to the heavier', () => {
    const domain = (id: string, weight: number, correct: number, total: number) => ({
      id,
      title: id,
      weight,
      correct,
      total,
      low: 0,
      high: 1,
    });
    const domains = [domain('a', 20, 4, 8), domain('b', 30, 2, 4), domain('c', 50, 9, 10)];
    expect(weakest(domains)?.id).toBe('b');
    expect(weakest([domain('a', 50, 3, 3), domain('b', 50, 0, 0)])).toBeNull();
  });
});

test('the first words of a stem are one plain line', () => {
  const stem = '# A team\n\n- uses **Bedrock** and `import`\n\n```\ncode\n```\nWhich?';
  expect(firstWords(stem)).toBe('A team - uses Bedrock and import … Which?');
  expect(firstWords('word '.repeat(100)).length).toBeLessThan(170);
});
