// Deadlines, and the order in which a sheet enters the log.
import { describe, expect, test } from 'vitest';
import { firstUnanswered, inLogOrder, type SheetRow } from '#core/exam/sheet.ts';
import { deadlineOf, isOver } from '#core/exam/sitting.ts';

const START = 1_000_000;
const MINUTE = 60_000;
const exam = { minutes: 90, questions: 65 };

describe('a deadline', () => {
  test('is the whole time of a whole exam, a share of it for less, or what was asked for', () => {
    expect(deadlineOf(START, exam, 65, null)).toBe(START + 90 * MINUTE);
    expect(deadlineOf(START, exam, 13, null)).toBe(START + 18 * MINUTE);
    expect(deadlineOf(START, exam, 10, null)).toBe(START + 831_000);
    expect(deadlineOf(START, exam, 10, 45)).toBe(START + 45 * MINUTE);
  });

  test('is reached at its instant', () => {
    expect(isOver({ deadlineAt: START }, START - 1)).toBe(false);
    expect(isOver({ deadlineAt: START }, START)).toBe(true);
  });
});

function row(position: number, card: number, at: number | null): SheetRow {
  const presentation = { id: `prs_${position}`, position, card } as SheetRow['presentation'];
  const told = { progress: {} as never, next: null };
  const draft =
    at === null ? null : { response: '[0]', confidence: null, elapsedMs: null, at, told };
  return { presentation, flagged: false, draft };
}

describe('a sheet', () => {
  test('enters the log by time, its cases in one piece and in the order of their parts', () => {
    const sheet = [
      row(0, 10, 500),
      row(1, 20, 400),
      row(2, 20, 100),
      row(3, 20, null),
      row(4, 30, 300),
      row(5, 40, 300),
    ];
    expect(inLogOrder(sheet).map(({ presentation }) => presentation.position)).toEqual([
      4, 5, 1, 2, 0,
    ]);
  });

  test('goes on at its first row without an answer', () => {
    const sheet = [row(0, 1, 5), row(1, 2, null), row(2, 3, null)];
    expect(firstUnanswered(sheet, 'prs_2')).toBe('prs_1');
    expect(firstUnanswered(sheet, 'prs_1')).toBe('prs_2');
    expect(firstUnanswered([row(0, 1, null)], 'prs_0')).toBeNull();
  });
});
