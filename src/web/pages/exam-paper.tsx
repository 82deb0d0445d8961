// The screen of /exam/:id.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function ExamPaper() {
  return <Page title={say('exam.title')}>{null}</Page>;
}
