// The screen of /cards: every card of the banks, searched and filtered by the address, page by page.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { topicTitle } from '../api/bank-titles.ts';
import { api, take } from '../api/client.ts';
import { usePaged } from '../api/paged.ts';
import { useResource } from '../api/resource.ts';
import { announce } from '../parts/announce.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';
import { CardTable } from './cards/card-table.tsx';
import { FilterBar } from './cards/filter-bar.tsx';
import {
  addressOf,
  type Filters,
  filtersOf,
  isNarrowed,
  NO_FILTERS,
  queryOf,
} from './cards/filters.ts';
import { leaveFor, returnTo } from './cards/left.ts';
import { NoCards } from './cards/no-cards.tsx';
import { totalOf } from './cards/total.ts';
import type { CardRow } from './cards/types.ts';
import './cards/cards.css';

const PAGE = 50;
const MOST = 200;

export function Cards() {
  const { query, route } = useLocation();
  const filters = filtersOf(query);
  const address = addressOf(filters);
  const list = useRef<HTMLDivElement>(null);
  // Read once: where this learner comes back to.
  const [left] = useState(() => returnTo(address));
  const [comesTo, setComesTo] = useState(left?.cardId ?? null);

  const banks = useResource(() => take(api.banks.$get()));
  const cards = usePaged<CardRow>(
    (cursor) => {
      const limit = left?.address === address ? Math.min(MOST, Math.max(PAGE, left.rows)) : PAGE;
      const page = cursor === undefined ? { limit: `${limit}` } : { limit: `${PAGE}`, cursor };
      return take(api.me.cards.$get({ query: { ...queryOf(filters), ...page } }));
    },
    [address],
  );
  const rows = cards.value?.data;
  const isWhole = cards.value?.nextCursor === null;
  const shown = rows?.length ?? 0;
  const total = isWhole ? shown : totalOf(filters, banks.value?.data ?? []);
  const count =
    total === null
      ? say('cards.countFirst', { count: shown })
      : say(isWhole ? 'cards.count' : 'cards.countOf', { shown, count: total });

  function focusOn(cardId: string): void {
    list.current?.querySelector<HTMLElement>(`[data-card="${cardId}"]`)?.focus();
  }

  useEffect(() => {
    if (!rows || comesTo === null) return;
    focusOn(comesTo);
    setComesTo(null);
  }, [rows, comesTo]);
  useEffect(() => {
    // Whoever types or chooses hears what came of it.
    if (rows && !cards.loading && isNarrowed(filters)) announce(count);
  }, [cards.loading]);

  function change(next: Filters): void {
    // Typing on is one step for the way back; a first word and each choice are steps of their own.
    const isTyping = next.q !== filters.q && filters.q !== '' && next.q !== '';
    if (addressOf(next) !== address) route(addressOf(next), isTyping);
  }

  function tellMore([first, ...others]: readonly CardRow[]): void {
    if (!first) return;
    announce(say('cards.moreShown', { count: others.length + 1 }));
    // The button goes with the last page, and the focus must not go with it.
    setTimeout(() => {
      if (document.activeElement === document.body) focusOn(first.cardId);
    });
  }

  return (
    <Page title={say('cards.title')} lead={say('cards.lead')} width="wide">
      <FilterBar filters={filters} banks={banks.value?.data ?? []} onChange={change} />
      <div ref={list} class="card-list" aria-busy={cards.loading}>
        <Loaded resource={cards} height="60vh">
          {({ data }) =>
            data.length === 0 ? (
              <NoCards filters={filters} onClear={() => change(NO_FILTERS)} />
            ) : (
              <>
                <p class="card-count">
                  {count}
                  {filters.state === 'leech' && <> · {say('cards.leechHelp')}</>}
                </p>
                <CardTable
                  rows={data}
                  topicTitle={(bank, topic) => topicTitle(banks.value?.data, bank, topic)}
                  onOpen={(cardId) => leaveFor({ address, rows: data.length, cardId })}
                />
                <MoreButton list={cards} onMore={tellMore} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}
