// The screen of /traps.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Traps() {
  return <Page title={say('traps.title')}>{null}</Page>;
}
