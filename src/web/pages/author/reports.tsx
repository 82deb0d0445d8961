// What learners doubt: each report with what they saw and chose, to be accepted or rejected with a word to them.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Switch } from '../../parts/field.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { BankSelect } from './bank-select.tsx';
import { ReportRow } from './report-row.tsx';
import type { Report, ReportStatus } from './types.ts';
import { usePages } from './use-pages.ts';

const STATUSES = ['open', 'accepted', 'rejected'] as const satisfies ReportStatus[];

export function Reports() {
  const [bank, setBank] = useState('');
  const [status, setStatus] = useState<ReportStatus>('open');
  const pages = usePages<Report>(
    (cursor) =>
      take(
        authorApi.author.reports.$get({
          query: { status, ...(bank === '' ? {} : { bank }), ...(cursor ? { cursor } : {}) },
        }),
      ),
    [bank, status],
  );
  return (
    <>
      <div class="filters">
        <BankSelect value={bank} onChange={setBank} />
        <Switch
          label={say('author.status')}
          options={STATUSES.map((value) => ({ value, text: say(`author.status-${value}`) }))}
          value={status}
          onChange={setStatus}
        />
      </div>
      {pages.error !== undefined && <ProblemNote error={pages.error} onRetry={pages.reload} />}
      {!pages.loading && pages.rows.length === 0 && pages.error === undefined && (
        <Panel>
          <Empty title={say(status === 'open' ? 'author.noOpenReports' : 'author.noReports')}>
            <p>{say('author.noReportsHelp')}</p>
          </Empty>
        </Panel>
      )}
      <ul class="reports">
        {pages.rows.map((report) => (
          <ReportRow
            key={report.id}
            report={report}
            onSettled={(now) => pages.replace(({ id }) => id === now.id, now)}
            onChanged={pages.reload}
          />
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{say('common.more')}</Button>}
    </>
  );
}
