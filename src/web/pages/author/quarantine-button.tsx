// Takes a question out of practice while nobody knows whether its key is right, or puts it back.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { note } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';

export function QuarantineButton({
  bank,
  question,
  quarantined,
  onChanged,
}: {
  readonly bank: string;
  readonly question: string;
  readonly quarantined: boolean;
  readonly onChanged?: () => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const endpoint = authorApi.author.questions[':bank'][':questionId'].quarantine;
  const param = { bank, questionId: question };

  async function change(call: () => Promise<unknown>, done: string): Promise<void> {
    setBusy(true);
    try {
      await call();
      setOpen(false);
      note(done);
      onChanged?.();
    } catch (error) {
      note(messageOf(error), 'wrong');
    } finally {
      setBusy(false);
    }
  }
  const put = () =>
    change(() => take(endpoint.$put({ param, json: { reason } })), say('author.quarantined'));
  const lift = () => change(() => take(endpoint.$delete({ param })), say('author.lifted'));

  if (quarantined)
    return (
      <Button busy={busy} onClick={() => void lift()}>
        {say('author.lift')}
      </Button>
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('author.quarantine')}</Button>
      {isOpen && (
        <Dialog
          title={say('author.quarantineTitle')}
          onClose={() => setOpen(false)}
          actions={
            <Button
              look="strong"
              busy={busy}
              disabled={reason.trim() === ''}
              onClick={() => void put()}
            >
              {say('author.quarantine')}
            </Button>
          }
        >
          <p>{say('author.quarantineLead')}</p>
          <Field label={say('author.reason')}>
            {(described) => (
              <textarea
                {...described}
                rows={3}
                maxLength={500}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
        </Dialog>
      )}
    </>
  );
}
