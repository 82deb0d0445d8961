// What every use-case is given: the things that outlive a request, and those of one call. Nothing here is ambient.
import type { Instant } from '#core/base/time.ts';
import type { Scheduler } from '#core/memory/scheduler.ts';
import type { Catalogue } from '#core/question/catalogue.ts';
import type { ItemEngine } from '#core/stats/item-analysis.ts';
import type { Store } from '#store/store.ts';
import type { ExamPlans } from './exam-plans.ts';

export type World = {
  readonly store: Store;
  readonly scheduler: Scheduler;
  /** The catalogue that is served now; a loaded bank replaces it as one. */
  readonly catalogue: () => Catalogue;
  /** Key of the opaque option ids and of the shuffles. */
  readonly secret: Uint8Array;
  /** Exam plans; without them practice goes by due day. */
  readonly plans?: ExamPlans;
  /** Analyses items beside the server; without one it is done at once, in this thread. */
  readonly items?: ItemEngine;
};

/** The same world with the catalogue that is served when it is first looked at, for as long as a call lasts. */
export function withOneCatalogue(world: World): World {
  let taken: Catalogue | null = null;
  const catalogue = () => {
    taken ??= world.catalogue();
    return taken;
  };
  return { ...world, catalogue };
}

/** The moment of one call, and its source of new ids: 128 random bits as 22 base64url characters. */
export type Call = { readonly now: Instant; readonly newId: () => string };
