// What is the learner's: to take along, to bring, to put into a calendar, and to erase.
import { useState } from 'preact/hooks';
import { api } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { note } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { saveFile } from './download.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { ImportSetting } from './import-setting.tsx';

type Reply = { readonly ok: boolean; readonly status: number } & Pick<
  Response,
  'blob' | 'json' | 'headers'
>;

/** A button that saves a reply of the API as a file. */
function Download({
  fetchFile,
  name,
  children,
}: {
  readonly fetchFile: () => Promise<unknown>;
  readonly name: string;
  readonly children: string;
}) {
  const [busy, setBusy] = useState(false);
  async function download(): Promise<void> {
    setBusy(true);
    try {
      const reply = (await fetchFile()) as Reply;
      if (!reply.ok)
        throw new ApiProblem(reply.status, (await reply.json()) as Record<string, unknown>);
      const given = /filename="([^"/\\]+)"/.exec(reply.headers.get('content-disposition') ?? '');
      saveFile(await reply.blob(), given?.[1] ?? name);
    } catch (error) {
      note(messageOf(error), 'wrong');
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button busy={busy} onClick={() => void download()}>
      {children}
    </Button>
  );
}

export function DataPanel() {
  const [isErasing, setErasing] = useState(false);
  return (
    <Panel title={say('settings.data')}>
      <p class="intro">{say('settings.exportHint')}</p>
      <div class="actions">
        <Download fetchFile={() => api.me.export.$get()} name="trapwise.json">
          {say('settings.export')}
        </Download>
        <Download fetchFile={() => api.me['calendar.ics'].$get()} name="trapwise.ics">
          {say('settings.calendar')}
        </Download>
      </div>
      <ImportSetting />
      <h3>{say('settings.erase')}</h3>
      <p class="intro">{say('settings.eraseHint')}</p>
      <Button look="danger" onClick={() => setErasing(true)}>
        {say('settings.eraseOpen')}
      </Button>
      {isErasing && <EraseDialog onClose={() => setErasing(false)} />}
    </Panel>
  );
}
