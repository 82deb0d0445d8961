// A bank as read: its folder, the bytes of its files and a hash over them. Nothing here reads the disk.
import { createHash } from 'node:crypto';
import type { Problem } from '#core/base/problem.ts';

/** Raise it with every change of what `check` accepts or links, so that a new checker reads unchanged banks again. */
const CHECKER_VERSION = 3;

/** Name of the file that makes a folder a bank. */
export const BANK_FILE = 'bank.yaml';

/** What is said of another such file below it, which is not read. */
export const BANK_INSIDE = 'a bank inside a bank: move this folder beside the other one';

/** `path` is relative to the bank's folder, with `/` between its parts. */
export type BankFile = { readonly path: string; readonly bytes: Uint8Array };

export type BankSource = {
  readonly folder: string;
  /** By path. */
  readonly files: readonly BankFile[];
  /** Covers paths and contents of all files, and the version of the checker. */
  readonly hash: string;
  /** What was wrong with reading the folder; an error means that a file may be missing here. */
  readonly problems: readonly Problem[];
};

/** A file's path as people read it: below its bank's folder, relative like that. */
export function fileIn(folder: string, path: string): string {
  return folder === '.' ? path : `${folder}/${path}`;
}

function byPath(a: BankFile, b: BankFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** The same source for the same files, in whatever order they come. */
export function createBankSource(
  folder: string,
  files: readonly BankFile[],
  problems: readonly Problem[],
): BankSource {
  const sorted = [...files].sort(byPath);
  const hash = createHash('sha256').update(`trapwise ${CHECKER_VERSION}\n`);
  for (const { path, bytes } of sorted) {
    const content = createHash('sha256').update(bytes).digest('hex');
    hash.update(`${JSON.stringify(path)} ${content}\n`);
  }
  return { folder, files: sorted, hash: hash.digest('hex'), problems };
}
