// How surely a card shall be remembered when it comes back, and what that costs, told while the slider moves.
import { useDraft } from '../../parts/draft.ts';
import type { OwnSettings } from '../../parts/own-settings.ts';
import { Setting } from '../../parts/setting.tsx';
import { number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { pauseFactor, USUAL_RETENTION } from './retention.ts';

const LOW = 0.7;
const HIGH = 0.97;
/** From here on a little more costs much. */
const DEAR = 0.95;

/** What it means; what it costs is known once the learner's forgetting curve is. */
function retentionText(retention: number, decay: number | null): string {
  const means = say('settings.retentionMeans', { share: percent(retention) });
  if (retention === USUAL_RETENTION) return `${means} ${say('settings.retentionUsual')}`;
  if (decay === null) return means;
  const factor = pauseFactor(retention, decay);
  const cost =
    factor < 1
      ? say('settings.retentionMore', { times: number(1 / factor, 1) })
      : say('settings.retentionLess', { times: number(factor, 1) });
  return [means, cost, retention >= DEAR && say('settings.retentionDear')]
    .filter(Boolean)
    .join(' ');
}

export function RetentionSetting({
  settings,
  decay,
}: {
  readonly settings: OwnSettings;
  readonly decay: number | null;
}) {
  const { desiredRetention } = settings.me;
  const isRefused = settings.faults.desiredRetention !== undefined;
  const { shown, show, control } = useDraft(desiredRetention, isRefused);
  return (
    <Setting
      settings={settings}
      name="desiredRetention"
      label={say('settings.retention')}
      hint={<span class="retention-hint">{retentionText(shown, decay)}</span>}
    >
      {(described) => (
        <div class="retention-slider">
          <input
            {...described}
            ref={control}
            type="range"
            min={LOW * 100}
            max={HIGH * 100}
            step={1}
            value={Math.round(shown * 100)}
            aria-valuetext={percent(shown)}
            onInput={(event) => show(event.currentTarget.valueAsNumber / 100)}
            onChange={(event) => {
              const next = event.currentTarget.valueAsNumber / 100;
              if (next !== desiredRetention) settings.change({ desiredRetention: next });
            }}
          />
          <output>{percent(shown)}</output>
        </div>
      )}
    </Setting>
  );
}
