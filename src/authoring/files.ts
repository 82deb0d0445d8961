// Finds banks and documents below folders and reads them: the one file of this room that touches the disk, so a long one.
import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Level, Problem } from '#core/base/problem.ts';
import {
  BANK_FILE,
  BANK_INSIDE,
  type BankFile,
  type BankSource,
  createBankSource,
} from './bank-source.ts';
import { diskCause } from './disk-cause.ts';
import { MAX_FILE_BYTES } from './source.ts';

const MAX_FOLDER_DEPTH = 16;
const MEBIBYTE = 1_048_576;
/** More than ten times what 10,000 questions take. */
const MAX_BANK_BYTES = 128 * MEBIBYTE;
/** Of all banks that are read together: what is read is held in memory. */
const MAX_BYTES = 256 * MEBIBYTE;

/** What a folder holds that matters here, sorted by name; hidden entries do not. */
type Listing = { readonly yaml: readonly string[]; readonly folders: readonly string[] };

/** Bytes that may still be read. */
type Budget = { left: number; told?: true };

type Reader = {
  readonly root: string;
  readonly report: (problem: Problem) => void;
  readonly budgets: { readonly bank: Budget; readonly all: Budget };
};

function problem(file: string, level: Level, message: string): Problem {
  return { file, line: 1, column: 1, level, rule: 'files', message, id: null };
}

/** At most one byte more than a file may have: enough to refuse a larger one. */
function readBytes(path: string, mostBytes = MAX_FILE_BYTES): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(mostBytes + 1);
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length === buffer.length)
        return Uint8Array.prototype.slice.call(buffer, 0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** True for a link that leads to a regular file below the root; all other links are reported. */
function isSafeLink(path: string, reader: Reader): boolean {
  try {
    const target = realpathSync(path);
    if (!target.startsWith(reader.root + sep)) {
      reader.report(
        problem(path, 'error', 'a link that leads out of the bank: copy the file into the folder'),
      );
      return false;
    }
    if (statSync(target).isFile()) return true;
    reader.report(
      problem(path, 'error', 'a link to a folder is not followed: move the folder here'),
    );
  } catch (error) {
    reader.report(
      problem(path, 'error', `a link that leads nowhere (${diskCause(error)}): delete it`),
    );
  }
  return false;
}

function leadsToFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function list(folder: string, reader: Reader): Listing {
  const yaml: string[] = [];
  const folders: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const named = entry.name.endsWith('.yaml');
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) {
      folders.push(entry.name);
      if (named) {
        const message =
          'a folder whose name ends in .yaml: rename it, so that nobody takes it for a file';
        reader.report(problem(path, 'warning', message));
      }
    } else if (entry.isSymbolicLink()) {
      if ((named || leadsToFolder(path)) && isSafeLink(path, reader)) yaml.push(entry.name);
    } else if (/\.ya?ml$/i.test(entry.name) && !named) {
      reader.report(problem(path, 'warning', 'this file is not read: let its name end in .yaml'));
    } else if (named && entry.isFile()) yaml.push(entry.name);
    else if (named) reader.report(problem(path, 'error', 'this is no regular file: delete it'));
  }
  return { yaml: yaml.sort(), folders: folders.sort() };
}

/** Null, and one problem for the bank, when it is too large, alone or with the banks before it. */
function readWithin(path: string, { budgets: { bank, all }, report }: Reader): Uint8Array | null {
  if (bank.told) return null;
  const bytes = readBytes(path);
  bank.left -= bytes.length;
  all.left -= bytes.length;
  if (bank.left >= 0 && all.left >= 0) return bytes;
  bank.told = true;
  const [what, most] = bank.left < 0 ? ['this bank', MAX_BANK_BYTES] : ['all banks', MAX_BYTES];
  const message = `the files of ${what} have more than ${most / MEBIBYTE} MiB: delete what is no part of them`;
  report({ ...problem(path, 'error', message), rule: 'limit' });
  return null;
}

function readFolder(folder: string, within: string, reader: Reader): BankFile[] {
  const files: BankFile[] = [];
  const { yaml, folders } = list(folder, reader);
  for (const name of yaml) {
    const path = join(folder, name);
    if (within !== '' && name === BANK_FILE) {
      reader.report(problem(path, 'error', BANK_INSIDE));
      continue;
    }
    try {
      const bytes = readWithin(path, reader);
      if (bytes) files.push({ path: `${within}${name}`, bytes });
    } catch (error) {
      reader.report(
        problem(path, 'error', `this file cannot be read (${diskCause(error)}): check its rights`),
      );
    }
  }
  for (const name of folders) {
    const path = join(folder, name);
    if (within.split('/').length > MAX_FOLDER_DEPTH) {
      reader.report(
        problem(path, 'error', `more than ${MAX_FOLDER_DEPTH} folders deep: move this one up`),
      );
      continue;
    }
    try {
      files.push(...readFolder(path, `${within}${name}/`, reader));
    } catch (error) {
      reader.report(
        problem(
          path,
          'error',
          `this folder cannot be read (${diskCause(error)}): check its rights`,
        ),
      );
    }
  }
  return files;
}

type Found = {
  readonly banks: Map<string, BankSource>;
  readonly problems: Problem[];
  readonly budget: Budget;
};

/** Reads the bank in this folder; gives the folders in it where it holds none. */
function readBank(folder: string, isInner: boolean, found: Found): readonly string[] {
  const { banks, problems, budget } = found;
  const budgets = { bank: { left: MAX_BANK_BYTES }, all: budget };
  const wrong = (message: string) => problems.push(problem(folder, 'error', message));
  try {
    const root = realpathSync(folder);
    const own: Problem[] = [];
    const { yaml, folders } = list(folder, { root, report: (one) => own.push(one), budgets });
    if (yaml.includes(BANK_FILE)) {
      if (banks.has(root)) return [];
      const inBank: Problem[] = [];
      const reader = { root, report: (one: Problem) => inBank.push(one), budgets };
      banks.set(root, createBankSource(folder, readFolder(folder, '', reader), inBank));
      return [];
    }
    problems.push(...own);
    if (yaml.length > 0) wrong(`cards without a bank: add a ${BANK_FILE} to this folder`);
    else if (isInner || folders.length === 0) {
      wrong(`there is no bank here: add a ${BANK_FILE}, or delete the folder`);
    }
    return folders;
  } catch (error) {
    wrong(`this folder cannot be read (${diskCause(error)}): check its name and rights`);
    return [];
  }
}

/** The path as people read it: relative to `cwd`, with `/`. */
function shown(path: string, cwd: string): string {
  return relative(cwd, path).replaceAll(sep, '/') || '.';
}

function shownProblems(problems: readonly Problem[], cwd: string): Problem[] {
  return problems.map((one) => ({ ...one, file: shown(one.file, cwd) }));
}

/**
 * Reads the banks of the given folders; each is a bank or a parent of banks. A bank that is reached twice is read once.
 * Paths are taken from `cwd` and shown relative to it. Never throws: what cannot be read becomes a problem, of its bank
 * where there is one.
 */
export function readBanks(
  folders: readonly string[],
  cwd: string,
): { readonly banks: readonly BankSource[]; readonly problems: readonly Problem[] } {
  const found: Found = { banks: new Map(), problems: [], budget: { left: MAX_BYTES } };
  for (const folder of folders.map((path) => resolve(cwd, path))) {
    for (const inner of readBank(folder, false, found)) readBank(join(folder, inner), true, found);
  }
  const banks = [...found.banks.values()].map((bank) => ({
    ...bank,
    folder: shown(bank.folder, cwd),
    problems: shownProblems(bank.problems, cwd),
  }));
  return { banks, problems: shownProblems(found.problems, cwd) };
}

type Read = { readonly file: string; readonly bytes: Uint8Array };

const DOCUMENT = /\.(txt|md|markdown)$/i;
const MAX_DOCUMENTS = 1000;

function documentPaths(folder: string, depth: number, report: Reader['report']): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return DOCUMENT.test(entry.name) ? [path] : [];
    if (entry.isDirectory() && depth < MAX_FOLDER_DEPTH)
      return documentPaths(path, depth + 1, report);
    const what = entry.isDirectory()
      ? `nested more than ${MAX_FOLDER_DEPTH} folders deep`
      : 'a link';
    report(problem(path, 'warning', `${what}, so it is not read: move it up or copy it here`));
    return [];
  });
}

/** Reads the text and Markdown files below a folder, by path. Never throws: what cannot be read becomes a problem. */
export function readDocumentFiles(
  folder: string,
  cwd: string,
): { readonly files: readonly Read[]; readonly problems: readonly Problem[] } {
  const root = resolve(cwd, folder);
  const problems: Problem[] = [];
  const wrong = (path: string, message: string) => problems.push(problem(path, 'error', message));
  let paths: string[] = [];
  try {
    paths = documentPaths(root, 0, (one) => problems.push(one));
    if (paths.length === 0) wrong(root, 'no document here: name a folder with .txt or .md files');
    if (paths.length > MAX_DOCUMENTS) {
      wrong(
        root,
        `${paths.length} documents, ${MAX_DOCUMENTS} are the most: name a smaller folder`,
      );
    }
  } catch (error) {
    wrong(root, `this folder cannot be read (${diskCause(error)}): check its name and rights`);
  }
  const files = paths.slice(0, MAX_DOCUMENTS).flatMap((path): Read[] => {
    try {
      return [{ file: shown(path, cwd), bytes: readBytes(path) }];
    } catch (error) {
      wrong(path, `this file cannot be read (${diskCause(error)}): check its rights`);
      return [];
    }
  });
  return { files, problems: shownProblems(problems, cwd) };
}

/**
 * Reads one file that is no part of a bank, such as an inventory; null and a problem when that is impossible. Of a file
 * with more than `mostBytes` it gives one byte more than those.
 */
export function readSingleFile(
  path: string,
  cwd: string,
  mostBytes = MAX_FILE_BYTES,
): {
  readonly file: string;
  readonly bytes: Uint8Array | null;
  readonly problems: readonly Problem[];
} {
  const file = shown(resolve(cwd, path), cwd);
  try {
    return { file, bytes: readBytes(resolve(cwd, path), mostBytes), problems: [] };
  } catch (error) {
    const message = `this file cannot be read (${diskCause(error)}): check its name and rights`;
    return { file, bytes: null, problems: [problem(file, 'error', message)] };
  }
}
