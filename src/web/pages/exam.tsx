// The screen of /exam.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function Exam() {
  return <Page title={say('exam.title')}>{null}</Page>;
}
