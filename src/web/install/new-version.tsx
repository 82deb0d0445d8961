// Says that a newer version of the page is there, and loads it when told to.
import { Button } from '../parts/button.tsx';
import { Strip } from '../parts/strip.tsx';
import { say } from '../words/words.ts';
import { loadNewVersion, newVersion } from './worker.ts';

export function NewVersion() {
  const isThere = newVersion.value !== null;
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
