// The screen of /settings.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Settings() {
  return <Page title={say('settings.title')}>{null}</Page>;
}
