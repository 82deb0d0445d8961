// The first screen: what this day holds, and one big button.
import { useEffect } from 'preact/hooks';
import { useResource } from '../api/resource.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { day as dayText } from '../words/format.ts';
import { say } from '../words/words.ts';
import { DoneDay } from './today/done-day.tsx';
import { DueDay } from './today/due-day.tsx';
import { Figures } from './today/figures.tsx';
import { FirstVisit } from './today/first-visit.tsx';
import { NoQuestions } from './today/no-questions.tsx';
import { Notices } from './today/notices.tsx';
import { PlanLine } from './today/plan-line.tsx';
import { type Day, readDay } from './today/read-day.ts';
import { RunningExam } from './today/running-exam.tsx';
import './today/today.css';

/** A page that was left open over night, or beside a tab in which somebody practised, is not of today any more. */
function useReloadOnReturn(reload: () => void): void {
  useEffect(() => {
    const onReturn = () => document.visibilityState === 'visible' && reload();
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [reload]);
}

function Holds({ day }: { readonly day: Day }) {
  const { today, me, exam } = day;
  if (day.kind === 'empty') return <NoQuestions />;
  if (day.kind === 'first') return <FirstVisit me={me} today={today} />;
  return (
    <>
      <Notices notices={today.notices} />
      {exam && <RunningExam exam={exam} />}
      {day.kind === 'done' ? <DoneDay day={day} /> : <DueDay day={day} />}
      <Figures today={today} />
      {me.examDate !== null && <PlanLine key={`${me.exam} ${me.examDate}`} />}
    </>
  );
}

export function Today() {
  const day = useResource(readDay);
  const { value, reload } = day;
  useReloadOnReturn(reload);
  const isFirst = value?.kind === 'first';
  return (
    <Page
      title={isFirst ? say('today.welcome') : say('today.title')}
      lead={
        <span class="today-lead">
          {isFirst ? say('today.welcomeLead') : value && dayText(value.today.day)}
        </span>
      }
    >
      <Loaded resource={day} height="24rem">
        {(read) => <Holds day={read} />}
      </Loaded>
    </Page>
  );
}
