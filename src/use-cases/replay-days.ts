// Compares the tallies of days and questions with what the log says, and free days with the days it has entries on.
import { dayName } from '#core/base/time.ts';
import { judgedSteps } from '#core/memory/judged.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { Catalogue } from '#core/question/catalogue.ts';
import { inRanges } from '#core/stats/free-days.ts';
import { type Contribution, contributions, sumTallies } from '#core/stats/tally.ts';
import type { PracticeView } from '#store/practice-view.ts';

type Named = ReadonlyMap<string, unknown>;

function compare(stored: Named, told: Named): string[] {
  const text = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
  return [...new Set([...stored.keys(), ...told.keys()])].flatMap((name) => {
    const [kept, folded] = [text(stored.get(name)), text(told.get(name))];
    return kept === folded ? [] : [`tally of ${name}: stored ${kept}, the log says ${folded}`];
  });
}

function fold<T>(
  all: readonly Contribution[],
  nameOf: (one: Contribution) => string,
  shown: (tally: Contribution['tally']) => T,
): Map<string, T> {
  const grouped = [...Map.groupBy(all, nameOf)];
  return new Map(
    grouped.map(([name, ones]) => [name, shown(sumTallies(ones.map(({ tally }) => tally)))]),
  );
}

/** One line per tally that is not the fold of the log, and per free day on which something happened. */
export function replayDays(
  log: readonly LogEntry[],
  view: PracticeView,
  cards: Catalogue['cards'],
): string[] {
  const all = contributions(judgedSteps(log));
  const dayAndBank = (day: number, bank: string | undefined) => `${dayName(day)} in ${bank}`;
  const days = new Map(
    view
      .days(Number.MIN_SAFE_INTEGER)
      .map(({ day, bank, ...tally }) => [dayAndBank(day, bank), sumTallies([tally])]),
  );
  const ofQuestion = ({ card, question }: Pick<Contribution, 'card' | 'question'>) =>
    `question ${question} of card ${card}`;
  type Tally = Pick<Contribution['tally'], 'answers' | 'correct' | 'toldMs' | 'timed'>;
  const four = ({ answers, correct, toldMs, timed }: Tally) => [answers, correct, toldMs, timed];
  const isFree = inRanges(view.freeDays());
  const busy = new Set(log.map(({ day }) => day).filter(isFree));
  return [
    ...compare(
      days,
      fold(
        all,
        ({ day, card }) => dayAndBank(day, cards.get(card)?.bank),
        (tally) => tally,
      ),
    ),
    ...compare(
      new Map(view.questionTallies().map((row) => [ofQuestion(row), four(row)])),
      fold(all, ofQuestion, four),
    ),
    ...[...busy].map((day) => `${dayName(day)} is kept as a free day, and the log has entries`),
  ];
}
