// What comes once the first screen is there: sending what waits, following the other tabs, installing, and what is said of it at the foot.
import { useEffect } from 'preact/hooks';
import { loadOutbox } from './api/send.ts';
import { NewVersion } from './install/new-version.tsx';
import { installWorker } from './install/worker.ts';
import { Connection } from './outbox/connection.tsx';
import { keepSending } from './outbox/keep-sending.ts';
import { followTabs } from './tabs/follow-tabs.ts';

export function Foot() {
  useEffect(() => {
    loadOutbox();
    keepSending();
    followTabs();
    installWorker();
  }, []);
  return (
    <div class="strips">
      <NewVersion />
      <Connection />
    </div>
  );
}
