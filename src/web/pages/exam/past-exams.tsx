// Exams that were sat, newest first, each a way to its report.
import { useState } from 'preact/hooks';
import type { Session } from '../../api/types.ts';
import { note } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { dateTime, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { readSat } from './read-exams.ts';

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

export function PastExams({
  first,
  nextCursor,
}: {
  readonly first: readonly Session[];
  readonly nextCursor: string | null;
}) {
  const [more, setMore] = useState<{ readonly rows: readonly Session[]; cursor: string | null }>({
    rows: [],
    cursor: nextCursor,
  });
  const [busy, setBusy] = useState(false);
  const { rows, cursor } = more;

  async function showMore(): Promise<void> {
    if (cursor === null) return;
    setBusy(true);
    try {
      const page = await readSat(cursor);
      const closed = page.data.filter(({ status }) => status === 'closed');
      setMore({ rows: [...rows, ...closed], cursor: page.nextCursor });
    } catch (error) {
      note(messageOf(error), 'wrong');
    } finally {
      setBusy(false);
    }
  }

  const sat = [...first, ...rows];
  return (
    <Panel title={say('exam.pastTitle')}>
      {sat.length === 0 ? (
        <Empty title={say('exam.pastEmpty')}>
          <p>{say('exam.pastEmptyHelp')}</p>
        </Empty>
      ) : (
        <ul class="exam-past-list">
          {sat.map((session) => (
            <PastExam key={session.id} session={session} />
          ))}
        </ul>
      )}
      {cursor !== null && (
        <Button busy={busy} onClick={() => void showMore()}>
          {say('common.more')}
        </Button>
      )}
    </Panel>
  );
}
