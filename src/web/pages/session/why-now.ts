// Why this card now, in the page's own words where the API gives data for it, and in the API's words where it does not.
import type { Presentation } from '../../api/types.ts';
import { percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';

type Reason = Presentation['reason'];

const DAY_MS = 86_400_000;

/** The first sentence of a reason, and what is added to it (of a card that keeps being forgotten). */
function splitReason(text: string): readonly [first: string, rest: string] {
  const end = text.indexOf('. ');
  return end < 0 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}

/** Null where only the API's words tell it: a spot check, and what a plan asks before it is due. */
function ownWords({ kind, dueAt, text }: Reason, issuedAt: string): string | null {
  const lateMs = dueAt === null ? 0 : Date.parse(issuedAt) - Date.parse(dueAt);
  switch (kind) {
    case 'new':
      return say('session.whyNew');
    case 'relearning':
      return say('session.whyRelearning');
    case 'trap':
      return say('session.whyTrap');
    case 'drill':
      return say('session.whyDrill');
    case 'overdue':
      return say('session.whyOverdue', { count: Math.max(1, Math.floor(lateMs / DAY_MS)) });
    case 'due':
      return lateMs >= 0 && !text.startsWith('A spot check') ? say('session.whyDue') : null;
    default:
      return null;
  }
}

export function whyNow(reason: Reason, issuedAt: string): string {
  const own = ownWords(reason, issuedAt);
  if (own === null) return reason.text;
  const recall =
    // Of a card that was just missed it says nothing.
    reason.retrievability === null || reason.kind === 'relearning'
      ? ''
      : say('session.whyRecall', { share: percent(reason.retrievability) });
  return [own, recall, splitReason(reason.text)[1]].filter(Boolean).join(' ');
}
