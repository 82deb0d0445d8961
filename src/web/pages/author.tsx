// The screen of /author/:part?.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Author() {
  return <Page title={say('author.title')}>{null}</Page>;
}
