// The in-memory engine, for tests and for a look without a file: the same promises as SQLite, but for durability.

// Above 250 lines because it keeps one list of promises over one state.
import { randomBytes } from 'node:crypto';
import { AppError } from '#core/base/errors.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import { judgedSteps } from '#core/memory/judged.ts';
import { fittedOf } from '#core/optimizer/fit.ts';
import { NOTHING_DONE } from '#core/practice/limits.ts';
import type {
  NewPresentation,
  Presentation,
  Session,
  SessionState,
} from '#core/practice/session.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { RecordedAnswer } from '../decisions.ts';
import { findBreak } from '../log-hash.ts';
import { requireBytesOfId } from '../public-id.ts';
import type { Store } from '../store.ts';
import { frozen } from './frozen.ts';
import type { LearnerState } from './learner-state.ts';
import { allAnswers } from './memory-answers.ts';
import { createMemoryCatalogue } from './memory-catalogue.ts';
import { createMemoryExams, keepAnswer } from './memory-exams.ts';
import { createMemoryLate } from './memory-late.ts';
import { createMemoryLearners } from './memory-learners.ts';
import { createMemoryReports } from './memory-reports.ts';

/** The map in the order of its keys, as a store lists it. */
const byCard = <V>(map: ReadonlyMap<CardKey, V>): Map<CardKey, V> =>
  new Map([...map].sort(([one], [other]) => one - other));

export async function openMemoryStore(): Promise<Store> {
  const catalogue = createMemoryCatalogue();
  const sessions: Session[] = [];
  const presentations: Presentation[] = [];
  const secret = randomBytes(32);
  let isClosed = false;

  const refuseWhenClosed = (): void => {
    if (isClosed) throw new AppError('draining', 'The server is stopping.');
  };
  const learners = createMemoryLearners(refuseWhenClosed);
  const stateOf = learners.require;
  const viewOf = (state: LearnerState) =>
    state.view(catalogue.revision, catalogue.names, () => reports.quarantined());
  const findSession = (learner: LearnerKey, id: string): Session | null =>
    sessions.find((session) => session.id === id && session.learner === learner) ?? null;
  const requireSession = (key: number): Session => {
    const found = sessions[key - 1];
    if (!found) throw new Error(`no session ${key}`);
    return found;
  };
  const findPresentation = (learner: LearnerKey, id: string): Presentation | null =>
    presentations.find((shown) => shown.id === id && shown.learner === learner) ?? null;

  const checkNew = (
    prefix: string,
    id: string,
    others: readonly { readonly id: string }[],
  ): void => {
    requireBytesOfId(prefix, id);
    if (others.some((other) => other.id === id)) throw new Error(`${id} exists`);
  };
  const checkNext = (next: NewPresentation | null): void => {
    if (next) checkNew('prs_', next.id, presentations);
  };
  /** After all checks: cannot fail. */
  const advance = (
    session: Session,
    state: SessionState,
    ...issued: readonly (NewPresentation | null)[]
  ): Session => {
    const stepped = frozen({ ...session, state });
    sessions[session.key - 1] = stepped;
    for (const next of issued) {
      if (!next) continue;
      const place = { session: session.key, sessionId: session.id, learner: session.learner };
      const shown = { ...next, ...place, answeredSeq: null, revealedAt: null };
      const key = presentations.push(frozen(shown));
      const { seen } = stateOf(session.learner);
      const ofCard = seen.get(next.card) ?? new Map<number, number>();
      seen.set(next.card, ofCard.set(next.question, key));
    }
    return stepped;
  };
  const replace = (was: Presentation, change: Partial<Presentation>): void => {
    presentations[presentations.indexOf(was)] = frozen({ ...was, ...change });
  };

  const recordedFor = (shown: Presentation): RecordedAnswer | null => {
    if (shown.answeredSeq === null) return null;
    const state = stateOf(shown.learner);
    const entry = state.log[shown.answeredSeq - 1]?.entry;
    const receipt = state.receipts.get(shown.answeredSeq);
    if (entry?.kind !== 'answer' || !receipt) throw new Error(`no answer ${shown.answeredSeq}`);
    const undone = state.log.some(
      (row) => row.entry.kind === 'undo' && row.entry.target === entry.seq,
    );
    const regraded = state
      .entries()
      .findLast((row) => row.kind === 'regrade' && row.target === entry.seq);
    return { entry, receipt, undone, ...(regraded?.kind === 'regrade' ? { regraded } : {}) };
  };

  const reports = createMemoryReports({
    refuseWhenClosed,
    findPresentation,
    names: catalogue.names,
  });
  const exams = createMemoryExams({
    refuseWhenClosed,
    stateOf,
    viewOf,
    revision: catalogue.revision,
    findSession,
    requireSession,
    findPresentation,
    presentationsOf: (session) => presentations.filter((shown) => shown.session === session),
    advance,
    markAnswered: (shown, answeredSeq) => replace(shown, { answeredSeq }),
  });
  const late = createMemoryLate({
    refuseWhenClosed,
    stateOf,
    viewOf,
    revision: catalogue.revision,
    requireSession,
    findPresentation,
    recordedFor,
    checkNext,
    advance,
    markAnswered: (shown, answeredSeq) => replace(shown, { answeredSeq }),
  });

  return {
    ...catalogue.methods,
    ...learners.methods,
    ...exams,
    ...late,
    ...reports.methods,

    openSession: async (learner, decide) => {
      refuseWhenClosed();
      const { session, next, form = [] } = decide(viewOf(stateOf(learner)));
      checkNew('ses_', session.id, sessions);
      for (const shown of [next, ...form]) checkNext(shown);
      const added: Session = { key: sessions.length + 1, learner, ...session };
      return advance(added, session.state, next, ...form);
    },
    session: async (learner, id) => findSession(learner, id),
    sessions: async (learner, limit, before, mode) =>
      sessions
        .filter((session) => session.learner === learner && session.key < (before ?? Infinity))
        .filter((session) => mode === undefined || session.mode === mode)
        .reverse()
        .slice(0, limit),
    stepSession: async (learner, id, decide) => {
      const session = findSession(learner, id);
      if (!session) return null;
      const step = decide(session, viewOf(stateOf(learner)));
      if (!step) return session;
      const issued = [step.next, ...(step.more ?? [])];
      for (const shown of issued) checkNext(shown);
      return advance(session, step.session, ...issued);
    },
    presentation: async (learner, id) => findPresentation(learner, id),
    presentations: async (session) => presentations.filter((shown) => shown.session === session),
    revealPresentation: async (learner, id, at) => {
      const shown = findPresentation(learner, id);
      if (shown?.revealedAt === null) replace(shown, { revealedAt: at });
    },

    recordAnswer: async (learner, id, decide) => {
      refuseWhenClosed();
      const presentation = findPresentation(learner, id);
      if (!presentation) return null;
      const state = stateOf(learner);
      const session = requireSession(presentation.session);
      const revision = catalogue.revision(presentation.revision);
      const recorded = recordedFor(presentation);
      const decision = decide({ presentation, session, revision, recorded, view: viewOf(state) });
      if (!decision) return recorded;
      const entry = { ...decision.entry, seq: state.head.seq + 1 };
      if (entry.presentation !== id)
        throw new Error(`an answer to ${id} names another presentation`);
      if (recorded) throw new Error(`presentation ${id} has an answer`);
      checkNext(decision.next);
      keepAnswer(state, { ...decision, entry });
      replace(presentation, { answeredSeq: entry.seq });
      advance(session, decision.session, decision.next);
      return recordedFor({ ...presentation, answeredSeq: entry.seq });
    },
    recordedAnswer: async (learner, id) => {
      const shown = findPresentation(learner, id);
      return shown && recordedFor(shown);
    },
    sessionAnswers: async (session) =>
      presentations
        .filter((shown) => shown.session === session)
        .flatMap((shown) => recordedFor(shown) ?? [])
        .sort((one, other) => one.entry.seq - other.entry.seq),
    undoAnswer: async (learner, id, decide) => {
      refuseWhenClosed();
      const presentation = findPresentation(learner, id);
      const answer = presentation && recordedFor(presentation);
      if (!answer) return null;
      const state = stateOf(learner);
      const session = requireSession(presentation.session);
      const facts = { answer, session, view: viewOf(state), log: state.entries() };
      const { at, day, done, free, next, refold, session: stepped } = decide(facts);
      if (answer.undone) throw new Error(`answer ${answer.entry.seq} is undone`);
      const { card, seq: target } = answer.entry;
      const were = judgedSteps(state.entries()).filter((entry) => entry.card === card);
      state.append({ kind: 'undo', seq: state.head.seq + 1, at, day, card, target }, done);
      state.days.recount(
        were,
        judgedSteps(state.entries()).filter((entry) => entry.card === card),
      );
      state.days.keepFree(free);
      state.refold(refold);
      advance(session, stepped, next);
      return { ...answer, undone: true };
    },
    holdCard: async (learner, card, change) => {
      const { holds } = stateOf(learner);
      const hold = change(holds.get(card) ?? null);
      if (hold && (hold.suspended || hold.buriedUntil !== null)) holds.set(card, frozen(hold));
      else holds.delete(card);
    },
    resetCard: async (learner, card, when) => {
      const state = stateOf(learner);
      if (!state.memories.has(card)) return false;
      const { at, day, free } = when(state.last(), viewOf(state));
      const done = state.head.day === day ? state.head.done : NOTHING_DONE;
      state.append({ kind: 'reset', seq: state.head.seq + 1, at, day, card }, done);
      state.days.keepFree(free);
      return state.memories.delete(card);
    },

    fits: async (learner, limit) => stateOf(learner).fits.toReversed().slice(0, limit),
    keepFit: async (learner, fit) => {
      refuseWhenClosed();
      stateOf(learner).fits.push(frozen(fit));
    },
    applyFit: async (learner, decide) => {
      refuseWhenClosed();
      const state = stateOf(learner);
      const { at, day, done, free, fit, refold } = decide({
        view: viewOf(state),
        log: state.entries(),
      });
      state.append({ kind: 'fit', seq: state.head.seq + 1, at, day, ...fittedOf(fit) }, done);
      state.days.keepFree(free);
      state.learner = frozen({ ...state.learner, weights: fit.weights });
      state.refold(refold);
      state.fits.push(frozen(fit));
      return fit;
    },

    amendLog: async (learner, decide) => {
      refuseWhenClosed();
      const state = stateOf(learner);
      const log = state.entries();
      const amendment = decide({ view: viewOf(state), log });
      if (!amendment) return [];
      const logged = state.appendAll(amendment.entries, amendment.done);
      state.days.recount(judgedSteps(log), judgedSteps(state.entries()));
      state.days.keepFree(amendment.free);
      state.refold(amendment.refold);
      return logged;
    },

    look: async (learner, read) => read(viewOf(stateOf(learner))),
    readAnswers: async (read) =>
      read(allAnswers(learners.all(), presentations, catalogue.revision)),
    memories: async (learner) => byCard(stateOf(learner).memories),
    trapCounts: async (learner) => byCard(stateOf(learner).traps),
    log: async (learner, card) =>
      stateOf(learner)
        .entries()
        .filter((entry) => card === undefined || ('card' in entry && entry.card === card)),

    secret: async () => new Uint8Array(secret),
    troubles: async () => [],
    verifyLog: async (learner) => {
      const state = stateOf(learner);
      return findBreak(state.learner.id, state.log, state.head);
    },
    close: async () => {
      isClosed = true;
    },
  };
}
