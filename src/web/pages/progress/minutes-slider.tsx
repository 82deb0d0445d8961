// The slider "minutes a day": moved with a finger, the arrow keys, or a step at a time with two buttons.
import { useId } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { say } from '../../words/words.ts';

export function MinutesSlider({
  least,
  most,
  step,
  value,
  saved,
  isSaved,
  onChange,
}: {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** A whole number of steps. */
  readonly value: number;
  /** Null where the learner's days have no limit in minutes. */
  readonly saved: number | null;
  /** Nothing but the setting is shown. */
  readonly isSaved: boolean;
  readonly onChange: (minutes: number) => void;
}) {
  const id = useId();
  const exact = isSaved && saved !== null ? saved : value;
  const text = say('common.minutes', { count: exact });
  const moveTo = (minutes: number) => onChange(Math.min(Math.max(minutes, least), most));
  return (
    <div class="minutes-slider">
      <label for={id}>{say('progress.minutesADay')}</label>
      <output for={id} class="slider-value">
        {text}
      </output>
      <div class="slider-row">
        <Button
          aria-label={say('progress.fewer')}
          disabled={exact <= least}
          onClick={() => moveTo((Math.ceil(exact / step) - 1) * step)}
        >
          −
        </Button>
        <input
          id={id}
          type="range"
          min={least}
          max={most}
          step={step}
          value={value}
          aria-valuetext={text}
          aria-describedby={`${id}-hint`}
          onInput={({ currentTarget }) => moveTo(Number(currentTarget.value))}
        />
        <Button
          aria-label={say('progress.more')}
          disabled={exact >= most}
          onClick={() => moveTo((Math.floor(exact / step) + 1) * step)}
        >
          +
        </Button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {saved === null ? say('progress.noMinutes') : say('progress.minutesNow', { count: saved })}
      </p>
    </div>
  );
}
