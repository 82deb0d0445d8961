// Before the first question ever: what Trapwise does in three sentences, when the exam is, and the first session.
import type { Me, Today } from '../../api/types.ts';
import { ExamFields } from '../../parts/exam-fields.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useOwnSettings } from '../../parts/own-settings.ts';
import { Panel } from '../../parts/panel.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { say } from '../../words/words.ts';
import { minutesFor, sessionSize } from './session-size.ts';

const TAUGHT = [
  ['traps', 'today.teachTraps', 'today.teachTrapsWhat'],
  ['progress', 'today.teachMemory', 'today.teachMemoryWhat'],
  ['exam', 'today.teachExam', 'today.teachExamWhat'],
] as const;

export function FirstVisit({ me, today }: { readonly me: Me; readonly today: Today }) {
  const settings = useOwnSettings(me);
  const size = sessionSize(today.left);
  return (
    <>
      <ol class="taught">
        {TAUGHT.map(([icon, title, what]) => (
          <li key={icon}>
            <span class="taught-mark">
              <Icon name={icon} />
            </span>
            <div>
              <h2>{say(title)}</h2>
              <p>{say(what)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div class="start">
        <StartButton look="strong" size="large" wish={{ size }}>
          <span class="two-lines">
            {say('today.startFirst')}
            <small>
              {say('common.questions', { count: size })} ·{' '}
              {say('today.about', { count: minutesFor(size, today.secondsPerAnswer) })}
            </small>
          </span>
        </StartButton>
      </div>
      <Panel title={say('today.whenExam')}>
        <ExamFields settings={settings} />
        <p class="hint">{say('today.whenExamHint')}</p>
      </Panel>
    </>
  );
}
