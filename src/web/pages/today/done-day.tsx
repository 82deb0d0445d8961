// Nothing is left today: what was done, and what comes next.
import { Icon } from '../../parts/icon.tsx';
import { Panel } from '../../parts/panel.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { day as dayText, number } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { OtherPractice } from './other-practice.tsx';
import type { Coming, Day } from './read-day.ts';
import { minutesFor } from './session-size.ts';
import { OnlyTraps } from './shorter.tsx';

function Next({
  coming,
  secondsPerAnswer,
}: {
  readonly coming: readonly Coming[];
  readonly secondsPerAnswer: number;
}) {
  const next = coming.find(({ total }) => total > 0);
  if (!next) return <p>{say('today.nothingComes')}</p>;
  const { due, new: fresh, total } = next;
  const isTomorrow = next === coming[0];
  return (
    <p>
      <strong>
        {isTomorrow ? say('today.tomorrow') : say('today.nextDay', { day: dayText(next.day) })}
      </strong>{' '}
      {[
        due > 0 && say('today.reviews', { count: due }),
        fresh > 0 && say('today.new', { count: fresh }),
      ]
        .filter(Boolean)
        .join(' · ')}{' '}
      · {say('today.about', { count: minutesFor(total, secondsPerAnswer) })}
    </p>
  );
}

export function DoneDay({ day }: { readonly day: Day & { readonly kind: 'done' } }) {
  const { answered, minutes, secondsPerAnswer } = day.today;
  return (
    <Panel>
      <div class="done">
        <span class="done-mark">
          <Icon name="right" />
        </span>
        <h2>{answered > 0 ? say('today.done') : say('today.nothingDue')}</h2>
        <p>
          {answered > 0
            ? say('today.doneWhat', {
                count: answered,
                minutes: number(Math.max(1, Math.round(minutes))),
              })
            : say('today.nothingDueWhy')}
        </p>
        <Next coming={day.coming} secondsPerAnswer={secondsPerAnswer} />
      </div>
      <div class="shorter done-more">
        <StartButton wish={{ mode: 'drill', size: 10 }}>{say('today.aLittleMore')}</StartButton>
        <OnlyTraps />
      </div>
      <OtherPractice />
    </Panel>
  );
}
