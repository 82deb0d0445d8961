// A mock exam whose clock runs: the one thing that cannot wait.
import type { Session } from '../../api/types.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { time } from '../../words/format.ts';
import { say } from '../../words/words.ts';

export function RunningExam({ exam }: { readonly exam: Session }) {
  const { answered, planned } = exam.progress;
  return (
    <Panel title={say('today.examRuns')}>
      <div class="row">
        <p>
          {exam.deadlineAt && say('today.examUntil', { time: time(exam.deadlineAt) })}{' '}
          {say('today.progress', { answered, count: planned })}
        </p>
        <ButtonLink look="strong" href={`/exam/${exam.id}`}>
          {say('today.examGoOn')}
        </ButtonLink>
      </div>
    </Panel>
  );
}
