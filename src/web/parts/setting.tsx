// One setting with its label, its hint, and what became of the last change: saved, or refused and why.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../words/words.ts';
import { type Described, Field } from './field.tsx';
import { Icon } from './icon.tsx';
import type { OwnSettings, SettingName } from './own-settings.ts';
import './setting.css';

/** Beside a label; what it says is announced elsewhere. Takes no room, so nothing moves. */
export function SavedMark({
  settings,
  name,
}: {
  readonly settings: OwnSettings;
  readonly name: SettingName;
}) {
  if (!settings.saved.includes(name)) return null;
  return (
    <span class="saved-mark" aria-hidden="true">
      <Icon name="right" />
      {say('settings.saved')}
    </span>
  );
}

export function Setting({
  settings,
  name,
  label,
  hint,
  children,
}: {
  readonly settings: OwnSettings;
  readonly name: SettingName;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly children: (described: Described) => ComponentChildren;
}) {
  return (
    <div class="setting">
      <SavedMark settings={settings} name={name} />
      <Field label={label} hint={hint} error={settings.faults[name]}>
        {children}
      </Field>
    </div>
  );
}

/** A text that is saved when it is left or confirmed; what the server has comes back when it is refused. */
export function SavedInput({
  value,
  onSave,
  ...rest
}: {
  readonly value: string;
  /** False for a text that is none yet; it is gone when the field is left. */
  readonly onSave: (text: string) => boolean;
  readonly type: 'text' | 'number' | 'date';
  readonly min?: string;
  readonly max?: string;
  readonly list?: string;
  readonly maxLength?: number;
} & Described) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <input
      {...rest}
      autocomplete="off"
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onChange={(event) => {
        const next = event.currentTarget.value;
        if (next !== sent.current && onSave(next)) sent.current = next;
      }}
      onBlur={(event) => {
        if (event.currentTarget.value !== sent.current) setText(value);
      }}
    />
  );
}
