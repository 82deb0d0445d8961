// Cards of the session, by name: those to learn again in sight, those that are known folded away.
import type { Summary } from '../../api/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { Panel } from '../../parts/panel.tsx';

type Cards = Summary['learned'];

function List({ cards }: { readonly cards: Cards }) {
  return (
    <ul class="summary-list">
      {cards.map(({ cardId, title }) => (
        <li key={cardId}>
          <a href={`/cards/${cardId}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

export function Cards({
  cards,
  title,
  open,
}: {
  readonly cards: Cards;
  readonly title: string;
  readonly open?: boolean;
}) {
  if (cards.length === 0) return null;
  return (
    <Panel>
      <details class="summary-cards" open={open}>
        <summary>
          <h2>{title}</h2>
          <span class="badge">{cards.length}</span>
          <Icon name="down" />
        </summary>
        <List cards={cards} />
      </details>
    </Panel>
  );
}
