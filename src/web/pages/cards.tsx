// The screen of /cards.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Cards() {
  return <Page title={say('cards.title')}>{null}</Page>;
}
