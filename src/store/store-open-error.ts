// Why a store could not be opened: one clear line with the remedy, and the exit code of the process.

/** 3 already running, 4 storage not usable, 5 corrupt or not ours, 6 file replaced, 7 schema mismatch. */
export type StoreExitCode = 3 | 4 | 5 | 6 | 7;

export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
  readonly exitCode: StoreExitCode;

  constructor(exitCode: StoreExitCode, message: string, cause?: unknown) {
    super(message.replaceAll(/\s+/g, ' '), { cause });
    this.exitCode = exitCode;
  }
}
