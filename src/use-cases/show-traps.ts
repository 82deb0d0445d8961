// A learner's traps: which misconceptions they chose, and which of them are cured.
import type { Learner, LearnerKey } from '#core/learner/learner.ts';
import { judgedAnswers } from '#core/memory/judged.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { CatalogueCard } from '#core/question/catalogue.ts';
import { compareTraps, type TrapRecord, trapRecords } from '#core/stats/traps.ts';
import { cardOf } from './present.ts';
import type { World } from './world.ts';

export type ShownTrap = TrapRecord & { readonly of: CatalogueCard };

/** Where a list of traps goes on: as of a log entry, so that no answer in between moves a row, and behind so many. */
export type TrapPage = { readonly upTo: number; readonly offset: number };

function recordsOf(world: World, log: readonly LogEntry[]): TrapRecord[] {
  const catalogue = world.catalogue();
  return trapRecords(
    judgedAnswers(log),
    (card) => catalogue.cards.get(card)?.questions.length ?? 0,
  ).sort(compareTraps);
}

/** All records of the learner as of now, what needs work first. */
export async function readTraps(world: World, learner: LearnerKey): Promise<TrapRecord[]> {
  return recordsOf(world, await world.store.log(learner));
}

/**
 * At most `limit` records of cards in use, what needs work first, and where the next page begins; null for none. All
 * pages show what was true at the first one, for which `page` is null.
 */
export async function listTraps(
  world: World,
  learner: Learner,
  limit: number,
  page: TrapPage | null,
): Promise<{ readonly traps: readonly ShownTrap[]; readonly next: TrapPage | null }> {
  const log = await world.store.log(learner.key);
  const upTo = page?.upTo ?? log.length;
  const offset = page?.offset ?? 0;
  const rows = recordsOf(world, log.slice(0, upTo))
    .map((record, place) => ({ ...record, place, of: cardOf(world.catalogue(), record.card) }))
    .slice(offset)
    .filter(({ of }) => !of.retired);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = last && rows.length > shown.length ? { upTo, offset: last.place + 1 } : null;
  return { traps: shown.map(({ place: _place, ...row }) => row), next };
}
