// Items as a table that can be put in order by its columns; a row opens to its options, places and advice.
import { useMemo, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { number, percent } from '../../words/format.ts';
import { language, say } from '../../words/words.ts';
import { ItemDetail } from './item-detail.tsx';
import type { Item } from './types.ts';

const COLUMNS = {
  question: ({ questionId, part }: Item) => `${questionId} ${part ?? 0}`,
  n: ({ n }: Item) => n,
  facility: ({ facility }: Item) => facility?.rate ?? null,
  discrimination: ({ discrimination }: Item) => discrimination?.value ?? null,
  time: ({ medianMs }: Item) => medianMs,
  flags: ({ flags }: Item) => flags.length,
} as const;
type Column = keyof typeof COLUMNS;
type Order = { readonly by: Column; readonly up: boolean };

/** What is not known stands last, whichever way the others go. */
function compare(order: Order) {
  const value = COLUMNS[order.by];
  return (one: Item, other: Item): number => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const up = typeof a === 'number' ? a - Number(b) : a.localeCompare(String(b), language.value);
    return order.up ? up : -up;
  };
}

function Heading({
  by,
  order,
  onOrder,
}: {
  readonly by: Column;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}) {
  const isHere = order.by === by;
  return (
    <th scope="col" aria-sort={isHere ? (order.up ? 'ascending' : 'descending') : undefined}>
      <button
        type="button"
        class="sort"
        onClick={() => onOrder({ by, up: isHere ? !order.up : by === 'question' })}
      >
        {say(`author.column-${by}`)}
        {isHere && <Icon name={order.up ? 'up' : 'down'} />}
      </button>
    </th>
  );
}

const keyOf = ({ bank, questionId, part }: Item) => `${bank}/${questionId}/${part ?? ''}`;

function Row({ item }: { readonly item: Item }) {
  const [isOpen, setOpen] = useState(false);
  const { facility, discrimination, medianMs, flags, n, olderN } = item;
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            class="opener"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'up' : 'down'} />
            <span>
              {item.questionId}
              {item.part !== null && ` (${say('author.part', { count: item.part })})`}
            </span>
          </button>
        </th>
        <td class="number">
          {number(n)}
          {olderN > 0 && <span class="hint"> +{number(olderN)}</span>}
        </td>
        <td class="number">
          {facility ? (
            <>
              {percent(facility.rate)}{' '}
              <span class="hint">
                {percent(facility.low)}–{percent(facility.high)}
              </span>
            </>
          ) : (
            '–'
          )}
        </td>
        <td class="number">{discrimination ? number(discrimination.value, 2) : '–'}</td>
        <td class="number">
          {medianMs === null ? '–' : say('author.seconds', { count: Math.round(medianMs / 1000) })}
        </td>
        <td>
          {flags.length > 0 && (
            <span class="badge badge-warn">
              <Icon name="flag" /> {say('author.flagCount', { count: flags.length })}
            </span>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={6}>
            <ItemDetail item={item} />
          </td>
        </tr>
      )}
    </>
  );
}

export function ItemTable({ items }: { readonly items: readonly Item[] }) {
  const [order, setOrder] = useState<Order>({ by: 'flags', up: false });
  const sorted = useMemo(() => [...items].sort(compare(order)), [items, order]);
  return (
    <Scroll label={say('author.items')}>
      <table class="item-table">
        <thead>
          <tr>
            {(Object.keys(COLUMNS) as Column[]).map((by) => (
              <Heading key={by} by={by} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((item) => (
            <Row key={keyOf(item)} item={item} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
