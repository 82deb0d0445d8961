// The screen of /traps: each misconception that was taken, and what cures it.
import { useLocation } from 'preact-iso';
import { topicTitle } from '../api/bank-titles.ts';
import { api, take } from '../api/client.ts';
import { type ListPage, type Paged, usePaged } from '../api/paged.ts';
import { useResource } from '../api/resource.ts';
import { Switch } from '../parts/field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Page } from '../parts/page.tsx';
import { Empty } from '../parts/panel.tsx';
import { say } from '../words/words.ts';
import { NoTraps } from './traps/no-traps.tsx';
import { Tally } from './traps/tally.tsx';
import { TrapEntry } from './traps/trap-entry.tsx';
import { SHOWN, type Shown, type Trap } from './traps/types.ts';
import './traps/traps.css';

/** The most that the API gives at once: nearly always all of them, so that they can be counted. */
const PAGE = '200';

function List({
  page: { data, nextCursor },
  paged,
  topicOf,
}: {
  readonly page: ListPage<Trap>;
  readonly paged: Paged<Trap>;
  readonly topicOf: (trap: Trap) => string;
}) {
  const { query, route } = useLocation();
  const shown: Shown = SHOWN.find((one) => one === query['show']) ?? 'uncured';
  const open = data.filter((trap) => !trap.cured);
  const cured = data.filter((trap) => trap.cured);
  const rows = { uncured: open, cured, all: data }[shown];
  const isWhole = nextCursor === null;

  return (
    <>
      <Tally open={open} cured={isWhole ? cured.length : null} />
      <div class="trap-filter">
        <Switch
          label={say('traps.show')}
          labelHidden
          options={SHOWN.map((value) => ({ value, text: say(`traps.${value}`) }))}
          value={shown}
          onChange={(next) => route(next === 'uncured' ? '/traps' : `/traps?show=${next}`, true)}
        />
      </div>
      {rows.length === 0 ? (
        <Empty title={say(shown === 'cured' ? 'traps.noneCuredTitle' : 'traps.allCuredTitle')}>
          <p>{say(shown === 'cured' ? 'traps.noneCured' : 'traps.allCured')}</p>
        </Empty>
      ) : (
        <ul class="traps">
          {rows.map((trap) => (
            <TrapEntry key={trap.cardId} trap={trap} topic={topicOf(trap)} />
          ))}
        </ul>
      )}
      <MoreButton list={paged} />
    </>
  );
}

export function Traps() {
  const traps = usePaged<Trap>((cursor) =>
    take(api.me.stats.traps.$get({ query: { limit: PAGE, ...(cursor ? { cursor } : {}) } })),
  );
  const banks = useResource(() => take(api.banks.$get()));
  const topicOf = ({ bank, topic }: Trap) => topicTitle(banks.value?.data, bank, topic);
  return (
    <Page title={say('traps.title')} lead={say('traps.lead')}>
      <Loaded resource={traps} height="60vh">
        {(page) =>
          page.data.length === 0 ? (
            <NoTraps />
          ) : (
            <List page={page} paged={traps} topicOf={topicOf} />
          )
        }
      </Loaded>
    </Page>
  );
}
