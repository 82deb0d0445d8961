// What an author should look at, in plain words: the figures of an item that chance does not explain, and the remedy.
import type { AnalysedItem, ItemFigures, OptionFigures } from './item-analysis.ts';
import { findPlaceBias } from './item-places.ts';
import { wilson, Z } from './wilson.ts';

export const ITEM_FLAGS = [
  'negative-discrimination',
  'low-discrimination',
  'wrong-over-right',
  'below-chance',
  'almost-all-right',
  'dead-distractor',
  'place-bias',
] as const;
export type ItemFlagCode = (typeof ITEM_FLAGS)[number];

export type ItemFlag = { readonly code: ItemFlagCode; readonly text: string };

/**
 * From where on a figure is worth a word. Discrimination below 0.20 is poor: Ebel and Frisbie, "Essentials of
 * Educational Measurement" (1991). A distractor that fewer than 5 % choose does not work: Haladyna and Downing, "How
 * many options is enough for a multiple-choice test item?" (1993). The share above which a question tells nobody from
 * anybody is this project's.
 */
const LIMITS = { discrimination: 0.2, distractor: 0.05, facility: 0.95 };
/** A distractor chosen at least once is dead only when it surely stays below this share. */
const SURELY_RARE = 0.1;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

type Item = Pick<AnalysedItem, 'n' | 'guessChance'> & {
  readonly figures: ItemFigures;
  /** `bank/question`, as commands take it. */
  readonly name: string;
};

/** The option that those who know more choose most often. */
function favourite(options: readonly OptionFigures[]): OptionFigures | null {
  const high = ({ byTercile }: OptionFigures) => byTercile?.high ?? 0;
  return [...options].sort((one, other) => high(other) - high(one))[0] ?? null;
}

function discriminationFlag({ figures, name }: Item): ItemFlag[] {
  const { discrimination, options } = figures;
  if (!discrimination) return [];
  if (discrimination.high < 0) {
    const liked = favourite(options);
    const choice =
      liked?.byTercile && !liked.correct
        ? ` (${percent(liked.byTercile.high)} of them choose “${liked.text}”)`
        : '';
    const text = `those who know more get it wrong more often${choice}: check the key, and until that is settled put it in quarantine: trapwise quarantine ${name}`;
    return [{ code: 'negative-discrimination', text }];
  }
  if (discrimination.high >= LIMITS.discrimination) return [];
  const text =
    'those who know more hardly do better on it than the others: look for a second answer that can be defended, or a stem that can be read in two ways';
  return [{ code: 'low-discrimination', text }];
}

/** The wrong option that is chosen most, where it is surely chosen more often than a right one. */
function overRightFlag({ figures }: Item): ItemFlag[] {
  const least = figures.options
    .filter(({ correct }) => correct)
    .sort((one, other) => one.chosen - other.chosen)[0];
  const most = figures.options
    .filter(({ correct }) => !correct)
    .sort((one, other) => other.chosen - one.chosen)[0];
  if (!least || !most) return [];
  // The sign test: as if nobody chose both, which makes it careful where somebody can.
  const ahead = most.chosen - least.chosen;
  if (ahead < Z * Math.sqrt(most.chosen + least.chosen)) return [];
  const text = `“${most.text}” is wrong and chosen by ${percent(most.chosenRate)}, “${least.text}” is right and chosen by ${percent(least.chosenRate)}: check the key; if it is right, say in the stem what rules the other out`;
  return [{ code: 'wrong-over-right', text }];
}

function facilityFlag({ figures, guessChance }: Item): ItemFlag[] {
  const { rate, high } = figures.facility;
  if (rate > LIMITS.facility) {
    const text = `almost everybody is right (${percent(rate)}): it tells nobody from anybody; make the distractors nearer to the truth, or keep it as a warm-up`;
    return [{ code: 'almost-all-right', text }];
  }
  if (high >= guessChance) return [];
  const text = `fewer are right (${percent(rate)}) than blind guesses would be (${percent(guessChance)}): check the key and what the stem suggests`;
  return [{ code: 'below-chance', text }];
}

function isDead({ correct, chosen, chosenRate }: OptionFigures, n: number): boolean {
  if (correct || chosenRate >= LIMITS.distractor) return false;
  return chosen === 0 || (wilson(chosen, n)?.high ?? 1) < SURELY_RARE;
}

function deadFlags({ figures, n }: Item): ItemFlag[] {
  return figures.options
    .filter((option) => isDead(option, n))
    .map(({ text, chosen, chosenRate }) => {
      const who = chosen === 0 ? 'nobody' : `almost nobody (${percent(chosenRate)})`;
      return {
        code: 'dead-distractor',
        text: `${who} chose “${text}”: make it plausible or drop it`,
      };
    });
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;

function placeFlag({ figures }: Item): ItemFlag[] {
  const bias = findPlaceBias(figures.places);
  const row = bias && figures.places[bias.place - 1];
  if (!bias || !row) return [];
  const others = figures.places.filter(({ place, n }) => place !== bias.place && n > 0);
  const elsewhere =
    others.reduce((sum, { n, correctRate }) => sum + n * (correctRate ?? 0), 0) /
    others.reduce((sum, { n }) => sum + n, 0);
  const place = ORDINALS[bias.place - 1] ?? `${bias.place}th`;
  const often = bias.more ? 'more often' : 'less often';
  const text = `the key is found ${often} at the ${place} place (${percent(row.correctRate ?? 0)}) than elsewhere (${percent(elsewhere)}): options are not all read; make them shorter and easier to compare`;
  return [{ code: 'place-bias', text }];
}

/** The worst first; none where the figures are hidden. `name` is `bank/question`. */
export function itemFlags(
  { n, guessChance, figures }: Pick<AnalysedItem, 'n' | 'guessChance' | 'figures'>,
  name: string,
): ItemFlag[] {
  if (!figures) return [];
  const item = { n, guessChance, figures, name };
  return [
    ...discriminationFlag(item),
    ...overRightFlag(item),
    ...facilityFlag(item),
    ...deadFlags(item),
    ...placeFlag(item),
  ];
}
