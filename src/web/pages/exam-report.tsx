// The screen of /exam/:id/report.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';

export function ExamReport() {
  return <Page title={say('exam.title')}>{null}</Page>;
}
