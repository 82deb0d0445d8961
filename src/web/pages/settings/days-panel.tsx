// When a learning day begins, by which clock, and the days without study.
import { useId } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import type { OwnSettings } from '../../parts/own-settings.ts';
import { Panel } from '../../parts/panel.tsx';
import { SavedInput, Setting } from '../../parts/setting.tsx';
import { say } from '../../words/words.ts';
import { DaysOff } from './days-off.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

function TimeZone({ settings }: { readonly settings: OwnSettings }) {
  const { me, change } = settings;
  const list = useId();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Setting
      settings={settings}
      name="timeZone"
      label={say('settings.timeZone')}
      hint={say('settings.timeZoneHint')}
    >
      {(described) => (
        <>
          <SavedInput
            {...described}
            type="text"
            list={list}
            value={me.timeZone}
            onSave={(timeZone) => {
              const zone = timeZone.trim();
              if (zone !== '') change({ timeZone: zone });
              return zone !== '';
            }}
          />
          <datalist id={list}>
            {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          {own !== me.timeZone && (
            <div class="own-zone">
              <Button onClick={() => change({ timeZone: own })}>
                {say('settings.ownZone', { zone: own })}
              </Button>
            </div>
          )}
        </>
      )}
    </Setting>
  );
}

export function DaysPanel({ settings }: { readonly settings: OwnSettings }) {
  const { me, change } = settings;
  const starts = HOURS.includes(me.dayStartsAt) ? HOURS : [...HOURS, me.dayStartsAt].sort();
  return (
    <Panel title={say('settings.days')}>
      <div class="two-fields">
        <TimeZone settings={settings} />
        <Setting
          settings={settings}
          name="dayStartsAt"
          label={say('settings.dayStartsAt')}
          hint={say('settings.dayStartsAtHint')}
        >
          {(described) => (
            <select
              {...described}
              value={me.dayStartsAt}
              onChange={({ currentTarget }) => change({ dayStartsAt: currentTarget.value })}
            >
              {starts.map((time) => (
                <option key={time}>{time}</option>
              ))}
            </select>
          )}
        </Setting>
      </div>
      <DaysOff settings={settings} />
    </Panel>
  );
}
