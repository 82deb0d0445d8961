// The last question before everything is gone: a word must be typed.
import { useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { clearBrowser } from './clear-browser.ts';

export function EraseDialog({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const word = say('settings.eraseWord');
  const isConfirmed = typed.trim().toLocaleUpperCase() === word.toLocaleUpperCase();

  async function erase(): Promise<void> {
    setBusy(true);
    try {
      await take(api.me.$delete());
      await clearBrowser();
      // Loaded anew: nothing that was in memory is left.
      location.assign('/');
    } catch (error) {
      setFault(messageOf(error));
      setBusy(false);
    }
  }

  const form = 'erase';
  return (
    <Dialog
      title={say('settings.eraseTitle')}
      onClose={onClose}
      actions={
        <Button look="danger" type="submit" form={form} busy={busy} disabled={!isConfirmed}>
          {say('settings.eraseForGood')}
        </Button>
      }
    >
      <p>{say('settings.eraseWhat')}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isConfirmed && !busy) void erase();
        }}
      >
        <Field label={say('settings.eraseType', { word })} error={fault}>
          {(described) => (
            <input
              {...described}
              type="text"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
