// What a learner can do with a card: practise it, set it aside, take it back, forget it.
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { say } from '../../words/words.ts';
import type { Card } from '../cards/types.ts';
import { ResetDialog } from './reset-dialog.tsx';
import type { Changes } from './use-changes.ts';

export function Actions({
  card,
  changes: { verb, change },
}: {
  readonly card: Card;
  readonly changes: Changes;
}) {
  const [asks, setAsks] = useState(false);
  if (card.retired) return null;
  const { suspended, buriedUntil } = card;
  const isBuried = buriedUntil !== null;
  // What sets aside and what takes back is one button, so that the focus stays on it.
  return (
    <>
      <div class="card-actions">
        {!suspended && (
          <StartButton key="practise" look="strong" wish={{ mode: 'drill', cards: [card.cardId] }}>
            {say('cards.practise')}
          </StartButton>
        )}
        {!suspended && (
          <Button key="bury" onClick={() => void change(isBuried ? 'resume' : 'bury')}>
            {say(isBuried ? 'cards.resumeToday' : 'cards.bury')}
          </Button>
        )}
        <Button
          key="suspend"
          look={suspended ? 'strong' : 'plain'}
          onClick={() => void change(suspended ? 'resume' : 'suspend')}
        >
          {say(suspended ? 'cards.resume' : 'cards.suspend')}
        </Button>
        {card.memory && (
          <Button key="reset" look="danger" onClick={() => setAsks(true)}>
            {say('cards.reset')} …
          </Button>
        )}
      </div>
      {asks && (
        <ResetDialog
          card={card}
          busy={verb === 'reset'}
          onReset={() => change('reset')}
          onClose={() => {
            setAsks(false);
            // After a reset there is no button to go back to.
            const at = document.activeElement;
            if (at === document.body || at?.closest('dialog'))
              document.querySelector('h1')?.focus();
          }}
        />
      )}
    </>
  );
}
