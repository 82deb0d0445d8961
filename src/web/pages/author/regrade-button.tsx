// Judges past answers by the keys of today: first told what that would change, then done.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { note } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import type { Regrade, RegradeWish } from './types.ts';

export function RegradeButton({ wish }: { readonly wish: RegradeWish }) {
  const [busy, setBusy] = useState(false);
  const [would, setWould] = useState<Regrade>();

  async function regrade(dryRun: boolean): Promise<Regrade | undefined> {
    setBusy(true);
    try {
      return await take(authorApi.author.regrade.$post({ json: { ...wish, dryRun } }));
    } catch (error) {
      note(messageOf(error), 'wrong');
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  async function apply(): Promise<void> {
    const done = await regrade(false);
    setWould(undefined);
    if (done) note(say('author.regraded', { count: done.turnedRight + done.turnedWrong }));
  }

  const changes = would ? would.turnedRight + would.turnedWrong + would.otherwise : 0;
  return (
    <>
      <Button busy={busy} onClick={() => void regrade(true).then(setWould)}>
        {say('author.regrade')}
      </Button>
      {would && (
        <Dialog
          title={say('author.regradeTitle')}
          onClose={() => setWould(undefined)}
          actions={
            changes > 0 && (
              <Button look="strong" busy={busy} onClick={() => void apply()}>
                {say('author.regradeDo')}
              </Button>
            )
          }
        >
          {changes === 0 ? (
            <p>{say('author.regradeNothing')}</p>
          ) : (
            <ul>
              <li>{say('author.turnedRight', { count: would.turnedRight })}</li>
              <li>{say('author.turnedWrong', { count: would.turnedWrong })}</li>
              <li>{say('author.cardsMoved', { count: would.cardsMoved })}</li>
              <li>{say('author.learnersTold', { count: would.learners })}</li>
            </ul>
          )}
          {would.skipped > 0 && <p>{say('author.regradeSkipped', { count: would.skipped })}</p>}
        </Dialog>
      )}
    </>
  );
}
