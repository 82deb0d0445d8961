// Before an exam is ended: what is unanswered and what is flagged, each a step away, and no way back after that.
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import type { Row } from './types.ts';

function Jumps({
  title,
  icon,
  rows,
  onGo,
}: {
  readonly title: string;
  readonly icon?: IconName;
  readonly rows: readonly Row[];
  readonly onGo: (position: number) => void;
}) {
  if (rows.length === 0) return null;
  return (
    <section class="end-jumps">
      <h3>
        {icon && <Icon name={icon} />}
        {title}
      </h3>
      <div>
        {rows.map(({ presentationId, position }) => (
          <Button
            key={presentationId}
            aria-label={say('exam.goTo', { number: position + 1 })}
            onClick={() => onGo(position)}
          >
            {position + 1}
          </Button>
        ))}
      </div>
    </section>
  );
}

export function EndDialog({
  rows,
  end,
  onGo,
  onClose,
}: {
  readonly rows: readonly Row[];
  /** Ends the exam and leaves; throws when it could not. */
  readonly end: () => Promise<void>;
  readonly onGo: (position: number) => void;
  readonly onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const open = rows.filter(({ answered }) => !answered);
  const flagged = rows.filter((row) => row.flagged);

  async function confirm(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await end();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={say('exam.endTitle')}
      onClose={onClose}
      actions={
        <Button look="strong" busy={busy} onClick={() => void confirm()}>
          {say('exam.endNow')}
        </Button>
      }
    >
      <p>
        {open.length === 0
          ? say('exam.endAll', { count: rows.length })
          : say('exam.endOpen', { count: open.length })}{' '}
        {say('exam.endFinal')}
      </p>
      <Jumps title={say('exam.openCount', { count: open.length })} rows={open} onGo={onGo} />
      <Jumps
        title={say('exam.flaggedCount', { count: flagged.length })}
        icon="flag"
        rows={flagged}
        onGo={onGo}
      />
      {error !== null && <ProblemNote error={error} />}
    </Dialog>
  );
}
