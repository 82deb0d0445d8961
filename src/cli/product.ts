// The parts of the running product that commands use. The entry makes it, because commands know no store and no API.
import type { Train } from '#core/optimizer/training.ts';
import type { Call, World } from '#use-cases/world.ts';

/** `newSecret` gives 256 random bits. */
type Job<T> = (
  store: World['store'],
  call: Call,
  newSecret: () => Uint8Array,
  train: Train,
) => Promise<T>;

export interface Product {
  /** Starts the server in this process; resolves once it listens. */
  serve(): Promise<void>;
  /** Opens the configured store for one job, beside a server that may be running. Throws Failure. */
  withStore<T>(job: Job<T>): Promise<T>;
  /** The OpenAPI document as it is committed. */
  openApiText(): Promise<string>;
}

/** What a command could not do, in one line for people, with the exit code of the run. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
