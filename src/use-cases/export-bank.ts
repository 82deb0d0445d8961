// A bank from its files → bytes in a foreign format, and what that format cannot carry, at its place in the files.
import { BANK_FILE, type BankSource, fileIn } from '#authoring/bank-source.ts';
import { type CheckOptions, checkBank, readDraft, validCards } from '#authoring/check.ts';
import { sortProblems } from '#authoring/told-problems.ts';
import { writtenIds } from '#authoring/written-ids.ts';
import { AppError } from '#core/base/errors.ts';
import { hasErrors, type Problem } from '#core/base/problem.ts';
import type { Instant } from '#core/base/time.ts';
import { formatToWrite } from './choose-format.ts';

export type Exported = {
  /** Null when the bank has errors: `problems` are those. */
  readonly bytes: Uint8Array | null;
  readonly format: string;
  /** The end of a file name in this format, with its dot. */
  readonly extension: string;
  /** Of rule `export`: an error where a question was left out, a warning where a part of it was. */
  readonly problems: readonly Problem[];
};

/** Writes a bank without errors. Throws AppError `validation-failed` for an unknown format. */
export function exportBank(
  source: BankSource,
  formatName: string,
  options: CheckOptions,
  now: Instant,
): Exported {
  const { chosen: format, ...unknown } = formatToWrite(formatName);
  if (!format?.write) {
    throw new AppError('validation-failed', 'why' in unknown ? unknown.why : formatName);
  }
  const [extension = ''] = format.extensions;
  const { problems } = checkBank(source, options);
  const draft = readDraft(source, () => {});
  const bank = draft.bank?.value;
  if (!bank || hasErrors(problems)) {
    const errors = problems.filter(({ level }) => level === 'error');
    return { bytes: null, format: format.name, extension, problems: errors };
  }
  const { bytes, losses } = format.write({ bank, cards: validCards(draft.cards) }, now);
  const ids = writtenIds(draft);
  const ofBank = { file: fileIn(source.folder, BANK_FILE), line: 1, column: 1 };
  const found = losses.map(({ level, id, message }): Problem => {
    // A question and its card may share an id; what is left out is a question.
    const place = id === null ? null : (ids.questions.get(id) ?? ids.cards.get(id));
    return { ...(place ?? ofBank), level, rule: 'export', message, id: id ?? bank.bank };
  });
  return { bytes, format: format.name, extension, problems: sortProblems(found) };
}
