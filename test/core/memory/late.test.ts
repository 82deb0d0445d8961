// Answers that arrive late: when they were given, and that nothing folded tells in which order they arrived.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inGivenOrder } from '#core/memory/given-order.ts';
import { judgedAnswers, judgedSteps } from '#core/memory/judged.ts';
import { givenAt, givenDay, isSuspect, isTooOld } from '#core/memory/late.ts';
import type { AnswerEntry, LogEntry } from '#core/memory/log.ts';
import { memorySeed, replay } from '#core/memory/review.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { reviewHistories } from '#core/optimizer/review-history.ts';
import { countDone } from '#core/practice/limits.ts';
import { firstAnswers } from '#core/stats/first-answers.ts';
import { contributions } from '#core/stats/tally.ts';
import { DAY, happenings, nextEntry } from '../../support/histories.ts';

const clocks = { sentAt: 1000, receivedAt: 1300 };

describe('the instant at which a late answer counts', () => {
  it('is that of the device by the clock of the server', () => {
    expect(givenAt(700, clocks, 0)).toBe(1000);
    expect(givenAt(700, { sentAt: 1000, receivedAt: 100 }, -500)).toBe(-200);
  });

  it('is not before the question was issued, nor after the answer arrived', () => {
    expect(givenAt(700, clocks, 1200)).toBe(1200);
    expect(givenAt(5000, clocks, 0)).toBe(1300);
    expect(givenAt(5000, clocks, 9000)).toBe(9000);
  });

  it('is doubted beyond five minutes of difference, and refused beyond thirty days of age', () => {
    const apart = (ms: number) => isSuspect({ sentAt: 0, receivedAt: ms });
    expect([300_000, -300_000, 300_001, -300_001].map(apart)).toEqual([false, false, true, true]);
    const month = 30 * DAY;
    const sent = { sentAt: month, receivedAt: 0 };
    expect([isTooOld(0, sent), isTooOld(-1, sent)]).toEqual([false, true]);
  });
});

describe('the learning day of a late answer', () => {
  const happened = [
    { at: 100, day: 5 },
    { at: 200, day: 5 },
    { at: 300, day: 7 },
  ];

  it('lies between those of what happened before and after', () => {
    expect([4, 6, 9].map((day) => givenDay(happened, 250, day, 20))).toEqual([5, 6, 7]);
    expect([4, 6].map((day) => givenDay(happened, 50, day, 20))).toEqual([4, 5]);
    expect([4, 9, 30].map((day) => givenDay(happened, 300, day, 20))).toEqual([7, 9, 20]);
    expect(givenDay([], 50, 3, 20)).toBe(3);
  });
});

const seedOf = (card: number) => memorySeed('learner', `card-${card}`);

/** A log as it came about, each answer with a name of its own. */
const logs = happenings.map((history) => {
  const log: LogEntry[] = [];
  for (const happening of history) {
    const next = nextEntry(log, happening, defaultParams(0.9));
    // What names another entry by its number is told elsewhere: here numbers change.
    if (next?.kind === 'answer') log.push({ ...next, presentation: `prs_${next.seq}` });
    else if (next?.kind === 'reset' || next?.kind === 'policy') log.push({ ...next });
  }
  return log;
});

/** The prediction that an answer pins: whether its card had been reviewed, as far as was recorded by then. */
function withPrediction(entry: AnswerEntry, recorded: readonly LogEntry[]): AnswerEntry {
  const before = inGivenOrder([...recorded, entry]);
  const earlier = before.slice(
    0,
    before.findIndex(({ seq }) => seq === entry.seq),
  );
  const reset = earlier.findLastIndex((one) => one.kind === 'reset' && one.card === entry.card);
  const isKnown = earlier
    .slice(reset + 1)
    .some((one) => one.kind === 'answer' && one.card === entry.card && one.rating !== null);
  return { ...entry, predicted: isKnown ? 0.9 : null };
}

/** The same log with some of its answers arriving after everything else, in another order. */
function delay(log: readonly LogEntry[], order: readonly number[]): LogEntry[] {
  const isLate = (entry: LogEntry, place: number) =>
    entry.kind === 'answer' && (order[place] ?? 0) % 2 === 1;
  const late = log
    .map((entry, place) => ({ entry, place }))
    .filter(({ entry, place }) => isLate(entry, place))
    .sort((one, other) => (order[one.place] ?? 0) - (order[other.place] ?? 0))
    .map(({ entry }) => entry);
  const end = log.at(-1) ?? { at: 0, day: 0 };
  const recorded: LogEntry[] = [];
  const add = (entry: LogEntry) =>
    recorded.push(entry.kind === 'answer' ? withPrediction(entry, recorded) : entry);
  for (const entry of log.filter((one, place) => !isLate(one, place))) {
    add({ ...entry, seq: recorded.length + 1 });
  }
  for (const [place, entry] of late.entries()) {
    const { at, day } = entry;
    const arrival = { at: end.at + 1 + place, day: end.day };
    add({ ...(entry as AnswerEntry), ...arrival, seq: recorded.length + 1, late: { at, day } });
  }
  return recorded;
}

const told = (entries: readonly AnswerEntry[]) =>
  entries.map(({ seq: _seq, predicted: _predicted, late: _late, ...rest }) => rest);

describe('a log whose answers came late', () => {
  const delayed = fc.tuple(logs, fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }));

  it('says what the same log says whose answers came in time', () => {
    fc.assert(
      fc.property(delayed, ([log, order]) => {
        const inTime = delay(log, []);
        const late = delay(log, order);
        expect(replay(late, fsrsScheduler, seedOf)).toEqual(replay(inTime, fsrsScheduler, seedOf));
        expect(told(judgedAnswers(late))).toEqual(told(judgedAnswers(inTime)));
        expect(told(firstAnswers(late))).toEqual(told(firstAnswers(inTime)));
        const [lateSteps, steps] = [judgedSteps(late), judgedSteps(inTime)];
        expect(contributions(lateSteps)).toEqual(contributions(steps));
        for (const { day } of log) {
          expect(countDone(lateSteps, day)).toEqual(countDone(steps, day));
        }
        expect(reviewHistories(late)).toEqual(reviewHistories(inTime));
      }),
      { numRuns: 200 },
    );
  });

  it('has the very entries where nothing came late', () => {
    fc.assert(
      fc.property(logs, (log) => {
        expect(inGivenOrder(log)).toBe(log);
      }),
    );
  });
});
