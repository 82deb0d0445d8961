// Why a learner is asked this card now, in data and in words.
import { type DayFrame, type Instant, type LearningDay, startOfDay } from '../base/time.ts';
import { isFlagged, isLeech } from '../memory/leech.ts';
import type { Memory, TrapCount } from '../memory/memory.ts';
import { isForwarded } from './forwarded.ts';
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

/** What a learner is told of a card that keeps being forgotten: help first, and from time to time the way out. */
function leechNote(memory: Memory | null): string {
  if (!memory || !isLeech(memory)) return '';
  const offer = isFlagged(memory) ? ', or suspend it' : '';
  return ` It is a leech, forgotten ${memory.lapses} times: read its explanation and compare it with the cards you confuse it with${offer}.`;
}

/**
 * A due card that a trap hit brought forward says so, and so do probes and cards that only the exam plan asks;
 * everything else follows from the due day.
 */
export function explainReason(entry: QueueEntry, facts: ReasonFacts): Reason {
  const { memory, retrievability, trap, today, frame } = facts;
  const dueAt: Instant | null = memory ? startOfDay(memory.dueDay, frame) : null;
  const recall =
    retrievability === null ? '' : ` (recall about ${Math.round(retrievability * 100)} %)`;
  const say = (kind: Reason['kind'], text: string): Reason => ({
    kind,
    text: `${text}${leechNote(memory)}`,
    dueAt,
    retrievability,
    ...(entry.probe ? { probe: true } : {}),
  });

  if (entry.kind === 'relearning') {
    return say('relearning', 'You missed this card earlier today, so it comes back once more.');
  }
  if (entry.kind === 'drill') return say('drill', `You chose to drill this card${recall}.`);
  if (!memory) return say('new', 'This card is new to you.');
  const ahead = memory.dueDay - today;
  if (entry.probe) {
    const when = ahead > 0 ? `is not due for ${days(ahead)}` : 'was drawn at random';
    return say(
      'due',
      `A spot check: this card ${when}${recall}, and shows how good that guess is.`,
    );
  }
  // Only while the hit is what made it due: the day after.
  if (isForwarded(memory, trap, frame)) {
    return say('trap', `You fell for this trap in another question, so it comes sooner${recall}.`);
  }
  if (ahead < 0) return say('overdue', `This card was due ${days(-ahead)} ago${recall}.`);
  if (ahead > 0 && entry.planned) {
    const text = `Your exam plan asks this today, though it is not due for ${days(ahead)}${recall}.`;
    return say('due', text);
  }
  if (ahead > 0) return say('due', `This card is due in ${days(ahead)}${recall}.`);
  return say('due', `This card is due today${recall}.`);
}
