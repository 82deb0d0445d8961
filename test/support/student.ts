// A learner who forgets: knows a card with a chance that falls with time and rises with practice, reproducibly.
import { keyedRandom } from '#core/base/random.ts';
import { respond } from './learner.ts';
import type { Reply } from './server.ts';

type Presentation = Reply['body'];

export type Try = {
  readonly right: boolean;
  readonly body: {
    readonly response: unknown;
    readonly elapsedMs: number;
    readonly confidence?: 'guess' | 'unsure' | 'sure';
  };
};

export type Student = {
  /** What they send for a presentation on this day, and whether it is right. */
  attempt(presentation: Presentation, day: number): Try;
  /** True once in so many times. */
  oncein(times: number): boolean;
};

/** Days after which a card never seen before would be known with a chance of 1 in e. */
const FIRST_STRENGTH = 0.8;

/** A wrong option that names no trap, where there is one. */
function harmless({ input }: Presentation): unknown {
  const other = input.options?.find(({ text }: { text: string }) => text === 'wrong two');
  return other && { choice: other.id };
}

export function createStudent(seed: string): Student {
  const random = keyedRandom(Buffer.from(seed), 'student');
  const chance = (p: number): boolean => random(1_000_000) < p * 1_000_000;
  const known = new Map<string, { strength: number; day: number }>();
  return {
    oncein: (times) => random(times) === 0,
    attempt(presentation, day) {
      const card: string = presentation.question.cardId;
      const memory = known.get(card);
      const recall = memory ? Math.exp(-(day - memory.day) / memory.strength) : 0.35;
      const knows = chance(recall);
      const right = knows || chance(0.25);
      const before = memory?.strength ?? FIRST_STRENGTH;
      const strength = knows ? before * 2.2 + 1 : Math.max(FIRST_STRENGTH, before * 0.4);
      known.set(card, { strength, day });
      const elapsedMs = 2000 + random(40_000);
      const response =
        (!right && chance(0.5) && harmless(presentation)) || respond(presentation, right);
      // They admit four guesses of five, and are at times sure of what is wrong.
      if (right && !knows) {
        return {
          right,
          body: { response, elapsedMs, ...(chance(0.8) ? { confidence: 'guess' } : {}) },
        };
      }
      const said = (['sure', 'unsure', undefined, undefined] as const)[random(4)];
      return { right, body: { response, elapsedMs, ...(said ? { confidence: said } : {}) } };
    },
  };
}
