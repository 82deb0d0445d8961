// What loading the files changed, bank by bank, and what was not done until its author settles something.
import { Button } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';
import { ProblemList } from './problem-list.tsx';
import { RegradeButton } from './regrade-button.tsx';
import type { LoadedBanks } from './types.ts';

type Changes = LoadedBanks['changes'][number];
const LISTS = [
  'added',
  'edited',
  'keyChanged',
  'retired',
  'restored',
  'renamed',
  'replaced',
] as const;

/** As many ids as help to see what happened. */
const MOST_IDS = 12;

function ChangedBank({ changes }: { readonly changes: Changes }) {
  const lists = LISTS.filter((name) => changes[name].length > 0);
  return (
    <li>
      <strong>{changes.bank}</strong>
      <ul>
        {lists.map((name) => (
          <li key={name}>
            {say(`author.changed-${name}`, { count: changes[name].length })}{' '}
            <span class="ids">
              {changes[name].slice(0, MOST_IDS).join(', ')}
              {changes[name].length > MOST_IDS && ' …'}
            </span>
          </li>
        ))}
      </ul>
      {changes.keyChanged.length > 0 && <RegradeButton wish={{ bank: changes.bank }} />}
    </li>
  );
}

export function LoadedChanges({
  loaded,
  onAccept,
}: {
  readonly loaded: LoadedBanks;
  /** Loads once more, and lets much of a bank go. */
  readonly onAccept: () => void;
}) {
  const { changes, refused, problems, kept } = loaded;
  return (
    <Panel title={say('author.lastLoad')}>
      {changes.length === 0 && refused.length === 0 && kept.length === 0 && (
        <p>{say('author.nothingChanged')}</p>
      )}
      <ul class="changes">
        {changes.map((one) => (
          <ChangedBank key={one.bank} changes={one} />
        ))}
      </ul>
      {kept.length > 0 && <p>{say('author.kept', { banks: kept.join(', ') })}</p>}
      {refused.length > 0 && (
        <>
          <p>{say('author.refused', { banks: refused.map(({ bank }) => bank).join(', ') })}</p>
          <ProblemList problems={problems.filter(({ level }) => level === 'error')} />
          <Button look="danger" onClick={onAccept}>
            {say('author.acceptRetire')}
          </Button>
        </>
      )}
    </Panel>
  );
}
