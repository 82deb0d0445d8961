// One report: the question as it was seen, what was chosen and what the key is, and how it is settled.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { note as tell } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { dateTime } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { QuarantineButton } from './quarantine-button.tsx';
import { RegradeButton } from './regrade-button.tsx';
import type { Report, ReportStatus } from './types.ts';

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function Facts({ report }: { readonly report: Report }) {
  const { chosen, key, correct, others, keyChanged, revisionNow, advice } = report;
  const state =
    revisionNow === null ? 'author.retired' : keyChanged ? 'author.keyChanged' : 'author.keySame';
  return (
    <dl class="report-facts">
      <dt>{say('author.chosen')}</dt>
      <dd>
        {chosen?.join(' · ') ?? say('author.notAnswered')}
        {correct !== null && ` (${say(correct ? 'author.gradedRight' : 'author.gradedWrong')})`}
      </dd>
      <dt>{say('author.key')}</dt>
      <dd>{key.join(' · ')}</dd>
      <dt>{say('author.since')}</dt>
      <dd>
        {say(state)}
        {others > 0 && `; ${say('author.others', { count: others })}`}
      </dd>
      {advice && (
        <>
          <dt>{say('author.advice')}</dt>
          <dd>{advice}</dd>
        </>
      )}
    </dl>
  );
}

export function ReportRow({
  report,
  onSettled,
  onChanged,
}: {
  readonly report: Report;
  readonly onSettled: (report: Report) => void;
  /** Something about its question changed, so other reports may look otherwise. */
  readonly onChanged: () => void;
}) {
  const [answer, setAnswer] = useState(report.note ?? '');
  const [busy, setBusy] = useState(false);
  const { id, bank, questionId, reason, text, content, createdAt, status } = report;

  async function settle(next: ReportStatus): Promise<void> {
    setBusy(true);
    try {
      const json = { status: next, note: answer.trim() === '' ? null : answer };
      onSettled(await take(authorApi.author.reports[':id'].$patch({ param: { id }, json })));
      tell(say(`author.settled-${next}`));
    } catch (error) {
      tell(messageOf(error), 'wrong');
    } finally {
      setBusy(false);
    }
  }

  return (
    <li class="panel report">
      <h2>
        {say(`author.reason-${reason}`)} <span class="badge">{say(`author.status-${status}`)}</span>
      </h2>
      <p class="hint">
        {bank}/{questionId} · {dateTime(createdAt)}
      </p>
      {text !== '' && <blockquote>{text}</blockquote>}
      <p class="item-stem">{textOf(content['stem'])}</p>
      <Facts report={report} />
      <Field label={say('author.answerLabel')} hint={say('author.answerHint')}>
        {(described) => (
          <textarea
            {...described}
            rows={2}
            maxLength={2000}
            value={answer}
            onInput={(event) => setAnswer(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row-actions">
        {status === 'open' ? (
          <>
            <Button look="strong" busy={busy} onClick={() => void settle('accepted')}>
              {say('author.accept')}
            </Button>
            <Button busy={busy} onClick={() => void settle('rejected')}>
              {say('author.reject')}
            </Button>
          </>
        ) : (
          <Button busy={busy} onClick={() => void settle('open')}>
            {say('author.reopen')}
          </Button>
        )}
        <QuarantineButton
          bank={bank}
          question={questionId}
          quarantined={report.quarantined}
          onChanged={onChanged}
        />
        {report.keyChanged === true && <RegradeButton wish={{ bank, question: questionId }} />}
        <a href={`/author/preview?bank=${bank}&question=${questionId}`}>{say('author.see')}</a>
      </div>
    </li>
  );
}
