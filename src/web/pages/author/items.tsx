// How the questions do their work: a picture of all, and a table whose rows open to the figures of one.
import { useMemo, useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { usePaged } from '../../api/paged.ts';
import { Switch } from '../../parts/field.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { BankSelect } from './bank-select.tsx';
import { ItemScatter } from './item-scatter.tsx';
import { ItemTable } from './item-table.tsx';

/** Rows that are read at once: a bank of usual size is there as a whole, and can be sorted. */
const WANTED = 1000;

export function Items() {
  const [bank, setBank] = useState('');
  const [which, setWhich] = useState<'all' | 'flagged' | 'known'>('all');
  const query = (cursor: string | undefined) => ({
    limit: '200',
    ...(bank === '' ? {} : { bank }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const items = usePaged(
    (cursor) => take(authorApi.author.items.$get({ query: query(cursor) })),
    [bank],
    WANTED,
  );
  const { value, error } = items;
  const rows = value?.data ?? [];
  const isReading = items.loading || items.isFetching;
  const chosen = useMemo(
    () =>
      rows.filter(
        ({ flags, facility }) =>
          which === 'all' || (which === 'known' ? facility !== null : flags.length > 0),
      ),
    [value, which],
  );
  const known = rows.filter(({ facility }) => facility !== null);

  return (
    <>
      <div class="filters">
        <BankSelect value={bank} onChange={setBank} />
        <Switch
          label={say('author.which')}
          options={[
            { value: 'all', text: say('author.all') },
            { value: 'known', text: say('author.withFigures') },
            { value: 'flagged', text: say('author.flagged') },
          ]}
          value={which}
          onChange={setWhich}
        />
      </div>
      {error !== undefined && <ProblemNote error={error} onRetry={items.reload} />}
      {!isReading && known.length === 0 && error === undefined && (
        <Panel>
          <Empty title={say('author.noFigures')}>
            <p>{say('author.noFiguresHelp')}</p>
          </Empty>
        </Panel>
      )}
      {known.length > 0 && (
        <Panel title={say('author.scatterTitle')}>
          <ItemScatter items={known} />
        </Panel>
      )}
      <Panel title={say('author.itemsTitle', { count: chosen.length })}>
        {chosen.length > 0 && <ItemTable items={chosen} />}
        {isReading && <p role="status">{say('author.reading', { count: rows.length })}</p>}
        {!isReading && chosen.length === 0 && <Empty title={say('author.noneChosen')} />}
        {!isReading && <MoreButton list={items} />}
      </Panel>
    </>
  );
}
