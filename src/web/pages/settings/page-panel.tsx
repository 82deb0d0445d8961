// What concerns this browser alone, language and theme, and the learner's name.
import { Switch } from '../../parts/field.tsx';
import type { OwnSettings } from '../../parts/own-settings.ts';
import { Panel } from '../../parts/panel.tsx';
import { SavedInput, Setting } from '../../parts/setting.tsx';
import { setTheme, THEMES, theme } from '../../theme.ts';
import { LANGUAGES, type Language, language, say, setLanguage } from '../../words/words.ts';

const THEME_NAMES = {
  system: 'settings.themeSystem',
  light: 'settings.themeLight',
  dark: 'settings.themeDark',
} as const;
const LANGUAGE_NAMES = Object.entries(LANGUAGES) as [Language, string][];

export function PagePanel({ settings }: { readonly settings: OwnSettings }) {
  return (
    <Panel title={say('settings.page')}>
      <div class="switches">
        <Switch
          label={say('settings.language')}
          options={LANGUAGE_NAMES.map(([value, text]) => ({ value, text }))}
          value={language.value}
          onChange={(next) => void setLanguage(next)}
        />
        <Switch
          label={say('settings.theme')}
          options={THEMES.map((value) => ({ value, text: say(THEME_NAMES[value]) }))}
          value={theme.value}
          onChange={setTheme}
        />
      </div>
      <p class="hint">{say('settings.pageHint')}</p>
      <Setting
        settings={settings}
        name="name"
        label={say('settings.name')}
        hint={say('settings.nameHint')}
      >
        {(described) => (
          <SavedInput
            {...described}
            type="text"
            maxLength={120}
            value={settings.me.name}
            onSave={(name) => {
              settings.change({ name });
              return true;
            }}
          />
        )}
      </Setting>
    </Panel>
  );
}
