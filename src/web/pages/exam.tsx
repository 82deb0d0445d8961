// The screen of /exam: an exam that is under way, the set-up of a new one, and those that were sat.
import { useResource } from '../api/resource.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Panel } from '../parts/panel.tsx';
import { say } from '../words/words.ts';
import { PastExams } from './exam/past-exams.tsx';
import { readExams } from './exam/read-exams.ts';
import { RunningExams } from './exam/running-exams.tsx';
import { SetUp } from './exam/set-up.tsx';
import type { ExamsRead } from './exam/types.ts';
import './exam/exam.css';

function Screen({ exams, own, running, past, nextCursor }: ExamsRead) {
  const [first, ...others] = exams;
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
      <PastExams first={past} nextCursor={nextCursor} />
    </>
  );
}

export function Exam() {
  const resource = useResource(readExams);
  return (
    <Page title={say('exam.title')} lead={say('exam.lead')}>
      <Loaded resource={resource} height="40rem">
        {(read) => <Screen {...read} />}
      </Loaded>
    </Page>
  );
}
