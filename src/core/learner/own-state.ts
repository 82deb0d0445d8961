// The state of a learner as one hash, and their log as a chain, both by names: the same on every server.
import { createHash } from 'node:crypto';
import type { LogEntry } from '../memory/log.ts';
import type { Hold, Memory, TrapCount } from '../memory/memory.ts';
import type { Done } from '../practice/limits.ts';
import type { CardKey, QuestionKey, RevisionKey } from '../question/catalogue.ts';
import type { DayRange } from '../stats/free-days.ts';
import {
  type AnswerTally,
  addTally,
  type Contribution,
  type DayRow,
  NO_ANSWERS,
  type QuestionRow,
} from '../stats/tally.ts';
import { DEFAULT_SETTINGS, type LearnerSettings } from './learner.ts';

/** What keys are called outside. */
export type OwnNames = {
  readonly card: (key: CardKey) => string;
  readonly question: (key: QuestionKey) => string;
  /** By what a learner sees of it: the rest may be a key. */
  readonly wording: (key: RevisionKey) => string;
};

/** 32 bytes that the chain begins with. */
export function chainStart(origin: string): Buffer {
  return createHash('sha256').update(`trapwise-learner-1\n${origin}`).digest();
}

function fieldsOf(entry: LogEntry, names: OwnNames): unknown[] {
  const trap = (card: CardKey | null) => card && names.card(card);
  switch (entry.kind) {
    case 'fit':
      return [entry.model, entry.weights];
    case 'policy':
      return [entry.policy];
    case 'undo':
      return [names.card(entry.card), entry.target];
    case 'reset':
      return [names.card(entry.card)];
    case 'regrade': {
      const { card, target, revision, correct, score, rating, trapCard } = entry;
      const verdict = [correct, score, rating, trap(trapCard)];
      return [names.card(card), target, names.wording(revision), ...verdict];
    }
    case 'answer': {
      const { presentation, response, correct, score, confidence, elapsedMs } = entry;
      const { guessChance, predicted, rating, trapCard, affectsSchedule, probe, policy } = entry;
      const { desiredRetention, fuzz, maximumInterval, model, weights } = entry.params;
      const asked = [names.card(entry.card), names.question(entry.question)];
      const given = [presentation, response, correct, score, confidence, elapsedMs];
      const rated = [guessChance, predicted, rating, trap(trapCard), affectsSchedule, probe];
      const params = [policy, desiredRetention, fuzz, maximumInterval, model, weights];
      const wording = names.wording(entry.revision);
      return [...asked, wording, ...given, ...rated, entry.disputed === true, ...params];
    }
  }
}

/** `sha256(previous ‖ JSON of the entry's fields)`, 32 bytes. */
export function chainHash(previous: Buffer, entry: LogEntry, names: OwnNames): Buffer {
  const { kind, seq, at, day } = entry;
  const text = JSON.stringify([kind, seq, at, day, ...fieldsOf(entry, names)]);
  return createHash('sha256').update(previous).update(text).digest();
}

export type OwnState = {
  readonly settings: LearnerSettings;
  readonly policy: string;
  readonly weights: readonly number[] | null;
  readonly done: Done;
  readonly memories: ReadonlyMap<CardKey, Memory>;
  readonly traps: ReadonlyMap<CardKey, TrapCount>;
  readonly holds: ReadonlyMap<CardKey, Hold>;
  readonly days: readonly DayRow[];
  readonly questions: readonly Pick<
    QuestionRow,
    'card' | 'question' | 'answers' | 'correct' | 'toldMs' | 'timed'
  >[];
  readonly freeDays: readonly DayRange[];
  /** Number and hash of the newest entry of the chain. */
  readonly head: { readonly seq: number; readonly hash: Buffer };
};

type Row = readonly (string | number | boolean | null)[];

const inOrder = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const shared = ({ answers, correct, toldMs, timed }: AnswerTally) => [
  answers,
  correct,
  toldMs,
  timed,
];

/**
 * 64 hex digits, SHA-256: equal for equal settings, memories, trap counts, holds, tallies, free days, weights, policy,
 * daily counts and logs, in whatever order a store keeps them. Settings at their defaults are left out, so that a new
 * setting changes no hash.
 */
export function stateHash(state: OwnState, names: OwnNames): string {
  const { policy, weights, done, head } = state;
  const settings = Object.entries(state.settings).filter(
    ([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(DEFAULT_SETTINGS[name as keyof LearnerSettings]),
  );
  const memories = [...state.memories].map(([card, memory]): Row => {
    const { stabilityDays, difficulty, dueDay, lastDay, lastAt } = memory;
    const { lastRating, reps, lapses } = memory;
    const dates = [dueDay, lastDay, lastAt];
    return [names.card(card), stabilityDays, difficulty, ...dates, lastRating, reps, lapses];
  });
  const traps = [...state.traps].map(([card, { times, strong, lastAt }]): Row => {
    return [names.card(card), times, strong, lastAt];
  });
  const holds = [...state.holds].map(([card, { suspended, buriedUntil }]): Row => {
    return [names.card(card), suspended, buriedUntil];
  });
  const days = state.days.map((row): Row => {
    const { day, bank, newCards, reviews, lapses } = row;
    return [day, bank, ...shared(row), newCards, reviews, lapses];
  });
  const questions = state.questions.map((row): Row => {
    return [names.card(row.card), names.question(row.question), ...shared(row)];
  });
  const free = state.freeDays.map(({ first, last }): Row => [first, last]);
  const text = JSON.stringify({
    settings: settings.sort(([one], [other]) => (one < other ? -1 : 1)),
    ...{ policy, weights, done: [done.newCards, done.reviews] },
    memories: inOrder(memories),
    traps: inOrder(traps),
    holds: inOrder(holds),
    days: inOrder(days),
    questions: inOrder(questions),
    freeDays: inOrder(free),
    log: [head.seq, head.hash.toString('hex')],
  });
  return createHash('sha256').update(text).digest('hex');
}

function summed(
  all: readonly Contribution[],
  nameOf: (one: Contribution) => string,
): (Contribution & { readonly tally: typeof NO_ANSWERS })[] {
  return [...Map.groupBy(all, nameOf).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const tally = others.reduce((sum, one) => addTally(sum, one.tally), {
      ...addTally(NO_ANSWERS, first.tally),
    });
    return [{ ...first, tally }];
  });
}

/** The tallies that a store has when these answers stand, which `contributions` tells. */
export function talliesOf(
  all: readonly Contribution[],
  bankOf: (card: CardKey) => string,
): Pick<OwnState, 'days' | 'questions'> {
  return {
    days: summed(all, ({ day, card }) => `${day} ${bankOf(card)}`).map(({ day, card, tally }) => {
      return { day, bank: bankOf(card), ...tally };
    }),
    questions: summed(all, ({ card, question }) => `${card} ${question}`).map(
      ({ card, question, tally }) => ({ card, question, ...tally }),
    ),
  };
}
