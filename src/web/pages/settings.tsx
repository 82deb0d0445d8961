// Everything that a learner may set, saved as it is changed.
import { api, signOut, take } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import { tokens } from '../api/tokens.ts';
import type { Me } from '../api/types.ts';
import { Button } from '../parts/button.tsx';
import { ExamFields } from '../parts/exam-fields.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useOwnSettings } from '../parts/own-settings.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { say } from '../words/words.ts';
import { AuthorPanel } from './settings/author-panel.tsx';
import { DataPanel } from './settings/data-panel.tsx';
import { DaysPanel } from './settings/days-panel.tsx';
import { MemoryPanel } from './settings/memory-panel.tsx';
import { PagePanel } from './settings/page-panel.tsx';
import { PracticePanel } from './settings/practice-panel.tsx';
import './settings/settings.css';

function Panels({ me }: { readonly me: Me }) {
  const settings = useOwnSettings(me);
  return (
    <>
      <Panel title={say('settings.goal')}>
        <ExamFields settings={settings} />
        <p class="hint">{say('settings.goalHint')}</p>
      </Panel>
      <PracticePanel settings={settings} />
      <MemoryPanel settings={settings} />
      <DaysPanel settings={settings} />
      <PagePanel settings={settings} />
    </>
  );
}

export function Settings() {
  const me = useResource(() => take(api.me.$get()));
  return (
    <Page
      title={say('settings.title')}
      lead={say('settings.lead')}
      actions={
        tokens.learner.value !== null && <Button onClick={signOut}>{say('common.signOut')}</Button>
      }
    >
      <Loaded resource={me} height="60rem">
        {(value) => <Panels me={value} />}
      </Loaded>
      <AuthorPanel />
      <DataPanel />
    </Page>
  );
}
