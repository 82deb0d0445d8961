// Item analysis: how the questions of a bank do their work, from the first answers of everybody who met them.
import type { QuestionKey } from '../question/catalogue.ts';
import {
  type AllAnswers,
  type AskedQuestion,
  gatherAnswers,
  type ItemAnswers,
} from './item-answers.ts';
import { type PlaceRow, placeRows } from './item-places.ts';
import type { ItemWording } from './item-wording.ts';
import { type Correlation, pointBiserial } from './point-biserial.ts';
import { type Interval, wilson } from './wilson.ts';

/** Fewest first answers from which figures are told, unless more are asked for. */
export const LEAST_ANSWERS = 30;

/** Fewest other first answers of a learner from which it is told how much they know. */
export const LEAST_OTHERS = 5;

/** Thirds of the learners by what they know, from their answers to the other items. */
export const TERCILES = ['low', 'middle', 'high'] as const;
export type Tercile = (typeof TERCILES)[number];

export type OptionFigures = {
  readonly text: string;
  readonly correct: boolean;
  /** Answers that chose it. */
  readonly chosen: number;
  /** Share of the answers that chose it, 0–1; of a question with one key these sum to 1. */
  readonly chosenRate: number;
  /** The same by tercile; null where too few learners answered enough. */
  readonly byTercile: Readonly<Record<Tercile, number>> | null;
};

export type ItemFigures = {
  /** Share right, 0–1, with its 95 % Wilson interval. */
  readonly facility: Interval & { readonly rate: number };
  /** Item–rest correlation; null where too few learners answered enough, or all alike. */
  readonly discrimination: Correlation | null;
  /** In the author's order; empty for types without options. */
  readonly options: readonly OptionFigures[];
  /** By place of the key, of a sample of the answers; empty where there is not exactly one key among options. */
  readonly places: readonly PlaceRow[];
  /** Of the answers that told their time; null when none did. */
  readonly medianMs: number | null;
  /** Share that said "guess" of those who said how sure they were, 0–1; null when nobody did. */
  readonly guessRate: number | null;
};

export type AnalysedItem = {
  readonly question: QuestionKey;
  /** Author's id of the question, or of the part of a case. */
  readonly id: string;
  /** Part of a case, from 1; null for every other question. */
  readonly part: number | null;
  readonly revision: string;
  readonly stem: string;
  /** Chance that a blind guess is right, 0–1. */
  readonly guessChance: number;
  /** First answers to today's wording. */
  readonly n: number;
  /** First answers to an older wording, which no figure counts. */
  readonly olderN: number;
  /** Null below the number of answers that was asked for. */
  readonly figures: ItemFigures | null;
};

export type ItemTask = {
  /** Names the task: another analysis of the same name takes the place of the one before, where any is kept. */
  readonly bank: string;
  readonly questions: readonly AskedQuestion[];
  /** Key of the shuffles. */
  readonly secret: Uint8Array;
  /** Fewest answers from which figures are told, at least 1. */
  readonly least: number;
};

/** Analyses somewhere: at once, or in a thread. */
export type ItemEngine = {
  readonly analyse: (task: ItemTask) => Promise<readonly AnalysedItem[]>;
};

/** Share right of an item, 0–1. */
function facilityOf({ responses, wording }: ItemAnswers): number {
  const right = responses.reduce((sum, at) => sum + Number(wording.responses[at]?.right), 0);
  return right / responses.length;
}

/** What each learner is above the average of the items that they answered: sum over items, and how many. */
type Standings = { readonly sums: Float64Array; readonly counts: Int32Array };

function standingsOf(items: readonly ItemAnswers[], learners: number): Standings {
  const sums = new Float64Array(learners);
  const counts = new Int32Array(learners);
  for (const item of items) {
    const facility = facilityOf(item);
    item.learners.forEach((learner, at) => {
      const right = Number(item.wording.responses[item.responses[at] ?? 0]?.right);
      sums[learner] = (sums[learner] ?? 0) + right - facility;
      counts[learner] = (counts[learner] ?? 0) + 1;
    });
  }
  return { sums, counts };
}

/** Answers of the learners who gave enough others, side by side. */
type Known = { readonly right: boolean[]; readonly scores: number[]; readonly responses: number[] };

/**
 * With the rest score of each: how far the learner's share right on the other items lies above what these items'
 * facilities let expect, since not everybody meets the same ones. Where everybody answered everything this is their
 * share right on the others but for a constant.
 */
function knownAnswers(item: ItemAnswers, { sums, counts }: Standings): Known {
  const facility = facilityOf(item);
  const known: Known = { right: [], scores: [], responses: [] };
  item.learners.forEach((learner, at) => {
    const others = (counts[learner] ?? 0) - 1;
    if (others < LEAST_OTHERS) return;
    const response = item.responses[at] ?? 0;
    const right = item.wording.responses[response]?.right === true;
    known.right.push(right);
    known.responses.push(response);
    known.scores.push(((sums[learner] ?? 0) - (Number(right) - facility)) / others);
  });
  return known;
}

/** Answers by response, a list of counts for each tercile. Equal scores are in one, so that these may differ in size. */
function tercileCounts({ scores, responses }: Known, kinds: number): number[][] {
  const sorted = Float64Array.from(scores).sort();
  const third = Math.floor(sorted.length / 3);
  const [low = 0, high = 0] = [sorted[third], sorted[sorted.length - third - 1]];
  const counts = TERCILES.map(() => new Array<number>(kinds).fill(0));
  scores.forEach((score, at) => {
    const tercile = counts[score < low ? 0 : score > high ? 2 : 1];
    const response = responses[at] ?? 0;
    if (tercile) tercile[response] = (tercile[response] ?? 0) + 1;
  });
  return counts;
}

/** Answers that chose the option. */
function choosing(slot: number, counts: readonly number[], { responses }: ItemWording): number {
  return counts.reduce(
    (sum, count, at) => sum + (responses[at]?.chosen.includes(slot) ? count : 0),
    0,
  );
}

function optionFigures({ wording, responses }: ItemAnswers, known: Known | null): OptionFigures[] {
  const kinds = wording.responses.length;
  const counts = new Array<number>(kinds).fill(0);
  for (const response of responses) counts[response] = (counts[response] ?? 0) + 1;
  const terciles = known && tercileCounts(known, kinds);
  const sizes = terciles?.map((tercile) => tercile.reduce((sum, one) => sum + one, 0));
  const isTold = sizes?.every((size) => size > 0) === true;
  return wording.options.map(({ slot, text, key }) => {
    const chosen = choosing(slot, counts, wording);
    const [low = 0, middle = 0, high = 0] = (terciles ?? []).map(
      (tercile, at) => choosing(slot, tercile, wording) / (sizes?.[at] ?? 1),
    );
    const byTercile = isTold ? { low, middle, high } : null;
    return { text, correct: key, chosen, chosenRate: chosen / responses.length, byTercile };
  });
}

function median(of: readonly number[]): number | null {
  const sorted = Float64Array.from(of).sort();
  const half = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[sorted.length - half - 1], sorted[half]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}

function figuresOf(item: ItemAnswers, standings: Standings, least: number): ItemFigures {
  const n = item.responses.length;
  const rate = facilityOf(item);
  const { low, high } = wilson(Math.round(rate * n), n) ?? { low: 0, high: 1 };
  const known = knownAnswers(item, standings);
  const isTold = known.scores.length >= least;
  return {
    facility: { rate, low, high },
    discrimination: isTold ? pointBiserial(known.right, known.scores) : null,
    options: optionFigures(item, isTold ? known : null),
    places: item.places.key === null ? [] : placeRows(item.places),
    medianMs: median(item.elapsedMs),
    guessRate: item.stated === 0 ? null : item.guesses / item.stated,
  };
}

/** One row per question in use and part of a case, in the order of the task. Equal answers give equal figures. */
export function analyseItems(task: ItemTask, answers: AllAnswers): AnalysedItem[] {
  const { questions, secret, least } = task;
  const { items, learners } = gatherAnswers(questions, answers, secret);
  const standings = standingsOf(items, learners);
  return items.map((item) => {
    const { question, part, parts, revisionHash, wording, older } = item;
    const n = item.responses.length;
    return {
      question,
      id: wording.id,
      part: parts > 1 ? part + 1 : null,
      revision: revisionHash,
      stem: wording.stem,
      guessChance: wording.guessChance,
      n,
      olderN: older,
      figures: n < least ? null : figuresOf(item, standings, least),
    };
  });
}
