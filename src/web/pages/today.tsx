// The screen of /.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Today() {
  return <Page title={say('today.title')}>{null}</Page>;
}
