// Answers that arrive late, in the in-memory engine.
import type { LearnerKey } from '#core/learner/learner.ts';
import { judgedSteps } from '#core/memory/judged.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type {
  NewPresentation,
  Presentation,
  Session,
  SessionState,
} from '#core/practice/session.ts';
import type { RevisionKey } from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';
import type { LateFacts, RecordedAnswer } from '../decisions.ts';
import type { PracticeView } from '../practice-view.ts';
import type { Store } from '../store.ts';
import { frozen } from './frozen.ts';
import type { LearnerState } from './learner-state.ts';

type Rooms = {
  readonly refuseWhenClosed: () => void;
  readonly stateOf: (learner: LearnerKey) => LearnerState;
  readonly viewOf: (state: LearnerState) => PracticeView;
  readonly revision: (key: RevisionKey) => Revision;
  readonly requireSession: (key: number) => Session;
  readonly findPresentation: (learner: LearnerKey, id: string) => Presentation | null;
  readonly recordedFor: (presentation: Presentation) => RecordedAnswer | null;
  readonly checkNext: (next: NewPresentation | null) => void;
  readonly advance: (session: Session, state: SessionState, next: NewPresentation | null) => void;
  readonly markAnswered: (presentation: Presentation, seq: number) => void;
};

export function createMemoryLate(rooms: Rooms): Pick<Store, 'recordLate'> {
  return {
    recordLate: async (learner, decide) => {
      rooms.refuseWhenClosed();
      const state = rooms.stateOf(learner);
      const log = state.entries();
      const find: LateFacts['find'] = (id) => {
        const presentation = rooms.findPresentation(learner, id);
        return (
          presentation && {
            presentation,
            session: rooms.requireSession(presentation.session),
            revision: rooms.revision(presentation.revision),
            recorded: rooms.recordedFor(presentation),
          }
        );
      };
      const decision = decide({ view: rooms.viewOf(state), log, find });
      if (!decision) return;
      const { answers, done, free, refold, steps } = decision;
      // First everything that can be refused, so that refused answers change nothing.
      const taken = new Set<string>();
      const answered = answers.map(({ entry, receipt }) => {
        const shown = rooms.findPresentation(learner, entry.presentation);
        if (!shown || shown.answeredSeq !== null || taken.has(shown.id))
          throw new Error(`${entry.presentation} cannot be answered`);
        taken.add(shown.id);
        return { shown, receipt };
      });
      for (const { next } of steps) rooms.checkNext(next);
      const logged = state.appendAll(
        answers.map(({ entry }) => entry),
        done,
      );
      for (const [place, { seq }] of logged.entries()) {
        const { shown, receipt } = answered[place] ?? {};
        if (shown) rooms.markAnswered(shown, seq);
        if (receipt) state.receipts.set(seq, frozen(receipt));
      }
      const cards = new Set(answers.map(({ entry }) => entry.card));
      const ofCards = (entries: readonly LogEntry[]) =>
        judgedSteps(entries).filter(({ card }) => cards.has(card));
      state.days.recount(ofCards(log), ofCards(state.entries()));
      state.days.keepFree(free);
      state.refold(refold);
      for (const { of, session, next } of steps) rooms.advance(of, session, next);
    },
  };
}
