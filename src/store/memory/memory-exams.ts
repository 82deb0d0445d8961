// Exams in the in-memory engine: the answer sheet, and the close that turns it into log entries.
import type { Draft, SheetRow } from '#core/exam/sheet.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import { type AnswerEntry, standingAnswers } from '#core/memory/log.ts';
import type { Presentation, Session, SessionState } from '#core/practice/session.ts';
import type { RevisionKey } from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';
import { contribution } from '#core/stats/tally.ts';
import type { AnswerDecision } from '../decisions.ts';
import { follow } from '../log-hash.ts';
import type { PracticeView } from '../practice-view.ts';
import type { Store } from '../store.ts';
import { frozen } from './frozen.ts';
import type { LearnerState } from './learner-state.ts';

type Methods = Pick<Store, 'markSheet' | 'sheet' | 'closeExam'>;
export type Mark = { readonly flagged: boolean; readonly draft: Draft | null };
type Answer = Pick<AnswerDecision, 'done' | 'memory' | 'trapDue' | 'receipt' | 'free'> & {
  readonly entry: AnswerEntry;
};

type Rooms = {
  readonly refuseWhenClosed: () => void;
  readonly stateOf: (learner: LearnerKey) => LearnerState;
  readonly viewOf: (state: LearnerState) => PracticeView;
  readonly revision: (key: RevisionKey) => Revision;
  readonly findSession: (learner: LearnerKey, id: string) => Session | null;
  readonly requireSession: (key: number) => Session;
  readonly findPresentation: (learner: LearnerKey, id: string) => Presentation | null;
  readonly presentationsOf: (session: number) => readonly Presentation[];
  readonly advance: (session: Session, state: SessionState) => Session;
  readonly markAnswered: (presentation: Presentation, seq: number) => void;
};

/** Everything of an answer but its presentation and its session; only `append` may throw, and then nothing changed. */
export function keepAnswer(state: LearnerState, answer: Answer): void {
  const { entry, done, memory, trapDue, receipt, free } = answer;
  const rated = standingAnswers(state.entries()).filter(
    ({ card, rating }) => card === entry.card && rating !== null,
  );
  state.append(entry, done);
  state.days.count(contribution(entry, rated.at(-1)?.day === entry.day));
  state.days.keepFree(free);
  if (memory) state.memories.set(entry.card, frozen(memory));
  state.countTrap(entry);
  const moved = trapDue && state.memories.get(trapDue.card);
  if (trapDue && moved)
    state.memories.set(trapDue.card, frozen({ ...moved, dueDay: trapDue.dueDay }));
  state.receipts.set(entry.seq, frozen(receipt));
}

export function createMemoryExams(rooms: Rooms): {
  readonly methods: Methods;
  /** What is written beside presentations, by their ids. */
  readonly marks: Map<string, Mark>;
} {
  const marks = new Map<string, Mark>();
  const sheetOf = (session: number): SheetRow[] =>
    rooms.presentationsOf(session).map((presentation) => ({
      presentation,
      ...(marks.get(presentation.id) ?? { flagged: false, draft: null }),
    }));

  const methods: Methods = {
    sheet: async (session) => sheetOf(session),

    markSheet: async (learner, id, decide) => {
      rooms.refuseWhenClosed();
      const presentation = rooms.findPresentation(learner, id);
      if (!presentation) return null;
      const session = rooms.requireSession(presentation.session);
      const sheet = sheetOf(session.key);
      const row = sheet.find((one) => one.presentation.id === id);
      if (!row) throw new Error(`${id} is not on the sheet of its session`);
      const revision = rooms.revision(presentation.revision);
      const decided = decide({ session, row, sheet, revision });
      if (!decided) return row;
      const mark = frozen({ flagged: decided.flagged, draft: decided.draft });
      marks.set(id, mark);
      rooms.advance(session, decided.session);
      return { ...row, ...mark };
    },

    closeExam: async (learner, id, decide) => {
      rooms.refuseWhenClosed();
      const session = rooms.findSession(learner, id);
      if (!session) return null;
      const state = rooms.stateOf(learner);
      const facts = { session, sheet: sheetOf(session.key), view: rooms.viewOf(state) };
      const close = decide(facts);
      if (!close) return session;
      // First everything that can be refused, so that a refused close changes nothing.
      let { head } = state;
      const left = new Set(facts.sheet.map(({ presentation }) => presentation.id));
      const answers = close.answers.map((answer) => {
        const shown = rooms.findPresentation(learner, answer.entry.presentation);
        if (!shown || !left.delete(shown.id) || shown.answeredSeq !== null)
          throw new Error(`${answer.entry.presentation} cannot be answered in the session ${id}`);
        const entry = { ...answer.entry, seq: head.seq + 1 };
        head = follow(head, entry, answer.done);
        return { shown, answer: { ...answer, entry } };
      });
      for (const { shown, answer } of answers) {
        keepAnswer(state, answer);
        rooms.markAnswered(shown, answer.entry.seq);
      }
      return rooms.advance(session, close.session);
    },
  };
  return { methods, marks };
}
