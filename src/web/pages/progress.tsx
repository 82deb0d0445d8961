// The screen of /progress: how ready, what to do until the exam, what the days ask, and how far all of it can be trusted.
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';
import { Calendar } from './progress/calendar.tsx';
import { Calibration } from './progress/calibration.tsx';
import { Confidence } from './progress/confidence.tsx';
import { ExamPlan } from './progress/exam-plan.tsx';
import { Forecast } from './progress/forecast.tsx';
import { Overall } from './progress/overall.tsx';
import { Readiness } from './progress/readiness.tsx';
import { Retention } from './progress/retention.tsx';
import { Topics } from './progress/topics.tsx';
import './progress/progress.css';

export function Progress() {
  return (
    <Page title={say('progress.title')} lead={say('progress.lead')} width="wide">
      <div class="sections">
        <Overall />
        <Readiness />
        <ExamPlan />
        <Topics />
        <Forecast />
        <Confidence />
        <Calendar />
        <Retention />
        <Calibration />
      </div>
    </Page>
  );
}
