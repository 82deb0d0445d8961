// When the card comes and why, in a sentence, with what can be done about it.
import type { ComponentChildren } from 'preact';
import { Panel } from '../../parts/panel.tsx';
import { date, inDays } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { daysAhead } from '../cards/days-ahead.ts';
import type { Card } from '../cards/types.ts';

/** A forecast of the due day alone: nothing else keeps the card back or brings it forward. */
function ofDueDay(dueAt: string): string {
  const ahead = daysAhead(dueAt);
  if (ahead > 0) return say('cards.whyLater', { when: inDays(ahead), date: date(dueAt) });
  return ahead === 0 ? say('cards.whyToday') : say('cards.whyOverdue', { count: -ahead });
}

function why({ whyNow, retired, suspended, buriedUntil }: Card): string {
  if (retired) return say('cards.whyRetired');
  if (suspended) return say('cards.whySuspended');
  if (buriedUntil !== null) return say('cards.whyBuried', { when: inDays(daysAhead(buriedUntil)) });
  const { kind, dueAt, text } = whyNow;
  if (kind === 'new') return say('cards.whyNew');
  if (kind === 'relearning') return say('cards.whyRelearning');
  if (dueAt === null) return text;
  return kind === 'trap' ? `${say('cards.whyTrap')} ${ofDueDay(dueAt)}` : ofDueDay(dueAt);
}

export function NextPanel({
  card,
  children,
}: {
  readonly card: Card;
  readonly children: ComponentChildren;
}) {
  return (
    <Panel title={say('cards.whyTitle')}>
      <p class="card-why">{why(card)}</p>
      {card.leech && !card.retired && (
        <p class="card-leech">{say('cards.leechAdvice', { count: card.memory?.lapses ?? 0 })}</p>
      )}
      {children}
    </Panel>
  );
}
