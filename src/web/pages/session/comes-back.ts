// What an answer did to memory, in sentences.
import type { Feedback, Presentation } from '../../api/types.ts';
import { inDays, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';

const DAY_MS = 86_400_000;

export type Given = {
  readonly presentation: Presentation;
  readonly feedback: Feedback;
  /** The card comes back in this session. */
  readonly returns: boolean;
};

/** Days until the card is due: due days begin at a fixed hour, so whatever is left of today is no day of its own. */
function daysLeft({ memory, scheduled, recordedAt }: Feedback): number | null {
  if (memory.dueAt === null) return null;
  if (scheduled && memory.intervalDays !== null) return memory.intervalDays;
  return Math.max(0, Math.ceil((Date.parse(memory.dueAt) - Date.parse(recordedAt)) / DAY_MS));
}

function whenBack({ feedback, returns }: Given): string | null {
  const days = daysLeft(feedback);
  if (days === null) return returns ? say('session.backSoon') : null;
  const when = inDays(days);
  return say(returns ? 'session.backSoonThen' : 'session.back', { when });
}

/** Parts of a case are rated together, with the last. */
function isDecidedLater({ presentation: { question }, feedback }: Given): boolean {
  const whole = question.case;
  return !feedback.scheduled && whole !== undefined && whole.part < whole.parts;
}

/** Why the answer moved nothing; null where it did. */
function whyUnmoved(given: Given): string | null {
  const { feedback } = given;
  if (feedback.scheduled) return null;
  if (feedback.underReview) return say('session.underReview');
  if (isDecidedLater(given)) return say('session.casePart');
  return say('session.unscheduled');
}

/** Why a right answer counts as not learned; null for any other. */
function whyNotLearned({ presentation, feedback: { outcome, rating } }: Given): string | null {
  if (!outcome.correct || rating !== 'again') return null;
  return say(presentation.question.case ? 'session.caseWrong' : 'session.guessed');
}

export function comesBack(given: Given): string[] {
  const { feedback, presentation } = given;
  const unmoved = whyUnmoved(given);
  const later = isDecidedLater(given) ? null : whenBack(given);
  const { retrievability } = presentation.reason;
  const expected =
    feedback.scheduled && retrievability !== null
      ? say('session.expected', { share: percent(retrievability) })
      : null;
  return [whyNotLearned(given), unmoved, later, expected].filter((sentence) => sentence !== null);
}
