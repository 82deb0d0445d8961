// The cards that were found: a table where there is room, a column of small cards on a phone; a row leads to its card.
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import { CardBadges } from './card-badges.tsx';
import { nextTime } from './next-time.ts';
import { StrengthBar } from './strength-bar.tsx';
import type { CardRow } from './types.ts';

type TopicTitle = (bank: string, topic: string) => string;

function Row({
  row,
  topicTitle,
  onOpen,
}: {
  readonly row: CardRow;
  readonly topicTitle: TopicTitle;
  readonly onOpen: (cardId: string) => void;
}) {
  return (
    <tr>
      <th scope="row">
        <a
          class="card-link"
          href={`/cards/${row.cardId}`}
          data-card={row.cardId}
          onClick={() => onOpen(row.cardId)}
        >
          {row.title}
        </a>
        <CardBadges card={row} />
      </th>
      <td class="card-topic">{topicTitle(row.bank, row.topic)}</td>
      <td>
        <StrengthBar retrievability={row.memory?.retrievability ?? null} />
      </td>
      <td class="card-next">
        <span class="card-next-label" aria-hidden="true">
          {say('cards.columnNext')}:{' '}
        </span>
        {nextTime(row)}
        <Icon name="next" />
      </td>
    </tr>
  );
}

export function CardTable(props: {
  readonly rows: readonly CardRow[];
  readonly topicTitle: TopicTitle;
  readonly onOpen: (cardId: string) => void;
}) {
  return (
    <table class="card-table">
      <caption class="hidden">{say('cards.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('cards.columnCard')}</th>
          <th scope="col">{say('cards.topic')}</th>
          <th scope="col">{say('cards.columnMemory')}</th>
          <th scope="col">{say('cards.columnNext')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row key={row.cardId} row={row} topicTitle={props.topicTitle} onOpen={props.onOpen} />
        ))}
      </tbody>
    </table>
  );
}
