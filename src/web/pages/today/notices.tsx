// What happened to the learner's answers and reports while they were away.
import type { Today } from '../../api/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';

type Notice = Today['notices'][number];

function textOf(notice: Notice): string {
  const { title } = notice;
  if (notice.kind === 'regraded') return say('today.regraded', { count: notice.answers, title });
  return notice.status === 'accepted'
    ? say('today.reportAccepted', { title })
    : say('today.reportRejected', { title });
}

export function Notices({ notices }: Pick<Today, 'notices'>) {
  if (notices.length === 0) return null;
  return (
    <ul class="notices" aria-label={say('today.notices')}>
      {notices.map((notice) => (
        <li key={`${notice.kind} ${notice.cardId} ${notice.at}`}>
          <Icon name={notice.kind === 'regraded' ? 'undo' : 'flag'} />
          <p>
            {textOf(notice)}{' '}
            <a href={`/cards/${encodeURIComponent(notice.cardId)}`}>{say('today.seeCard')}</a>
          </p>
        </li>
      ))}
    </ul>
  );
}
