// The parts of the running product that commands use. The entry makes it, because commands know no store and no API.
import type { Train } from '#core/optimizer/training.ts';
import type { LoadedBanks, LoadOptions } from '#use-cases/load-banks.ts';
import type { Call, World } from '#use-cases/world.ts';

/** `newSecret` gives 256 random bits. */
type Job<T> = (
  store: World['store'],
  call: Call,
  newSecret: () => Uint8Array,
  train: Train,
) => Promise<T>;

/** A way to the API: requests below `baseUrl` go to `fetch`, wherever it is served. */
export interface ApiConnection {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** The bearer token to send; null for none. */
  readonly token: string | null;
  /** For people: the address or the file that is practised on. */
  readonly where: string;
  /** What is wrong with the banks, when this process loaded them. */
  readonly warnings: readonly string[];
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

export interface Product {
  /**
   * Starts the server in this process; resolves once it listens. With `watch` it loads banks again as they are saved;
   * `acceptRetire` is for the load of this start.
   */
  serve(wish: { readonly watch: boolean; readonly acceptRetire: boolean }): Promise<void>;
  /**
   * Loads the configured banks into the configured database, which no server may hold then; a dry run looks at it beside
   * a server. Throws Failure.
   */
  load(options: LoadOptions): Promise<LoadedBanks>;
  /** Opens the configured store for one job, beside a server that may be running. Throws Failure. */
  withStore<T>(job: Job<T>): Promise<T>;
  /** `withStore` with the configured banks loaded, as a start of the server loads them. Throws Failure. */
  withBanks<T>(job: (world: World, call: Call) => Promise<T>): Promise<T>;
  /**
   * The API of the server at `url`; without one, of the server at the configured address when a Trapwise answers there,
   * else of this process on the configured database file. `token` null takes the configured one. Throws Failure.
   */
  connect(wish: {
    readonly url: string | null;
    readonly token: string | null;
  }): Promise<ApiConnection>;
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
