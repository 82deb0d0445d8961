// What went wrong with the storage, in the words of the API, and what is wrong with it now.
import { AppError, type ErrorCode } from '#core/base/errors.ts';

export type Fault = 'busy' | 'full' | 'readonly' | 'corrupt';

const CODES: readonly (readonly [prefix: string, Fault])[] = [
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'full'],
  // Too many open files, or a folder that is gone for a moment: passes as a full disk does.
  ['SQLITE_CANTOPEN', 'full'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
];

/** SQLite's name of an error, such as `SQLITE_IOERR_WRITE`; empty for any other error. */
function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}

/** Null for what is not the storage's fault: a decision that refused, or a bug. */
export function faultOf(error: unknown): Fault | null {
  const code = sqliteCode(error);
  return CODES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}

const REFUSALS: Record<Fault | 'replaced', readonly [ErrorCode, string]> = {
  busy: ['storage-busy', 'The storage is in use by another process; try again in a moment.'],
  full: ['storage-full', 'The storage has no room or cannot be written; try again later.'],
  readonly: ['storage-readonly', 'The storage cannot be written.'],
  corrupt: ['storage-corrupt', 'The storage is damaged; nothing more is recorded.'],
  replaced: ['storage-corrupt', 'The storage was replaced while in use; nothing more is recorded.'],
};

export function refusal(fault: Fault | 'replaced'): AppError {
  const [code, detail] = REFUSALS[fault];
  return new AppError(code, detail);
}

/** Faults that last: `full` and `readonly` until a write succeeds, `corrupt` and `replaced` until a restart. */
export class Health {
  #passing: 'full' | 'readonly' | null = null;
  #latched: 'corrupt' | 'replaced' | null = null;

  /** Remembers a lasting fault, and returns what its caller shall see: the AppError, or the error itself. */
  note(error: unknown): unknown {
    const fault = faultOf(error);
    if (!fault) return error;
    if (fault === 'corrupt') this.#latched ??= 'corrupt';
    else if (fault !== 'busy') this.#passing = fault;
    return refusal(fault);
  }

  noteReplaced(): AppError {
    this.#latched = 'replaced';
    return refusal('replaced');
  }

  noteSuccess(): void {
    this.#passing = null;
  }

  /** What every write meets until a restart; null while writes are tried. */
  refusal(): AppError | null {
    return this.#latched && refusal(this.#latched);
  }

  /** True when a write may show that the fault has passed. */
  get isPassing(): boolean {
    return this.#passing !== null;
  }

  words(): string[] {
    const words = { corrupt: 'storage-corrupt', replaced: 'file-replaced' };
    return [
      ...(this.#latched ? [words[this.#latched]] : []),
      ...(this.#passing ? [`storage-${this.#passing}`] : []),
    ];
  }
}
