// Says that a newer version of the page is there, and loads it when told to.
import { isConnected } from '../api/send.ts';
import { Button } from '../parts/button.tsx';
import { Strip } from '../parts/strip.tsx';
import { say } from '../words/words.ts';
import { loadNewVersion, newVersion } from './worker.ts';

export function NewVersion() {
  // While nobody answers there is something more important to say here.
  const isThere = newVersion.value !== null && isConnected.value;
  return (
    <Strip
      label={say('offline.newVersion')}
      actions={
        <Button look="quiet" onClick={loadNewVersion}>
          {say('offline.loadVersion')}
        </Button>
      }
    >
      {isThere && <span>{say('offline.newVersion')}</span>}
    </Strip>
  );
}
