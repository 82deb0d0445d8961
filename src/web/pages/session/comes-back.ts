// What an answer did to memory, in sentences.
import type { Feedback, Presentation } from '../../api/types.ts';
import { percent } from '../../words/format.ts';
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

function inDays(days: number): string {
  if (days === 0) return say('session.backToday');
  return days === 1 ? say('session.backTomorrow') : say('session.backDays', { count: days });
}

/** Why the answer moved nothing; null where it did. */
function whyUnmoved({ presentation, feedback }: Given): string | null {
  const whole = presentation.question.case;
  if (feedback.scheduled) return null;
  if (feedback.underReview) return say('session.underReview');
  if (whole && whole.part < whole.parts) return say('session.casePart');
  return say('session.unscheduled');
}

export function comesBack(given: Given): string[] {
  const { feedback, presentation, returns } = given;
  const days = daysLeft(feedback);
  const unmoved = whyUnmoved(given);
  const soon = returns ? say('session.backSoon') : null;
  const later = days === null ? null : inDays(days);
  const { retrievability } = presentation.reason;
  const expected =
    feedback.scheduled && retrievability !== null
      ? say('session.expected', { share: percent(retrievability) })
      : null;
  return [unmoved, soon, later, expected].filter((sentence) => sentence !== null);
}
