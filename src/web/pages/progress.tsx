// The screen of /progress.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Progress() {
  return <Page title={say('progress.title')}>{null}</Page>;
}
