// Checks files that an author's editor has at hand: a whole bank, or a part of one that is served. Writes nothing.
import type { BankChecker } from '#authoring/bank-checker.ts';
import { BANK_FILE, BANK_INSIDE, type BankFile } from '#authoring/bank-source.ts';
import type { RestOfBank } from '#authoring/check.ts';
import { AppError } from '#core/base/errors.ts';
import type { Problem } from '#core/base/problem.ts';
import { isoDate } from '#core/base/time.ts';
import { type CheckSummary, combineChecked } from './check-banks.ts';
import type { Call, World } from './world.ts';

/** Where the files are checked. */
export type FileChecker = Pick<BankChecker, 'checkFiles' | 'waiting'>;

export type FilesToCheck = {
  /** Id of the bank that they are a part of; null when they are a whole one, or nobody knows. */
  readonly bank: string | null;
  /** Each path once, below the bank's folder. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

/** Checks that may wait for each other; one can take seconds. */
const MOST_WAITING = 8;

const NOBODY_KNOWS: RestOfBank = { bank: null, cards: [] };

function isInside({ path }: { readonly path: string }): boolean {
  return path.endsWith(`/${BANK_FILE}`);
}

/** No load reads them either. */
function insideProblem({ path: file }: { readonly path: string }): Problem {
  const message = BANK_INSIDE;
  return { file, line: 1, column: 1, level: 'error', rule: 'files', message, id: null };
}

/** Retired cards are left out, because no file may name them. */
function restOf({ catalogue }: World, id: string): RestOfBank {
  const found = catalogue().banks.get(id);
  if (!found) {
    throw new AppError('validation-failed', 'There is no such bank.', {
      errors: [{ pointer: '#/bank', code: 'unknown', detail: `There is no "${id}".` }],
    });
  }
  return { bank: found.bank, cards: found.cards.map((card) => card.id) };
}

/**
 * Every problem of the files. With a bank they are a part of it: they are held against what is served of it, and ids
 * that they share with it are theirs. Without one they are a whole bank when a bank.yaml is among them, else cards by
 * themselves, whose names for other things are not looked up. Throws `validation-failed` for a bank that is not served, and
 * `overloaded` when too many checks are waiting.
 */
export async function checkFiles(
  world: World,
  checker: FileChecker,
  { bank, files }: FilesToCheck,
  call: Call,
): Promise<{ readonly problems: readonly Problem[]; readonly summary: CheckSummary }> {
  const isWhole = files.some(({ path }) => path === BANK_FILE);
  const rest = bank !== null ? restOf(world, bank) : isWhole ? null : NOBODY_KNOWS;
  if (checker.waiting() >= MOST_WAITING) {
    throw new AppError('overloaded', 'Too many checks are waiting.');
  }
  const encoder = new TextEncoder();
  const encoded = files
    .filter((file) => !isInside(file))
    .map(({ path, text }): BankFile => ({ path, bytes: encoder.encode(text) }));
  const today = isoDate(call.now);
  const options = { inventory: null, today, release: false };
  const checked = await checker.checkFiles(encoded, rest, options);
  const { problems, summary } = combineChecked(
    [checked],
    files.filter(isInside).map(insideProblem),
  );
  return { problems, summary };
}
