// Which exam it is for, and when: the two settings that a plan is made from.

import { api, take } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import { say } from '../words/words.ts';
import type { OwnSettings } from './own-settings.ts';
import { SavedInput, Setting } from './setting.tsx';

/** A year is typed digit by digit: until it has four, the date is one of long ago. */
const isTyped = (date: string): boolean => date === '' || date >= '2000';

export function ExamFields({ settings }: { readonly settings: OwnSettings }) {
  const { me, change } = settings;
  const { value: exams } = useResource(() => take(api.exams.$get()));
  const known = exams?.data ?? [];
  // Its title comes later, or a bank that declared it is gone.
  const isListed = known.some(({ code }) => code === me.exam);
  return (
    <div class="two-fields">
      <Setting settings={settings} name="exam" label={say('settings.exam')}>
        {(described) => (
          <select
            {...described}
            value={me.exam ?? ''}
            onChange={({ currentTarget }) => change({ exam: currentTarget.value || null })}
          >
            <option value="">{say('settings.noExam')}</option>
            {me.exam !== null && !isListed && <option value={me.exam}>{me.exam}</option>}
            {known.map(({ code, title }) => (
              <option key={code} value={code}>
                {`${code} · ${title}`}
              </option>
            ))}
          </select>
        )}
      </Setting>
      <Setting settings={settings} name="examDate" label={say('settings.examDate')}>
        {(described) => (
          <SavedInput
            {...described}
            type="date"
            min="2000-01-01"
            value={me.examDate ?? ''}
            onSave={(date) => {
              if (isTyped(date)) change({ examDate: date || null });
              return isTyped(date);
            }}
          />
        )}
      </Setting>
    </div>
  );
}
