// A learner whose true memory has weights of its own: what they recall is drawn from it, reproducibly.
import { keyedRandom } from '#core/base/random.ts';
import type { AnswerEntry } from '#core/memory/log.ts';
import type { Memory, Rating } from '#core/memory/memory.ts';
import { memorySeed } from '#core/memory/review.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { START_DAY } from './histories.ts';

const DAY = 86_400_000;

/** Someone who forgets much sooner than the default weights believe, and gains little by each review. */
export const FORGETFUL: readonly number[] = defaultParams(0.9).weights.map(
  (weight, index) => ({ 0: 0.15, 1: 0.4, 2: 0.6, 8: 0.2, 11: 0.3 })[index] ?? weight,
);

export type Rememberer = {
  /** Answers for a card on a learning day, and remembers that they did. */
  recall(card: string | number, day: number): boolean;
};

export function createRememberer(seed: string, weights: readonly number[]): Rememberer {
  const random = keyedRandom(Buffer.from(seed), 'rememberer');
  const params = { ...defaultParams(0.9), weights, fuzz: false };
  const memories = new Map<string | number, Memory>();
  return {
    recall(card, day) {
      const memory = memories.get(card) ?? null;
      const chance = memory ? fsrsScheduler.retrievability(memory, day, params) : 0.5;
      const right = random(1_000_000) < chance * 1_000_000;
      const input = { rating: right ? 'good' : 'again', day, at: day * DAY, seed: '' } as const;
      memories.set(card, fsrsScheduler.review(memory, input, params));
      return right;
    },
  };
}

/** An entry of an answer that moved memory. */
export function answerEntry(
  of: Pick<AnswerEntry, 'seq' | 'card' | 'day'> & { readonly rating: Rating | null },
): AnswerEntry {
  return {
    kind: 'answer',
    at: of.day * DAY + of.seq,
    question: of.card,
    revision: of.card,
    presentation: `prs_${of.seq}`,
    response: '[0]',
    correct: of.rating !== 'again',
    score: of.rating === 'again' ? 0 : 1,
    confidence: null,
    elapsedMs: null,
    guessChance: 0.25,
    predicted: null,
    trapCard: null,
    affectsSchedule: true,
    probe: false,
    policy: 'mcq-1',
    params: defaultParams(0.9),
    ...of,
  };
}

/** The log of a rememberer who answers each due card once a day, scheduled with the default weights. */
export function drawLog(
  recall: (card: number, day: number) => boolean,
  { cards, days }: { readonly cards: number; readonly days: number },
): AnswerEntry[] {
  const params = defaultParams(0.9);
  const log: AnswerEntry[] = [];
  const memories = new Map<number, Memory>();
  for (let day = START_DAY; day < START_DAY + days; day += 1) {
    for (let card = 1; card <= cards; card += 1) {
      const memory = memories.get(card) ?? null;
      const isDue = memory ? memory.dueDay <= day : (card - 1) % 10 <= day - START_DAY;
      if (!isDue) continue;
      const rating = recall(card, day) ? 'good' : 'again';
      const seed = memorySeed('me', `card-${card}`);
      const input = { rating, day, at: day * DAY, seed } as const;
      memories.set(card, fsrsScheduler.review(memory, input, params));
      log.push(answerEntry({ seq: log.length + 1, card, day, rating }));
    }
  }
  return log;
}
