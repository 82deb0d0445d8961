// The screen of /session/:id/summary.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Summary() {
  return <Page title={say('summary.title')}>{null}</Page>;
}
