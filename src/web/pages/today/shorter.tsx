// Shorter ways to practise, beside the big button: a few minutes, traps only, or everything at once.
import { StartButton } from '../../parts/start-button.tsx';
import { say } from '../../words/words.ts';
import { MOST, sessionSize } from './session-size.ts';

const MINUTES = [5, 10];

export function OnlyTraps() {
  return (
    <StartButton wish={{ mode: 'drill', trapsOnly: true }}>{say('today.onlyTraps')}</StartButton>
  );
}

export function Shorter({ left }: { readonly left: number }) {
  const most = Math.min(left, MOST);
  return (
    <fieldset class="shorter">
      <legend class="hidden">{say('today.shorter')}</legend>
      {MINUTES.map((minutes) => (
        <StartButton key={minutes} wish={{ minutes, size: MOST }}>
          {say('common.minutes', { count: minutes })}
        </StartButton>
      ))}
      <OnlyTraps />
      {most > sessionSize(left) && (
        <StartButton wish={{ size: most }}>{say('today.allOfToday', { count: most })}</StartButton>
      )}
    </fieldset>
  );
}
