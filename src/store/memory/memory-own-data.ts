// What belongs to one learner in the in-memory engine: read whole, taken in from a document, erased.
import type { SheetRow } from '#core/exam/sheet.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import { judgedAnswers } from '#core/memory/judged.ts';
import type { Presentation, Session, SessionState } from '#core/practice/session.ts';
import type { Report } from '#core/question/report.ts';
import { contributions } from '#core/stats/tally.ts';
import { follow } from '../log-hash.ts';
import type { OwnDataStore, OwnRecord, OwnView, Tombstone } from '../own-data.ts';
import { frozen } from './frozen.ts';
import type { LearnerState } from './learner-state.ts';
import type { MemoryCatalogue } from './memory-catalogue.ts';
import type { Mark } from './memory-exams.ts';
import type { MemoryLearners } from './memory-learners.ts';

type Rooms = {
  readonly refuseWhenClosed: () => void;
  readonly learners: MemoryLearners;
  readonly catalogue: MemoryCatalogue;
  /** A session is found by its key, which is its place from 1. */
  readonly sessions: Session[];
  readonly presentations: Presentation[];
  readonly reports: Report[];
  readonly marks: Map<string, Mark>;
};

/** In the place of a learner who was erased, where keys are places. */
const NOBODY = 0;
const GONE: SessionState = {
  status: 'closed',
  queue: [],
  current: null,
  open: null,
  counts: { answered: 0, correct: 0, wrong: 0 },
  issued: 0,
  lastActiveAt: 0,
  closedAt: 0,
};

/** Takes all steps at once: there is no other state than the present one. */
function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export function createMemoryOwnData(rooms: Rooms): OwnDataStore {
  const { refuseWhenClosed, learners, catalogue, sessions, presentations, reports, marks } = rooms;
  const { listing, names } = catalogue;
  const tombstones: (Tombstone & { readonly rows: number })[] = [];
  const sessionsOf = (learner: LearnerKey) => sessions.filter((one) => one.learner === learner);
  const shownTo = (learner: LearnerKey) => presentations.filter((one) => one.learner === learner);
  const reportsOf = (learner: LearnerKey) => reports.filter((one) => one.learner === learner);
  const isUntouched = (state: LearnerState): boolean =>
    state.head.seq === 0 &&
    sessionsOf(state.learner.key).length === 0 &&
    state.holds.size === 0 &&
    state.fits.length === 0;
  const sheetRow = (presentation: Presentation): SheetRow => ({
    presentation,
    ...(marks.get(presentation.id) ?? { flagged: false, draft: null }),
  });

  /** As everything is now, whatever is changed afterwards. */
  const viewOf = (state: LearnerState): OwnView => {
    const { key } = state.learner;
    const tokens = learners.tokensOf(key).map(({ token }) => token);
    const [own, shown, doubts] = [sessionsOf(key), shownTo(key).map(sheetRow), reportsOf(key)];
    const log = state
      .entries()
      .map((entry) => ({ entry, receipt: state.receipts.get(entry.seq) ?? null }));
    const [memories, traps] = [new Map(state.memories), new Map(state.traps)];
    const holds = new Map(state.holds);
    const days = state.days.since(Number.MIN_SAFE_INTEGER, names);
    const [questions, freeDays] = [state.days.questions(names), state.days.free()];
    const fits = [...state.fits];
    return {
      learner: state.learner,
      policy: state.head.policy,
      done: state.head.done,
      imported: state.imported,
      isUntouched: isUntouched(state),
      tokens: () => tokens,
      sessions: () => own,
      presentations: () => shown,
      log: () => log,
      memories: () => memories,
      trapCounts: () => traps,
      holds: () => holds,
      days: () => days,
      questionTallies: () => questions,
      freeDays: () => freeDays,
      fits: () => fits,
      reports: () => doubts,
      ...listing,
      revision: catalogue.revision,
    };
  };

  /** Everything that can be refused, so that a refused import changes nothing. */
  const checkRecord = (state: LearnerState, { log, presentations: shown }: OwnRecord): void => {
    const ids = new Set(shown.map((one) => one.shown.id));
    let { head } = state;
    for (const { entry } of log) {
      if (entry.kind === 'answer' && !ids.has(entry.presentation))
        throw new Error(`entry ${entry.seq} answers what was never shown`);
      head = follow(head, entry, head.done);
    }
  };

  const write = (state: LearnerState, record: OwnRecord): void => {
    const learner = state.learner.key;
    state.learner = frozen({ ...state.learner, ...record.learner });
    state.imported = frozen(record.imported);
    const opened = record.sessions.map((session): Session => {
      const added = frozen({ key: sessions.length + 1, learner, ...session });
      sessions.push(added);
      return added;
    });
    const seqs = new Map(
      record.log.map(({ entry }) => [entry.kind === 'answer' ? entry.presentation : '', entry.seq]),
    );
    for (const { session: place, shown, revealedAt, flagged, draft } of record.presentations) {
      const session = opened[place];
      if (!session) throw new Error(`${shown.id} is of no session`);
      const of = { session: session.key, sessionId: session.id, learner };
      const answeredSeq = seqs.get(shown.id) ?? null;
      const key = presentations.push(frozen({ ...shown, ...of, answeredSeq, revealedAt }));
      const seen = state.seen.get(shown.card) ?? new Map<number, number>();
      state.seen.set(shown.card, seen.set(shown.question, key));
      if (flagged || draft) marks.set(shown.id, frozen({ flagged, draft }));
    }
    for (const { entry, receipt } of record.log) {
      const run = entry.kind === 'answer' ? entry.casePart : undefined;
      const session = run && opened[run.session]?.key;
      const own =
        run && session !== undefined ? { ...entry, casePart: { ...run, session } } : entry;
      state.append(own, record.done);
      if (receipt) state.receipts.set(entry.seq, frozen(receipt));
    }
    for (const one of contributions(judgedAnswers(state.entries()))) state.days.count(one);
    state.refold(record);
    for (const [card, hold] of record.holds) state.holds.set(card, frozen(hold));
    for (const range of record.freeDays) state.days.keepFree(range);
    state.fits.push(...record.fits.map(frozen));
    for (const report of record.reports) {
      const shown = presentations.find(({ id }) => id === report.presentation);
      if (!shown) throw new Error(`${report.id} doubts what was never shown`);
      const { card, question, revision, part, parts } = shown;
      const key = (reports.at(-1)?.key ?? 0) + 1;
      reports.push(frozen({ ...report, key, learner, card, question, revision, part, parts }));
    }
  };

  /** Empties places that others are counted by; gives how many there were. */
  const empty = (learner: LearnerKey): number => {
    const gone = [sessionsOf(learner), shownTo(learner), reportsOf(learner)] as const;
    for (const { key, mode, affectsSchedule, backlog } of gone[0]) {
      const rest = { mode, affectsSchedule, backlog, createdAt: 0, state: GONE };
      sessions[key - 1] = frozen({ key, id: '', learner: NOBODY, ...rest });
    }
    for (const shown of gone[1]) {
      const nobody = { id: '', sessionId: '', learner: NOBODY };
      presentations[presentations.indexOf(shown)] = frozen({ ...shown, ...nobody });
      marks.delete(shown.id);
    }
    for (const report of gone[2]) reports.splice(reports.indexOf(report), 1);
    return gone.reduce((sum, list) => sum + list.length, 0);
  };

  return {
    readOwn: async (learner, read) => finish(read(viewOf(learners.require(learner)))),

    importLearner: async (learner, decide) => {
      refuseWhenClosed();
      const state = learners.require(learner);
      const ids = new Set([sessions, presentations, reports].flat().map(({ id }) => id));
      const { imported } = state;
      const untouched = isUntouched(state);
      const record = decide({ imported, isUntouched: untouched, isTaken: (id) => ids.has(id) });
      if (!record) return;
      checkRecord(state, record);
      write(state, record);
    },

    eraseLearner: async (learner, { id, date }) => {
      refuseWhenClosed();
      const state = learners.require(learner);
      const tokens = learners.tokensOf(learner);
      const rows = 1 + state.log.length + state.holds.size + tokens.length + empty(learner);
      learners.forget(learner);
      tombstones.push(frozen({ id, date, rows }));
      return { rows, tokens: tokens.filter(({ token }) => !token.scopes.includes('learner')) };
    },
  };
}
