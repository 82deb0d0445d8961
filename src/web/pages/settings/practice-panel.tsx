// How much a day may ask, and in which order.
import { Switch } from '../../parts/field.tsx';
import type { OwnSettings } from '../../parts/own-settings.ts';
import { Panel } from '../../parts/panel.tsx';
import { SavedMark } from '../../parts/setting.tsx';
import { say } from '../../words/words.ts';
import { NumberSetting } from './number-setting.tsx';

export function PracticePanel({ settings }: { readonly settings: OwnSettings }) {
  return (
    <Panel title={say('settings.aDay')}>
      <div class="three-fields">
        <NumberSetting
          settings={settings}
          name="minutesPerDay"
          label={say('settings.minutesPerDay')}
          hint={say('settings.minutesPerDayHint')}
          min={1}
          max={1440}
          mayBeOpen
        />
        <NumberSetting
          settings={settings}
          name="newPerDay"
          label={say('settings.newPerDay')}
          hint={say('settings.newPerDayHint')}
          min={0}
          max={999}
        />
        <NumberSetting
          settings={settings}
          name="reviewsPerDay"
          label={say('settings.reviewsPerDay')}
          hint={say('settings.reviewsPerDayHint')}
          min={0}
          max={9999}
        />
      </div>
      <div class="setting">
        <SavedMark settings={settings} name="order" />
        <Switch
          label={say('settings.order')}
          options={[
            { value: 'gain', text: say('settings.orderGain') },
            { value: 'gentle', text: say('settings.orderGentle') },
          ]}
          value={settings.me.order}
          onChange={(order) => settings.change({ order })}
        />
        <p class="hint">{say('settings.orderHint')}</p>
      </div>
    </Panel>
  );
}
