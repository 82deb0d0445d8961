// Mastery: the share of the cards that will be recalled.
import { describe, expect, test } from 'vitest';
import type { Memory } from '#core/memory/memory.ts';
import { mastery } from '#core/stats/mastery.ts';

describe('mastery', () => {
  const memory = { stabilityDays: 5 } as Memory;

  test('is the mean recall of all cards, those never seen with none', () => {
    const memories = new Map([
      [1, memory],
      [2, { ...memory, stabilityDays: 9 }],
      [7, memory],
    ]);
    const recall = ({ stabilityDays }: Memory) => (stabilityDays === 5 ? 0.5 : 0.9);
    const told = mastery({ cards: [1, 2, 3, 4], memories, recall });
    expect(told).toEqual({ cards: 4, seen: 2, stoppingNow: 0.35 });
  });

  test('of no cards is nothing', () => {
    const told = mastery({ cards: [], memories: new Map(), recall: () => 1 });
    expect(told).toEqual({ cards: 0, seen: 0, stoppingNow: null });
  });
});
