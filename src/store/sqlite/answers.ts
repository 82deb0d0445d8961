// The facts that move a learner's log: an answer, its undo, a reset. Each is written whole or not at all.
import type { LearnerKey } from '#core/learner/learner.ts';
import { judgedSteps } from '#core/memory/judged.ts';
import type { LogEntry } from '#core/memory/log.ts';
import { NOTHING_DONE } from '#core/practice/limits.ts';
import type { Presentation } from '#core/practice/session.ts';
import type { AnswerDecision, RecordedAnswer } from '../decisions.ts';
import type { Store } from '../store.ts';
import type { Days } from './days.ts';
import type { Kit } from './kit.ts';
import type { Learners } from './learners.ts';
import type { Log } from './log.ts';
import type { Memories } from './memories.ts';
import type { PresentationRecord, Presentations } from './presentations.ts';
import type { Receipts } from './receipts.ts';
import type { Revisions } from './revisions.ts';
import type { Sessions } from './sessions.ts';
import { lastOf, type Viewer } from './view.ts';
import { writeAnswer } from './write-answer.ts';

type Methods = Pick<
  Store,
  'recordAnswer' | 'recordedAnswer' | 'sessionAnswers' | 'undoAnswer' | 'holdCard' | 'resetCard'
>;

export type Rooms = {
  readonly learners: Learners;
  readonly sessions: Sessions;
  readonly presentations: Presentations;
  readonly memories: Memories;
  readonly days: Days;
  readonly log: Log;
  readonly receipts: Receipts;
  readonly revisions: Revisions;
  readonly view: Viewer;
};

export function createAnswers({ write, read }: Kit, rooms: Rooms): Methods {
  const { learners, sessions, presentations, memories, log, receipts, revisions, view } = rooms;
  const { days } = rooms;

  const recordedFor = ({ learner, answeredSeq }: Presentation): RecordedAnswer | null =>
    answeredSeq === null ? null : receipts.recorded(learner, answeredSeq);

  const find = (learner: LearnerKey, id: string): PresentationRecord | null =>
    presentations.find(learner, id);

  const recordAnswer: Store['recordAnswer'] = (learner, id, decide) =>
    write(() => {
      const found = find(learner, id);
      if (!found) return null;
      const { key, presentation } = found;
      const record = learners.require(learner);
      const session = sessions.require(presentation.session);
      const recorded = recordedFor(presentation);
      const decision: AnswerDecision | null = decide({
        presentation,
        session,
        revision: revisions.require(presentation.revision),
        recorded,
        view: view(record),
      });
      if (!decision) return recorded;

      const entry = { ...decision.entry, seq: record.head.seq + 1 };
      if (entry.presentation !== id)
        throw new Error(`an answer to ${id} names another presentation`);
      writeAnswer(rooms, learner, record.head, key, { ...decision, entry });
      sessions.advance(session, decision.session, decision.next);
      return { entry, receipt: decision.receipt, undone: false };
    });

  const undoAnswer: Store['undoAnswer'] = (learner, id, decide) =>
    write(() => {
      const found = find(learner, id);
      const answer = found && recordedFor(found.presentation);
      if (!answer) return null;
      const record = learners.require(learner);
      const session = sessions.require(found.presentation.session);
      const entries = log.all(learner);
      const facts = { answer, session, view: view(record), log: entries };
      const { at, day, done, free, next, refold, session: state } = decide(facts);
      const { card, seq: target } = answer.entry;
      const entry = { kind: 'undo', seq: record.head.seq + 1, at, day, card, target } as const;
      log.append(learner, record.head, entry, null, done);
      const ofCard = (log: readonly LogEntry[]) =>
        judgedSteps(log).filter((one) => one.card === card);
      days.recount(learner, ofCard(entries), ofCard([...entries, entry]));
      days.keepFree(learner, free);
      memories.refold(learner, refold);
      sessions.advance(session, state, next);
      return { ...answer, undone: true };
    });

  return {
    recordAnswer,
    undoAnswer,
    recordedAnswer: (learner, id) =>
      read(() => {
        const found = find(learner, id);
        return found && recordedFor(found.presentation);
      }),
    sessionAnswers: (key) =>
      read(() => {
        const { learner } = sessions.require(key);
        return presentations.answersOf(key).map((seq) => receipts.recorded(learner, seq));
      }),
    holdCard: (learner, card, change) =>
      write(() =>
        memories.setHold(learner, card, change(memories.holds(learner).get(card) ?? null)),
      ),
    resetCard: (learner, card, when) =>
      write(() => {
        if (!memories.memory(learner, card)) return false;
        const record = learners.require(learner);
        const { head } = record;
        const { at, day, free } = when(lastOf(head), view(record));
        const done = head.day === day ? head.done : NOTHING_DONE;
        log.append(learner, head, { kind: 'reset', seq: head.seq + 1, at, day, card }, null, done);
        memories.setMemory(learner, card, null);
        days.keepFree(learner, free);
        return true;
      }),
  };
}
