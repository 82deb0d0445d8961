// What stands where no card was found: why that may be, and the way out.
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';
import { type Filters, isNarrowed } from './filters.ts';

/** Only a state is asked for: then its emptiness means something. */
function isStateAlone({ q, bank, topic, state }: Filters): boolean {
  return state !== null && q.trim() === '' && bank === null && topic === null;
}

export function NoCards({
  filters,
  onClear,
}: {
  readonly filters: Filters;
  readonly onClear: () => void;
}) {
  const { state } = filters;
  if (!isNarrowed(filters))
    return (
      <Empty title={say('cards.noneTitle')}>
        <p>{say('cards.none')}</p>
      </Empty>
    );
  const isAlone = state !== null && isStateAlone(filters);
  return (
    <Empty title={isAlone ? say(`cards.${state}NoneTitle`) : say('cards.noFitTitle')}>
      <p>{isAlone ? say(`cards.${state}None`) : say('cards.noFit')}</p>
      <Button onClick={onClear}>{say('cards.clear')}</Button>
    </Empty>
  );
}
