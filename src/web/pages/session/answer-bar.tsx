// The foot of a session: how sure the learner is, in one tap or not at all, and the one strong button.
import type { Confidence } from '../../api/types.ts';
import { isSelfRated } from '../../inputs/input-control.tsx';
import { Button } from '../../parts/button.tsx';
import { Switch } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import type { Practice } from './use-practice.ts';
import './answer-bar.css';

const SURE = [
  ['guess', 'session.guess'],
  ['unsure', 'session.unsure'],
  ['sure', 'session.sure'],
] as const satisfies readonly (readonly [Confidence, string])[];

function Asking({ turn, beSure, answer, reveal }: Practice) {
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
    <>
      <div class="how-sure" inert={busy}>
        <Switch
          label={say('session.howSure')}
          options={SURE.map(([value, name]) => ({ value, text: say(name) }))}
          value={turn.confidence}
          onChange={beSure}
        />
      </div>
      <Button look="strong" size="large" busy={busy} onClick={answer}>
        {say(busy ? 'session.sending' : 'session.answer')}
      </Button>
    </>
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
  const { kind } = practice.turn.stage;
  const Foot = FEET[kind];
  return (
    <div class={`answer-bar answer-bar-${kind}`}>
      <Foot {...practice} />
    </div>
  );
}
