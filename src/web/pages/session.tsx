// The screen of /session/:id.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Session() {
  return <Page title={say('session.title')}>{null}</Page>;
}
