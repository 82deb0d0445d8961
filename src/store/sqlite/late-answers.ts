// Answers that arrive late: the log grows by all of them at once, and what they touch is written as it is folded anew.
import { judgedSteps } from '#core/memory/judged.ts';
import type { AnswerEntry, LogEntry } from '#core/memory/log.ts';
import type { LateFacts } from '../decisions.ts';
import type { Store } from '../store.ts';
import type { Rooms } from './answers.ts';
import type { Kit } from './kit.ts';

export function createLateAnswers({ write }: Kit, rooms: Rooms): Pick<Store, 'recordLate'> {
  const { learners, sessions, presentations, memories, days, log, receipts, revisions, view } =
    rooms;

  return {
    recordLate: (learner, decide) =>
      write(() => {
        const record = learners.require(learner);
        const before = log.all(learner);
        const find: LateFacts['find'] = (id) => {
          const { presentation } = presentations.find(learner, id) ?? {};
          if (!presentation) return null;
          const { session, revision, answeredSeq } = presentation;
          return {
            presentation,
            session: sessions.require(session),
            revision: revisions.require(revision),
            recorded: answeredSeq === null ? null : receipts.recorded(learner, answeredSeq),
          };
        };
        const decision = decide({ view: view(record), log: before, find });
        if (!decision) return;
        const { answers, done, free, refold, steps } = decision;
        let { head } = record;
        const logged = answers.map(({ entry: fields, receipt }): AnswerEntry => {
          const found = presentations.find(learner, fields.presentation);
          if (!found) throw new Error(`no presentation ${fields.presentation}`);
          const entry = { ...fields, seq: head.seq + 1 };
          head = log.append(learner, head, entry, found.key, done);
          presentations.markAnswered(found.key, entry.seq);
          receipts.keep(learner, entry.seq, receipt);
          return entry;
        });
        const cards = new Set(logged.map(({ card }) => card));
        const ofCards = (entries: readonly LogEntry[]) =>
          judgedSteps(entries).filter(({ card }) => cards.has(card));
        days.recount(learner, ofCards(before), ofCards([...before, ...logged]));
        days.keepFree(learner, free);
        memories.refold(learner, refold);
        for (const { of, session, next } of steps) sessions.advance(of, session, next);
      }),
  };
}
