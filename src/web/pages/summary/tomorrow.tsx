// What the next day brings.
import type { Summary } from '../../api/types.ts';
import { Panel } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';

export function Tomorrow({ tomorrow }: { readonly tomorrow: Summary['tomorrow'] }) {
  const parts = [
    ...(tomorrow.due > 0 ? [say('summary.tomorrowDue', { count: tomorrow.due })] : []),
    ...(tomorrow.new > 0 ? [say('summary.tomorrowNew', { count: tomorrow.new })] : []),
  ];
  return (
    <Panel title={say('summary.tomorrow')}>
      <p class="tomorrow">
        {parts.length === 0 ? say('summary.tomorrowFree') : `${parts.join(', ')}.`}
      </p>
    </Panel>
  );
}
