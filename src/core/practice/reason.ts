// Why a learner is asked this card now, in data and in words.
import {
  type DayFrame,
  type Instant,
  type LearningDay,
  learningDay,
  startOfDay,
} from '../base/time.ts';
import type { Memory, TrapCount } from '../memory/memory.ts';
import type { QueueEntry, Reason } from './session.ts';

export type ReasonFacts = {
  readonly memory: Memory | null;
  readonly retrievability: number | null;
  readonly trap: TrapCount | null;
  readonly today: LearningDay;
  readonly frame: DayFrame;
};

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** A due card that a trap hit brought forward says so; everything else follows from its due day. */
export function explainReason(entry: QueueEntry, facts: ReasonFacts): Reason {
  const { memory, retrievability, trap, today, frame } = facts;
  const dueAt: Instant | null = memory ? startOfDay(memory.dueDay, frame) : null;
  const recall =
    retrievability === null ? '' : ` (recall about ${Math.round(retrievability * 100)} %)`;
  const say = (kind: Reason['kind'], text: string): Reason => ({
    kind,
    text,
    dueAt,
    retrievability,
  });

  if (entry.kind === 'relearning') {
    return say('relearning', 'You missed this card earlier today, so it comes back once more.');
  }
  if (entry.kind === 'drill') return say('drill', `You chose to drill this card${recall}.`);
  if (!memory) return say('new', 'This card is new to you.');
  // Only while the hit is what made it due: the day after.
  const hitDay = trap && trap.lastAt > memory.lastAt ? learningDay(trap.lastAt, frame) : null;
  if (hitDay !== null && memory.dueDay === hitDay + 1) {
    return say('trap', `You fell for this trap in another question, so it comes sooner${recall}.`);
  }
  if (memory.dueDay < today) {
    return say('overdue', `This card was due ${days(today - memory.dueDay)} ago${recall}.`);
  }
  if (memory.dueDay > today)
    return say('due', `This card is due in ${days(memory.dueDay - today)}${recall}.`);
  return say('due', `This card is due today${recall}.`);
}
