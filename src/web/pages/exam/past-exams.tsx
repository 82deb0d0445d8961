// Exams that were sat, newest first, each a way to its report.
import type { Paged } from '../../api/paged.ts';
import type { Session } from '../../api/types.ts';
import { MoreButton } from '../../parts/more-button.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { dateTime, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';

function PastExam({ session }: { readonly session: Session }) {
  const { id, exam, createdAt, progress } = session;
  const right = progress.correct ?? 0;
  return (
    <li>
      <a class="exam-past" href={`/exam/${id}/report`}>
        <span class="exam-past-what">
          <strong>{exam}</strong>
          <span class="exam-past-detail">{dateTime(createdAt)}</span>
        </span>
        <span class="exam-past-score">
          <strong>{percent(progress.planned === 0 ? 0 : right / progress.planned)}</strong>
          <span class="exam-past-detail">
            {say('exam.rightOf', { right, total: progress.planned })}
          </span>
        </span>
      </a>
    </li>
  );
}

export function PastExams({ list }: { readonly list: Paged<Session> }) {
  const past = (list.value?.data ?? []).filter(({ status }) => status === 'closed');
  return (
    <Panel title={say('exam.pastTitle')}>
      {past.length === 0 ? (
        <Empty title={say('exam.pastEmpty')}>
          <p>{say('exam.pastEmptyHelp')}</p>
        </Empty>
      ) : (
        <ul class="exam-past-list">
          {past.map((session) => (
            <PastExam key={session.id} session={session} />
          ))}
        </ul>
      )}
      <MoreButton list={list} />
    </Panel>
  );
}
