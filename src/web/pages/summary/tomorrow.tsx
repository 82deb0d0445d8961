// What the next day brings.
import type { Summary } from '../../api/types.ts';
import { Panel } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';

export function Tomorrow({ tomorrow }: { readonly tomorrow: Summary['tomorrow'] }) {
  const isFree = tomorrow.due === 0 && tomorrow.new === 0;
  return (
    <Panel title={say('summary.tomorrow')}>
      <p class="tomorrow">
        {isFree
          ? say('summary.tomorrowFree')
          : `${say('summary.tomorrowDue', { count: tomorrow.due })}, ${say('summary.tomorrowNew', { count: tomorrow.new })}.`}
      </p>
    </Panel>
  );
}
