// What sets a card apart from others: set aside, or forgotten again and again.
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import type { CardRow } from './types.ts';
import './card-badges.css';

export function CardBadges({
  card,
}: {
  readonly card: Pick<CardRow, 'suspended' | 'buriedUntil' | 'leech'>;
}) {
  const { suspended, buriedUntil, leech } = card;
  if (!suspended && buriedUntil === null && !leech) return null;
  return (
    <span class="card-badges">
      {leech && (
        <span class="badge badge-leech">
          <Icon name="traps" />
          {say('cards.leechBadge')}
        </span>
      )}
      {suspended && <span class="badge">{say('cards.suspendedBadge')}</span>}
      {!suspended && buriedUntil !== null && <span class="badge">{say('cards.buriedBadge')}</span>}
    </span>
  );
}
