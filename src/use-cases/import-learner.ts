// Takes a document in: the learner who asks becomes the one that it speaks of, wholly or not at all.
import { AppError } from '#core/base/errors.ts';
import { dayName, type Instant } from '#core/base/time.ts';
import { DEFAULT_SETTINGS, type Learner, type LearnerSettings } from '#core/learner/learner.ts';
import type { ImportReport, LearnerContent } from '#core/learner/learner-document.ts';
import { stateHash, talliesOf } from '#core/learner/own-state.ts';
import { judgedSteps } from '#core/memory/judged.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { Hold } from '#core/memory/memory.ts';
import { DEFAULT_POLICY } from '#core/memory/rating-policies/index.ts';
import { memorySeed, type Replayed, replay } from '#core/memory/review.ts';
import { countDone, NOTHING_DONE } from '#core/practice/limits.ts';
import { MOST_OPEN_REPORTS } from '#core/question/report.ts';
import { inRanges } from '#core/stats/free-days.ts';
import { contributions } from '#core/stats/tally.ts';
import type { ImportFacts, OwnRecord, OwnView } from '#store/own-data.ts';
import { type Lookup, lookUp, refuseDocument } from './own-lookup.ts';
import { readLog } from './read-log.ts';
import {
  type Clock,
  type ReadPresentation,
  readPresentations,
  readSessions,
} from './read-sessions.ts';
import type { Call, World } from './world.ts';

export type SentDocument = {
  readonly content: LearnerContent;
  /** As the document says it is, and as it is. */
  readonly sha256: string;
  readonly hash: string;
};

export type TakenIn = { readonly report: ImportReport; readonly isReplay: boolean };

type ImportWorld = Pick<World, 'store' | 'scheduler' | 'secret'>;

/** How far the clock of the server before may have been ahead, ms. */
const MOST_AHEAD_MS = 300_000;
const DAY = 86_400_000;

function clockOf(now: Instant): Clock {
  return (pointer, at) => {
    if (at === null || at <= now + MOST_AHEAD_MS) return;
    refuseDocument(pointer, 'future', 'This has not been yet, by the clock of this server.');
  };
}

/** The report of the same document, when it was taken in before; null where it may be taken in. */
function reportOfBefore(
  { imported, isUntouched }: Pick<ImportFacts, 'imported' | 'isUntouched'>,
  sha256: string,
): ImportReport | null {
  if (imported?.sha256 === sha256) return imported.report;
  if (imported === null && isUntouched) return null;
  throw new AppError(
    'learner-in-use',
    'Only a learner who has not practised yet can take a document in: erase this one (DELETE /v1/me) or use another.',
  );
}

function readSettings({ settings }: LearnerContent['learner']): LearnerSettings {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(given) };
}

function readHolds({ cards }: LearnerContent, lookup: Lookup): Map<number, Hold> {
  return new Map(
    cards.flatMap(({ id, suspended, buriedUntil }, place) =>
      suspended || buriedUntil !== null
        ? [[lookup.card(id, `#/cards/${place}/id`), { suspended, buriedUntil }]]
        : [],
    ),
  );
}

/** Free days are no days of the log, come in order and are over. */
function checkFreeDays({ freeDays }: LearnerContent, log: readonly LogEntry[], now: Instant): void {
  for (const [place, { first, last }] of freeDays.entries()) {
    const pointer = `#/freeDays/${place}`;
    const before = freeDays[place - 1];
    const isOver = last <= Math.floor(now / DAY) + 1;
    if (first > last || (before && first <= before.last) || !isOver) {
      refuseDocument(
        pointer,
        'order',
        'Free days are past, and each range is after the one before.',
      );
    }
  }
  const isFree = inRanges(freeDays);
  const busy = [...new Set(log.map(({ day }) => day))].find(isFree);
  if (busy !== undefined) {
    refuseDocument('#/freeDays', 'busy', `The log has entries on ${dayName(busy)}.`);
  }
}

function readReports(
  { reports }: LearnerContent,
  shown: ReadonlyMap<string, ReadPresentation>,
  clock: Clock,
): OwnRecord['reports'] {
  const ids = new Set<string>();
  for (const [place, { id, presentation, status, at, settledAt }] of reports.entries()) {
    const pointer = `#/reports/${place}`;
    if (ids.has(id)) refuseDocument(`${pointer}/id`, 'duplicate', 'This report comes twice.');
    ids.add(id);
    if (!shown.has(presentation)) {
      refuseDocument(`${pointer}/presentation`, 'unknown', 'It doubts what was never shown.');
    }
    if ((status === 'open') !== (settledAt === null)) {
      refuseDocument(`${pointer}/settledAt`, 'state', 'Settled is what is not open.');
    }
    clock(`${pointer}/at`, at);
    clock(`${pointer}/settledAt`, settledAt);
  }
  if (reports.filter(({ status }) => status === 'open').length > MOST_OPEN_REPORTS) {
    refuseDocument('#/reports', 'too-many', `At most ${MOST_OPEN_REPORTS} reports may be open.`);
  }
  return reports;
}

/** The state that the log tells; the memories of the document are for reading. */
function foldLog(
  log: readonly LogEntry[],
  { scheduler }: ImportWorld,
  origin: string,
  { ours }: Lookup,
): Replayed {
  try {
    return replay(log, scheduler, (card) => memorySeed(origin, ours.card(card)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuseDocument('#/log', 'unfit', `No memory follows from this log: ${error.message}.`);
  }
}

function* readDocument(
  own: OwnView,
  world: ImportWorld,
  { content, sha256 }: SentDocument,
  call: Call,
): Generator<void, OwnRecord> {
  const clock = clockOf(call.now);
  const lookup = yield* lookUp(own, world, content);
  const sessions = readSessions(content, lookup, clock);
  yield;
  const { byId: shown, check } = yield* readPresentations(content, sessions, lookup, clock);
  const { logged, head } = yield* readLog({ own, content, lookup, shown }, clock);
  check();
  const log = logged.map(({ entry }) => entry);
  checkFreeDays(content, log, call.now);
  for (const [place, { at }] of content.fits.entries()) clock(`#/fits/${place}/at`, at);
  const reports = readReports(content, shown, clock);
  const holds = readHolds(content, lookup);
  yield;

  const { origin, name } = content.learner;
  const { memories, traps } = foldLog(log, world, origin, lookup);
  yield;
  const lastDay = log.at(-1)?.day;
  const done = lastDay === undefined ? NOTHING_DONE : countDone(judgedSteps(log), lastDay);
  const settings = readSettings(content.learner);
  const weights = log.findLast((entry) => entry.kind === 'fit')?.weights ?? null;
  const policy = log.findLast((entry) => entry.kind === 'policy')?.policy ?? DEFAULT_POLICY;
  const { freeDays, fits } = content;
  const counted = talliesOf(contributions(judgedSteps(log)), lookup.bankOf);
  const state = { settings, policy, weights, done, memories, traps, holds, freeDays, head };
  const hash = stateHash({ ...state, ...counted }, lookup.ours);
  const report: ImportReport = {
    stateHash: hash,
    sameState: hash === content.stateHash,
    sessions: sessions.length,
    presentations: shown.size,
    logEntries: log.length,
    reports: reports.length,
  };
  return {
    learner: { name, settings, weights, origin },
    sessions,
    presentations: [...shown.values()],
    log: logged,
    ...{ done, memories, traps, holds, freeDays, fits, reports },
    imported: { sha256, report },
  };
}

/** Ids are unique over all learners: what another one has cannot be had twice. */
function requireFree({ sessions, presentations, reports }: OwnRecord, facts: ImportFacts): void {
  const ids = [...sessions, ...presentations.map(({ shown }) => shown), ...reports];
  if (!ids.some(({ id }) => facts.isTaken(id))) return;
  throw new AppError(
    'ids-in-use',
    'This server has sessions, presentations or reports of this document already; it can be taken in where they are erased.',
  );
}

/**
 * Makes the learner the one of the document, whose log is the truth: memories, trap counts and tallies are folded from
 * it. The same document again changes nothing. Throws `validation-failed` (a place, and why), `learner-in-use`,
 * `ids-in-use`, `not-found`, `storage-*`; then nothing was changed.
 */
export async function importLearner(
  world: ImportWorld,
  { key }: Pick<Learner, 'key'>,
  document: SentDocument,
  call: Call,
): Promise<TakenIn> {
  const { sha256, hash } = document;
  if (sha256 !== hash) {
    refuseDocument('#/sha256', 'checksum', `The document was changed: its hash is ${hash}.`);
  }
  let before: ImportReport | null = null;
  const record = await world.store.readOwn(key, function* (own): Generator<void, OwnRecord | null> {
    before = reportOfBefore(own, sha256);
    return before ? null : yield* readDocument(own, world, document, call);
  });
  if (record) {
    await world.store.importLearner(key, (facts) => {
      before = reportOfBefore(facts, sha256);
      if (before) return null;
      requireFree(record, facts);
      return record;
    });
  }
  const report = before ?? record?.imported.report;
  if (!report) throw new Error('an import without a report');
  return { report, isReplay: before !== null };
}
