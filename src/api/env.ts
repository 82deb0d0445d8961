// What the API is given to run with, and what travels with each request.
import type { RequestIdVariables } from 'hono/request-id';
import type { ErrorCode } from '#core/base/errors.ts';
import type { Learner, Scope } from '#core/learner/learner.ts';
import type { FileChecker } from '#use-cases/check-files.ts';
import type { CheckFolder } from '#use-cases/check-folder.ts';
import type { FitJobs } from '#use-cases/fit-jobs.ts';
import type { Reload } from '#use-cases/reload-banks.ts';
import type { Call, World } from '#use-cases/world.ts';
import type { Metrics } from './metrics.ts';
import type { PageFiles } from './page.ts';

/** What the API writes its log to: fields, and a word on them. */
export type Log = {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type AuthMode = 'local' | 'token';

/** Everything the API needs; `compose.ts` makes it. */
export type ApiDeps = {
  readonly world: World;
  readonly fits: FitJobs;
  /** Loads the banks again, and serves them. */
  readonly reload: Reload;
  /** Checks the files that authors send, where nothing of them can stop the server. */
  readonly checker: FileChecker;
  /** Checks the folder that `reload` loads. */
  readonly checkFolder: CheckFolder;
  readonly call: () => Call;
  readonly auth: AuthMode;
  /** The learner of a local server. */
  readonly localLearner: () => Promise<Learner>;
  /** Exact origins that may call from a browser. */
  readonly origins: readonly string[];
  /** Host header values that a local server answers to; empty allows all. */
  readonly hosts: () => readonly string[];
  readonly log: Log;
  readonly metrics: Metrics;
  /** Files of the page that is served beside the API; null where there is none. */
  readonly page: PageFiles | null;
  readonly isDraining: () => boolean;
};

export type ApiEnv = {
  Variables: RequestIdVariables & {
    log: Log;
    deps: ApiDeps;
    learner: Learner;
    scopes: readonly Scope[];
    problem: ErrorCode | 'internal' | undefined;
    /** The body as JSON, once it passed the guard. */
    sent: unknown;
    /** Seconds, when they are known better than the code's usual ones. */
    retryAfter: number | undefined;
    /** The reply is a file of the page. */
    isPage: boolean | undefined;
  };
};
