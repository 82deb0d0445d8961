// The screen of /exam: an exam that is under way, the set-up of a new one, and those that were sat.
import { type Paged, usePaged } from '../api/paged.ts';
import { useResource } from '../api/resource.ts';
import type { Session } from '../api/types.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Panel } from '../parts/panel.tsx';
import { say } from '../words/words.ts';
import { PastExams } from './exam/past-exams.tsx';
import { readExams, readSat } from './exam/read-exams.ts';
import { RunningExams } from './exam/running-exams.tsx';
import { SetUp } from './exam/set-up.tsx';
import type { ExamsRead } from './exam/types.ts';
import './exam/exam.css';

function Screen({ exams, own, sat }: ExamsRead & { readonly sat: Paged<Session> }) {
  const [first, ...others] = exams;
  const running = (sat.value?.data ?? []).filter(({ status }) => status === 'open');
  return (
    <>
      <RunningExams sessions={running} />
      {first ? (
        <SetUp exams={[first, ...others]} own={own} isSecond={running.length > 0} />
      ) : (
        <Panel>
          <Empty title={say('exam.none')}>
            <p>{say('exam.noneHelp')}</p>
          </Empty>
        </Panel>
      )}
      <PastExams list={sat} />
    </>
  );
}

export function Exam() {
  const exams = useResource(readExams);
  const sat = usePaged<Session>(readSat);
  return (
    <Page title={say('exam.title')} lead={say('exam.lead')}>
      <Loaded resource={exams} height="40rem">
        {(read) => (
          <Loaded resource={sat} height="40rem">
            {() => <Screen {...read} sat={sat} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
