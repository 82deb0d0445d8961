// The traps that were fallen for in the session, and practice against them.
import type { Summary } from '../../api/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { Panel } from '../../parts/panel.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { say } from '../../words/words.ts';

export function TrapsTaken({ hits }: { readonly hits: Summary['trapHits'] }) {
  if (hits.length === 0) return null;
  return (
    <Panel title={say('summary.traps', { count: hits.length })}>
      <ul class="summary-list">
        {hits.map(({ cardId, title, misconception, times }) => (
          <li key={cardId}>
            <Icon name="traps" />
            <div>
              <a href={`/cards/${cardId}`}>{title}</a>
              {misconception !== null && <p>{misconception}</p>}
              {times > 1 && <span class="badge">{say('summary.times', { count: times })}</span>}
            </div>
          </li>
        ))}
      </ul>
      <StartButton wish={{ mode: 'drill', cards: hits.map(({ cardId }) => cardId) }}>
        {say('summary.drillTraps', { count: hits.length })}
      </StartButton>
    </Panel>
  );
}
