// The rows of one recorded answer, written together inside whatever write decided it.
import type { LearnerKey } from '#core/learner/learner.ts';
import type { AnswerEntry } from '#core/memory/log.ts';
import { contribution } from '#core/stats/tally.ts';
import type { AnswerDecision } from '../decisions.ts';
import type { LogHead } from '../log-hash.ts';
import type { Days } from './days.ts';
import type { Log } from './log.ts';
import type { Memories } from './memories.ts';
import type { Presentations } from './presentations.ts';
import type { Receipts } from './receipts.ts';

type Rooms = {
  readonly presentations: Presentations;
  readonly memories: Memories;
  readonly days: Days;
  readonly log: Log;
  readonly receipts: Receipts;
};

/** Inside a write. The presentation's key is the store's; gives the head of the log after the entry. */
export function writeAnswer(
  { presentations, memories, days, log, receipts }: Rooms,
  learner: LearnerKey,
  head: LogHead,
  presentation: number,
  answer: Pick<AnswerDecision, 'done' | 'memory' | 'trapDue' | 'receipt' | 'free'> & {
    readonly entry: AnswerEntry;
  },
): LogHead {
  const { entry, done, memory, trapDue, receipt, free } = answer;
  const askedBefore = log.lastRatedDay(learner, entry.card) === entry.day;
  const after = log.append(learner, head, entry, presentation, done);
  presentations.markAnswered(presentation, entry.seq);
  days.count(learner, contribution(entry, askedBefore));
  days.keepFree(learner, free);
  if (memory) memories.setMemory(learner, entry.card, memory);
  memories.countTrap(learner, entry);
  if (trapDue) memories.moveDue(learner, trapDue);
  receipts.keep(learner, entry.seq, receipt);
  return after;
}
