// How sure memory shall be, and the model of it that is the learner's own.
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import type { OwnSettings } from '../../parts/own-settings.ts';
import { Panel } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';
import { FitSetting } from './fit-setting.tsx';
import { RetentionSetting } from './retention-setting.tsx';

/** Place of the decay of the forgetting curve among the 21 weights of FSRS-6. */
const DECAY = 20;

export function MemoryPanel({ settings }: { readonly settings: OwnSettings }) {
  const fit = useResource(() => take(api.me.fit.$get()));
  return (
    <Panel title={say('settings.memory')}>
      <RetentionSetting settings={settings} decay={fit.value?.weights[DECAY] ?? null} />
      <FitSetting fit={fit} />
    </Panel>
  );
}
