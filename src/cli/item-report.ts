// Item analysis as text for people: a line of figures for each question, and below it what to look at and why.
import { LEAST_OTHERS } from '#core/stats/item-analysis.ts';
import type { ShownItem } from '#use-cases/analyse-items.ts';
import { printable } from './printable.ts';
import { count } from './report.ts';
import { type Align, alignRows } from './table.ts';

const HEADING = ['question', 'n', 'right', '95 %', 'tells apart', '95 %', 'time', 'guessed'];
const ALIGNS = HEADING.map((_, at): Align => (at === 0 ? 'left' : 'right'));
const ABSENT = '–';

const digits = (value: number): string => value.toFixed(2);
const between = (range: { readonly low: number; readonly high: number } | null): string =>
  range ? `${digits(range.low)}…${digits(range.high)}` : ABSENT;
const percent = (rate: number | null): string =>
  rate === null ? ABSENT : `${Math.round(rate * 100)} %`;

function nameOf({ questionId, part, partId }: ShownItem): string {
  return part === null ? questionId : `${questionId} part ${part} (${partId})`;
}

function cells(item: ShownItem): string[] {
  const { facility, discrimination, medianMs } = item;
  return [
    nameOf(item),
    String(item.n),
    facility ? digits(facility.rate) : ABSENT,
    between(facility),
    discrimination ? digits(discrimination.value) : ABSENT,
    between(discrimination),
    medianMs === null ? ABSENT : `${Math.round(medianMs / 1000)} s`,
    percent(item.guessRate),
  ];
}

/** Whom each option drew, for a question that has flags: the reader decides by it. */
function optionLines({ options, flags }: ShownItem): string[] {
  if (flags.length === 0) return [];
  return (options ?? []).map(({ text, correct, chosenRate, byTercile }) => {
    const { low = null, middle = null, high = null } = byTercile ?? {};
    const thirds = byTercile
      ? ` (low ${percent(low)}, middle ${percent(middle)}, high ${percent(high)})`
      : '';
    return `      ${correct ? 'right' : 'wrong'} ${percent(chosenRate)}${thirds}: ${text}`;
  });
}

function bankLines(bank: string, items: readonly ShownItem[]): string[] {
  const told = items.filter(({ note }) => note === null);
  const hidden = items.filter(({ note }) => note !== null);
  const unmet = hidden.filter(({ n, olderN }) => n + olderN === 0);
  const [heading, ...rows] = alignRows([HEADING, ...told.map(cells)], ALIGNS);
  const flagged = told.filter(({ flags }) => flags.length > 0).length;
  return [
    `${bank}: ${count(items.length, 'item')}, ${told.length} with enough answers, ${flagged} to look at`,
    ...(told.length > 0 ? [`  ${heading}`] : []),
    ...told.flatMap((item, at) => [
      `  ${rows[at]}`,
      ...item.flags.map(({ code, text }) => `    ${code}: ${text}`),
      ...optionLines(item),
    ]),
    ...hidden
      .filter((item) => !unmet.includes(item))
      .map((item) => {
        const older = item.olderN === 0 ? '' : ` (and ${item.olderN} to older wordings)`;
        return `  ${nameOf(item)}: ${item.note}${older}`;
      }),
    ...(unmet.length > 0 ? [`  ${count(unmet.length, 'item')} without any answer`] : []),
  ];
}

const LEGEND = [
  '',
  'right: share of first answers that are right. tells apart: correlation of being right here with being right on the',
  `other questions, of learners with ${LEAST_OTHERS} other answers or more; from 0.20 on it does its work. time: median.`,
  'guessed: share that said "guess". low, middle, high: thirds of the learners by what they know of the rest.',
];

/** By bank, in the order given. */
export function itemReport(items: readonly ShownItem[]): string {
  const banks = Map.groupBy(items, ({ bank }) => bank);
  const lines = [...banks].flatMap(([bank, of]) => bankLines(bank, of));
  const isTold = items.some(({ note }) => note === null);
  return [...lines.map(printable), ...(isTold ? LEGEND : [])].map((line) => `${line}\n`).join('');
}
