// A setting that is a whole number, or nothing where it may be left open.
import type { OwnSettings } from '../../parts/own-settings.ts';
import { SavedInput, Setting } from '../../parts/setting.tsx';

export function NumberSetting({
  settings,
  name,
  label,
  hint,
  min,
  max,
  mayBeOpen = false,
}: {
  readonly settings: OwnSettings;
  readonly name: 'minutesPerDay' | 'newPerDay' | 'reviewsPerDay';
  readonly label: string;
  readonly hint: string;
  readonly min: number;
  readonly max: number;
  readonly mayBeOpen?: boolean;
}) {
  const value = settings.me[name];
  /** Only what is no number stays here; what is none that fits is for the server to say. */
  function save(text: string): boolean {
    if (text === '' && !mayBeOpen) return false;
    const next = text === '' ? null : Number(text);
    if (Number.isNaN(next)) return false;
    settings.change({ [name]: next });
    return true;
  }
  return (
    <Setting settings={settings} name={name} label={label} hint={hint}>
      {(described) => (
        <SavedInput
          {...described}
          type="number"
          min={String(min)}
          max={String(max)}
          value={value === null ? '' : String(value)}
          onSave={save}
        />
      )}
    </Setting>
  );
}
