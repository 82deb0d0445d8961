// The time that is left: as figures that nobody has to look at, and in words near the end.
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { runningTime } from '../../words/format.ts';
import { say } from '../../words/words.ts';

const KEY = 'trapwise.exam-time';
/** From here on the time is marked, with a word. */
const SOON_S = 300;

export function Countdown({ seconds }: { readonly seconds: number }) {
  const [isHidden, setHidden] = useState(localStorage.getItem(KEY) === 'hidden');
  const isSoon = seconds <= SOON_S;
  function turn(): void {
    localStorage.setItem(KEY, isHidden ? 'shown' : 'hidden');
    setHidden(!isHidden);
  }
  return (
    <div class={`countdown ${isSoon && !isHidden ? 'countdown-soon' : ''}`}>
      {!isHidden && (
        <p class="countdown-time">
          <Icon name="exam" />
          <span class="hidden" id="time-left">
            {say('exam.timeLeft')}
          </span>
          <span role="timer" aria-labelledby="time-left">
            {runningTime(seconds)}
          </span>
          {isSoon && <span class="countdown-word">{say('exam.soon')}</span>}
        </p>
      )}
      <Button look="quiet" aria-label={isHidden ? undefined : say('exam.hideTime')} onClick={turn}>
        {say(isHidden ? 'exam.showTime' : 'exam.hide')}
      </Button>
    </div>
  );
}
