// Back, flag, all questions, next: beside each other under the question, at the foot of a phone.
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import type { Row } from './types.ts';

export function Steps({
  row,
  count,
  onGo,
  onFlag,
  onNavigator,
  onEnd,
}: {
  readonly row: Row;
  readonly count: number;
  readonly onGo: (position: number) => void;
  readonly onFlag: () => void;
  readonly onNavigator: () => void;
  readonly onEnd: () => void;
}) {
  const { position, flagged } = row;
  const isLast = position === count - 1;
  return (
    <nav class="paper-steps" aria-label={say('exam.steps')}>
      <Button disabled={position === 0} onClick={() => onGo(position - 1)}>
        <Icon name="back" />
        <span class="paper-step-word">{say('exam.previous')}</span>
      </Button>
      <Button look={flagged ? 'plain' : 'quiet'} aria-pressed={flagged} onClick={onFlag}>
        <Icon name="flag" />
        <span>{say(flagged ? 'exam.flagged' : 'exam.flag')}</span>
      </Button>
      <span class="paper-to-navigator">
        <Button look="quiet" aria-haspopup="dialog" onClick={onNavigator}>
          <Icon name="cards" />
          <span class="hidden">{say('exam.allQuestions')}:</span>
          {say('exam.placeOf', { number: position + 1, count })}
        </Button>
      </span>
      <Button look="strong" onClick={() => (isLast ? onEnd() : onGo(position + 1))}>
        <span class={isLast ? '' : 'paper-step-word'}>
          {isLast ? say('exam.finish') : say('exam.next')}
        </span>
        {!isLast && <Icon name="next" />}
      </Button>
    </nav>
  );
}
