// The way out of a session: back to it, away from it for now, or its end.
import type { Session } from '../../api/types.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { say } from '../../words/words.ts';

export function LeaveDialog({
  progress: { remaining },
  onClose,
  onEnd,
}: {
  readonly progress: Session['progress'];
  readonly onClose: () => void;
  readonly onEnd: () => void;
}) {
  return (
    <Dialog
      title={say('session.endTitle')}
      onClose={onClose}
      actions={
        <>
          <ButtonLink href="/">{say('session.pause')}</ButtonLink>
          <Button look="strong" onClick={onEnd}>
            {say('session.endNow')}
          </Button>
        </>
      }
    >
      <p>{say('session.endText', { count: remaining })}</p>
    </Dialog>
  );
}
