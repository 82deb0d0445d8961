// What learners doubt: each report with what they saw and chose, to be accepted or rejected with a word to them.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { usePaged } from '../../api/paged.ts';
import { Switch } from '../../parts/field.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { BankSelect } from './bank-select.tsx';
import { ReportRow } from './report-row.tsx';
import type { Report, ReportStatus } from './types.ts';

const STATUSES = ['open', 'accepted', 'rejected'] as const satisfies ReportStatus[];

export function Reports() {
  const [bank, setBank] = useState('');
  const [status, setStatus] = useState<ReportStatus>('open');
  const reports = usePaged<Report>(
    (cursor) =>
      take(
        authorApi.author.reports.$get({
          query: { status, ...(bank === '' ? {} : { bank }), ...(cursor ? { cursor } : {}) },
        }),
      ),
    [bank, status],
  );
  const { value, error, loading, reload } = reports;
  const rows = value?.data ?? [];

  function show(now: Report): void {
    if (value) reports.set({ ...value, data: rows.map((row) => (row.id === now.id ? now : row)) });
  }

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
      {error !== undefined && <ProblemNote error={error} onRetry={reload} />}
      {!loading && rows.length === 0 && error === undefined && (
        <Panel>
          <Empty title={say(status === 'open' ? 'author.noOpenReports' : 'author.noReports')}>
            <p>{say('author.noReportsHelp')}</p>
          </Empty>
        </Panel>
      )}
      <ul class="reports">
        {rows.map((report) => (
          <ReportRow key={report.id} report={report} onSettled={show} onChanged={reload} />
        ))}
      </ul>
      <MoreButton list={reports} />
    </>
  );
}
