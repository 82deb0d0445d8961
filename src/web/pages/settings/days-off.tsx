// The days on which nobody studies: week days that come again, and single dates.
import { useState } from 'preact/hooks';
import type { Me } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { OwnSettings } from '../../parts/own-settings.ts';
import { SavedMark } from '../../parts/setting.tsx';
import { date as dateText, weekday } from '../../words/format.ts';
import { say } from '../../words/words.ts';

type DayOff = Me['daysOff'][number];
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const isDate = (day: DayOff): boolean => /^\d/.test(day);

function Dates({ settings }: { readonly settings: OwnSettings }) {
  const { daysOff } = settings.me;
  const dates = daysOff.filter(isDate).sort();
  if (dates.length === 0) return null;
  return (
    <ul class="dates-off">
      {dates.map((one) => (
        <li key={one}>
          {dateText(one)}
          <button
            type="button"
            aria-label={say('settings.removeDay', { day: dateText(one) })}
            onClick={() => settings.change({ daysOff: daysOff.filter((other) => other !== one) })}
          >
            <Icon name="wrong" />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function DaysOff({ settings }: { readonly settings: OwnSettings }) {
  const { daysOff } = settings.me;
  const [next, setNext] = useState('');
  const change = (days: readonly DayOff[]) => settings.change({ daysOff: [...days] });
  return (
    <fieldset class="days-off setting">
      <legend>{say('settings.daysOff')}</legend>
      <SavedMark settings={settings} name="daysOff" />
      <p class="hint">{say('settings.daysOffHint')}</p>
      <div class="week">
        {WEEK.map((name, index) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={daysOff.includes(name)}
              onChange={({ currentTarget }) =>
                change(
                  currentTarget.checked
                    ? [...daysOff, name]
                    : daysOff.filter((one) => one !== name),
                )
              }
            />
            {weekday(index, 'short')}
          </label>
        ))}
      </div>
      <Dates settings={settings} />
      <form
        class="add-day"
        onSubmit={(event) => {
          event.preventDefault();
          if (next !== '' && !daysOff.includes(next)) change([...daysOff, next]);
          setNext('');
        }}
      >
        <Field label={say('settings.addDay')} error={settings.faults.daysOff}>
          {(described) => (
            <input
              {...described}
              type="date"
              min="2000-01-01"
              value={next}
              onInput={(event) => setNext(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit">{say('settings.add')}</Button>
      </form>
    </fieldset>
  );
}
