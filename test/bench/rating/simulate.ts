// One learner, one policy, 45 days: what they really remember moves by what really happened, what the product believes
// by the ratings of the policy. Both with the product's scheduler and the learner's own weights, so only ratings differ.
import { keyedRandom, uniform } from '#core/base/random.ts';
import type { Confidence, Memory } from '#core/memory/memory.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { SimulatedLearner } from './learners.ts';
import { type PolicyName, policies } from './policies.ts';

const FIRST_DAY = 20_458;
const DAY_MS = 86_400_000;

export type Setting = {
  readonly cards: number;
  readonly days: number;
  readonly answersPerDay: number;
  readonly newPerDay: number;
  readonly guessChance: number;
  /** Share of the right guesses that the learner admits. */
  readonly admits: number;
  /** Share of what was really recalled that the learner calls unsure. */
  readonly doubts: number;
};

export type Outcome = {
  /** Mean recall of all cards on the exam day, 0–1, cards never seen with 0: in truth, and as predicted. */
  readonly recall: number;
  readonly predicted: number;
  /**
   * Of predicted recall against recall, over answers a day or more after the one before. Policies that ask earlier meet
   * more certain recall, which lowers it too: judge by over-prediction and true recall first.
   */
  readonly brier: number;
  readonly seen: number;
  readonly answers: number;
};

type Known = { readonly truth: Memory; readonly belief: Memory };
type Luck = {
  readonly recall: number;
  readonly guess: number;
  readonly admits: number;
  readonly doubts: number;
};

/** The same numbers for a learner's n-th answer to a card under every policy: differences are paired. */
function createLuck({ name }: SimulatedLearner): (card: number, nth: number) => Luck {
  const drawn = new Map<number, { random: () => number; lucks: Luck[] }>();
  return (card, nth) => {
    let own = drawn.get(card);
    if (!own) {
      const source = keyedRandom(Buffer.from('rating luck'), `${name} card ${card}`);
      own = { random: () => uniform(source), lucks: [] };
      drawn.set(card, own);
    }
    const { random, lucks } = own;
    while (lucks.length <= nth) {
      lucks.push({ recall: random(), guess: random(), admits: random(), doubts: random() });
    }
    const luck = lucks[nth];
    if (!luck) throw new Error('no luck');
    return luck;
  };
}

function stated(recalled: boolean, luck: Luck, setting: Setting): Confidence | null {
  if (recalled) return luck.doubts < setting.doubts ? 'unsure' : null;
  return luck.admits < setting.admits ? 'guess' : null;
}

export function simulate(learner: SimulatedLearner, name: PolicyName, setting: Setting): Outcome {
  const params: SchedulingParams = {
    model: 'fsrs-6',
    weights: learner.weights,
    desiredRetention: 0.9,
    maximumInterval: 36_500,
    fuzz: false,
  };
  const recallOf = (memory: Memory, day: number) =>
    fsrsScheduler.retrievability(memory, day, params);
  const luckOf = createLuck(learner);
  const known = new Map<number, Known>();
  const error = { sum: 0, n: 0 };
  let answers = 0;

  const answer = (card: number, day: number): void => {
    const before = known.get(card);
    const luck = luckOf(card, before?.truth.reps ?? 0);
    const recalled = luck.recall < (before ? recallOf(before.truth, day) : learner.firstKnown);
    const correct = recalled || luck.guess < setting.guessChance;
    const confidence = stated(recalled, luck, setting);
    const { guessChance } = setting;
    const rating = policies[name]({ correct, confidence, guessChance, recalled });
    if (before) {
      error.sum += (recallOf(before.belief, day) - (recalled ? 1 : 0)) ** 2;
      error.n += 1;
    }
    const moment = { day, at: day * DAY_MS, seed: '' };
    const really = { ...moment, rating: recalled ? 'good' : 'again' } as const;
    known.set(card, {
      truth: fsrsScheduler.review(before?.truth ?? null, really, params),
      belief: fsrsScheduler.review(before?.belief ?? null, { ...moment, rating }, params),
    });
    answers += 1;
  };

  const examDay = FIRST_DAY + setting.days;
  for (let day = FIRST_DAY; day < examDay; day += 1) {
    const due = [...known]
      .filter(([, { belief }]) => belief.dueDay <= day)
      .sort(([, one], [, other]) => one.belief.dueDay - other.belief.dueDay)
      .map(([card]) => card);
    const from = known.size;
    const fresh = Math.min(setting.newPerDay, setting.cards - from);
    for (let card = from; card < from + fresh; card += 1) answer(card, day);
    for (const card of due.slice(0, setting.answersPerDay - fresh)) answer(card, day);
  }
  const mean = (memory: (one: Known) => Memory) =>
    [...known.values()].reduce((sum, one) => sum + recallOf(memory(one), examDay), 0) /
    setting.cards;
  return {
    recall: mean(({ truth }) => truth),
    predicted: mean(({ belief }) => belief),
    brier: error.sum / error.n,
    seen: known.size,
    answers,
  };
}
