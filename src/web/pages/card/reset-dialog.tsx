// The question before a card is forgotten on purpose: what is lost, and what is not.
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { say } from '../../words/words.ts';
import type { Card } from '../cards/types.ts';

export function ResetDialog(props: {
  readonly card: Card;
  readonly busy: boolean;
  readonly onReset: () => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { card, busy, onReset, onClose } = props;
  const days = Math.max(1, Math.round(card.memory?.stabilityDays ?? 0));
  return (
    <Dialog
      title={say('cards.resetTitle')}
      onClose={onClose}
      actions={
        <Button
          look="danger"
          busy={busy}
          onClick={(event) => {
            // The dialog's own close gives the focus back to where it came from.
            const dialog = event.currentTarget.closest('dialog');
            void onReset().then((isDone) => isDone && dialog?.close());
          }}
        >
          {say('cards.reset')}
        </Button>
      }
    >
      <p>
        <strong>{card.title}</strong>
      </p>
      <h3>{say('cards.resetLostTitle')}</h3>
      <p>{say('cards.resetLost', { days: say('common.days', { count: days }) })}</p>
      <h3>{say('cards.resetKeptTitle')}</h3>
      <p>{say('cards.resetKept')}</p>
    </Dialog>
  );
}
