// The misconception that the card names, and how often its learner fell for it.
import { Icon } from '../../parts/icon.tsx';
import { Panel } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';
import type { Card } from '../cards/types.ts';

export function CardTrap({ card }: { readonly card: Card }) {
  const { misconception, times, strong } = card.trap;
  if (misconception === null) return null;
  return (
    <Panel title={say('cards.trapTitle')}>
      <blockquote class="card-trap">{misconception}</blockquote>
      <p class="card-trap-times">
        {times === 0 ? (
          say('cards.trapNever')
        ) : (
          <>
            <Icon name="traps" />
            <span>
              {say('cards.trapTimes', { count: times })}
              {strong > 0 && ` ${say('cards.trapStrong', { count: strong })}`}{' '}
              <a href="/traps">{say('cards.trapAll')}</a>
            </span>
          </>
        )}
      </p>
    </Panel>
  );
}
