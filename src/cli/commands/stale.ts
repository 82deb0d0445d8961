// `trapwise stale`: facts past their date, facts that soon will be, and what was checked long ago. Writes nothing.
import { InvalidArgumentError } from 'commander';
import { readDraft } from '#authoring/check.ts';
import { type Dated, findStale, type Stale } from '#authoring/stale.ts';
import { dayName, dayOfDate, isoDate } from '#core/base/time.ts';
import type { Register } from '../command.ts';
import { foldersArgument, readGivenBanks } from '../given-banks.ts';
import { printable } from '../printable.ts';
import { count } from '../report.ts';

const USUAL_MONTHS = 12;

type Options = { json?: true; on?: string; olderThan: number };
type BankStale = Stale & {
  readonly bank: string;
  /** A file of it is in error, and what that holds was not looked at. */
  readonly isPartial: boolean;
};

function calendarDate(text: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  // Some programs read 31 February as a day of March.
  if (!isDate || dayName(dayOfDate(text)) !== text)
    throw new InvalidArgumentError('It must be a date like 2026-11-20.');
  return text;
}

function months(text: string): number {
  if (!/^\d{1,4}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number of months.');
  return Number(text);
}

function at({ place: { file, line, column }, kind, id }: Dated): string {
  return `${file}:${line}:${column} ${kind} ${id}`;
}

function linesOf(
  { bank, isPartial, expired, soon, old, oldest }: BankStale,
  olderThan: number,
): string[] {
  const found = [
    `${count(expired.length, 'fact')} past their date`,
    `${soon.length} within 30 days of it`,
    `${old.length} checked ${olderThan} months ago or more`,
  ].join(', ');
  return [
    ...expired.map((one) => `${at(one)}: valid until ${one.date}, ${count(one.days, 'day')} ago`),
    ...soon.map((one) => `${at(one)}: valid until ${one.date}, ${count(one.days, 'day')} more`),
    ...old.map((one) => `${at(one)}: as of ${one.date}, ${count(one.months, 'month')} ago`),
    ...(isPartial ? [`${bank}: what has errors is not looked at (see \`trapwise check\`)`] : []),
    `${bank}: ${found}${oldest ? `; the oldest is as of ${oldest.date} (${oldest.kind} ${oldest.id})` : '; nothing says when it was checked'}`,
  ];
}

export const register: Register = (command, terminal) => {
  const { out, now } = terminal;
  command
    .argument(...foldersArgument(terminal))
    .option('--on <DATE>', 'the day to judge by (default: today)', calendarDate)
    .option('--older-than <MONTHS>', 'how long ago is long ago', months, USUAL_MONTHS)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExits with 0, or with 8 when a folder or file cannot be read.')
    .action((folders: string[], { json, on, olderThan }: Options) => {
      const day = on ?? isoDate(now());
      const found = readGivenBanks(folders, terminal).map((source): BankStale => {
        const draft = readDraft(source, () => {});
        const isPartial = !draft.complete || draft.bank === null;
        return {
          bank: draft.bank?.id ?? source.folder,
          isPartial,
          ...findStale(draft, day, olderThan),
        };
      });
      if (json) out(`${JSON.stringify({ on: day, olderThan, banks: found }, null, 2)}\n`);
      else {
        const lines = found.flatMap((bank) => linesOf(bank, olderThan));
        out(lines.map((line) => `${printable(line)}\n`).join(''));
      }
    });
};
