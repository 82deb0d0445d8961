// The screen for a mistake of ours, or for a part of the page that could not be loaded.
import { say } from '../words/words.ts';
import { Button } from './button.tsx';
import { Page } from './page.tsx';

export function ScreenFailed() {
  return (
    <Page title={say('common.screenFailed')} lead={say('common.screenFailedHelp')}>
      <Button look="strong" onClick={() => location.reload()}>
        {say('common.reload')}
      </Button>
    </Page>
  );
}
