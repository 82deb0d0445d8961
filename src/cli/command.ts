// What a command of the CLI is, and the terminal that it runs in.
import type { Command } from 'commander';
import type { BankChecker } from '#authoring/bank-checker.ts';
import type { Instant } from '#core/base/time.ts';
import type { Product } from './product.ts';

/** At a terminal its keys can be had as they are pressed. */
export type Stdin = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
};

/** Everything outside that a command may use; tests hand over one of their own. */
export interface Terminal {
  /** Of the package. */
  readonly version: string;
  /** Relative paths are taken from here, and shown relative to it. */
  readonly cwd: string;
  /** Folder of the banks, where a command names none. */
  readonly questions: string;
  now(): Instant;
  /** Writes to standard output; `text` brings its own line ends. */
  out(text: string): void;
  /** Writes bytes to standard output, as they are. */
  outBytes(bytes: Uint8Array): void;
  /** Standard input, read by commands that ask something. */
  readonly stdin: Stdin;
  /** The terminal that `out` writes to, as it is now; null when that is a file or a pipe. */
  screen(): { readonly columns: number; readonly colors: boolean } | null;
  /** Writes to standard error. */
  err(text: string): void;
  /** Sets the exit code of the run, which is 0 until then. */
  exit(code: number): void;
  /** What checks banks below `cwd`, within limits on time and memory; loaded when a command asks for it. */
  checker(): Promise<BankChecker>;
  /** The running product; loaded when a command asks for it, so that `check` never loads a database. */
  product(): Promise<Product>;
}

/** Exit codes, as scripts see them. */
export const EXIT = { ok: 0, usage: 2, problems: 8, unavailable: 69, bug: 70 } as const;

/** Gives an empty command its arguments, options and action. */
export type Register = (command: Command, terminal: Terminal) => void;

/** A line of the registry; the module behind `load` is imported only when the command is run or asked for help. */
export interface CommandEntry {
  readonly name: string;
  readonly describe: string;
  load(): Promise<{ readonly register: Register }>;
}
