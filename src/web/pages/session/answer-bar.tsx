// The foot of a session: the one strong button, always in sight.
import { isSelfRated } from '../../inputs/input-control.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import type { Practice } from './use-practice.ts';
import './answer-bar.css';

function Asking({ turn, answer, reveal }: Practice) {
  const busy = turn.stage.kind === 'sending';
  if (isSelfRated(turn.presentation.input))
    return (
      turn.revealed === undefined && (
        <Button look="strong" size="large" onClick={reveal}>
          {say('session.reveal')}
        </Button>
      )
    );
  return (
    <Button look="strong" size="large" busy={busy} onClick={answer}>
      {say(busy ? 'session.sending' : 'session.answer')}
    </Button>
  );
}

function Told({ turn: { stage, last }, goOn, undo }: Practice) {
  if (stage.kind !== 'told') return null;
  const isEnd = stage.feedback.next === null && !stage.wasAnswered;
  return (
    <>
      {last !== null && !stage.wasAnswered && (
        <Button look="quiet" onClick={undo}>
          <Icon name="undo" />
          {say('session.undo')}
        </Button>
      )}
      <Button look="strong" size="large" onClick={goOn}>
        {say(isEnd ? 'session.finish' : 'session.next')}
        <Icon name="next" />
      </Button>
    </>
  );
}

function Kept({ turn: { stage }, goOn, answer }: Practice) {
  const hasNext = stage.kind === 'kept' && stage.next !== null;
  return (
    <>
      <Button
        look={hasNext ? 'quiet' : 'strong'}
        size={hasNext ? 'normal' : 'large'}
        onClick={answer}
      >
        {say('session.sendNow')}
      </Button>
      {hasNext && (
        <Button look="strong" size="large" onClick={goOn}>
          {say('session.next')}
          <Icon name="next" />
        </Button>
      )}
    </>
  );
}

const FEET = { asking: Asking, sending: Asking, kept: Kept, told: Told } as const;

export function AnswerBar(practice: Practice) {
  const Foot = FEET[practice.turn.stage.kind];
  return (
    <div class="answer-bar">
      <div class="answer-bar-inner">
        <Foot {...practice} />
      </div>
    </div>
  );
}
