// Exams whose time runs: the first thing to go on with.
import type { Session } from '../../api/types.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { clock } from '../../words/format.ts';
import { say } from '../../words/words.ts';

export function RunningExams({ sessions }: { readonly sessions: readonly Session[] }) {
  return (
    <>
      {sessions.map(({ id, exam, progress, deadlineAt }, at) => (
        <Panel key={id} title={say('exam.runningTitle', { exam: exam ?? '' })}>
          <div class="exam-running">
            <p>
              {say('exam.runningAnswered', {
                answered: progress.answered,
                planned: progress.planned,
              })}{' '}
              {deadlineAt && say('exam.runningUntil', { time: clock(deadlineAt) })}
            </p>
            <ButtonLink look={at === 0 ? 'strong' : 'plain'} href={`/exam/${id}`}>
              {say('exam.goOn')}
            </ButtonLink>
          </div>
        </Panel>
      ))}
    </>
  );
}
