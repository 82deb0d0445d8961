// How the questions do their work: a picture of all, and a table whose rows open to the figures of one.
import { useMemo, useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Switch } from '../../parts/field.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { BankSelect } from './bank-select.tsx';
import { ItemScatter } from './item-scatter.tsx';
import { ItemTable } from './item-table.tsx';
import { usePages } from './use-pages.ts';

/** Pages of 200 that are read at once: a bank of usual size is there as a whole, and can be sorted. */
const EAGER = 5;

export function Items() {
  const [bank, setBank] = useState('');
  const [which, setWhich] = useState<'all' | 'flagged' | 'known'>('all');
  const query = (cursor: string | undefined) => ({
    limit: '200',
    ...(bank === '' ? {} : { bank }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const pages = usePages(
    (cursor) => take(authorApi.author.items.$get({ query: query(cursor) })),
    [bank],
    EAGER,
  );
  const { rows, loading, error } = pages;
  const chosen = useMemo(
    () =>
      rows.filter(
        ({ flags, facility }) =>
          which === 'all' || (which === 'known' ? facility !== null : flags.length > 0),
      ),
    [rows, which],
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
      {error !== undefined && <ProblemNote error={error} onRetry={pages.reload} />}
      {!loading && known.length === 0 && error === undefined && (
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
        {loading && <p role="status">{say('author.reading', { count: rows.length })}</p>}
        {!loading && chosen.length === 0 && <Empty title={say('author.noneChosen')} />}
        {pages.hasMore && !loading && <Button onClick={pages.more}>{say('common.more')}</Button>}
      </Panel>
    </>
  );
}
