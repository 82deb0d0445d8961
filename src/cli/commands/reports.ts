// `trapwise reports list|settle`: what learners doubt, and the author's answer to it.
import { InvalidArgumentError } from 'commander';
import { AppError } from '#core/base/errors.ts';
import { isoInstant } from '#core/base/time.ts';
import { MOST_REPORT_TEXT, REPORT_STATUSES, type ReportStatus } from '#core/question/report.ts';
import { settleAdvice } from '#use-cases/settle-advice.ts';
import { type AuthorReport, listReports, settleReport } from '#use-cases/settle-report.ts';
import { EXIT, type Register } from '../command.ts';
import { printable } from '../printable.ts';
import { Failure } from '../product.ts';
import { count } from '../report.ts';

/** Reports that one run prints at most; the newest first. */
const MOST = 200;

type Wish = ReportStatus | 'all';

function readStatus(text: string): Wish {
  const found = [...REPORT_STATUSES, 'all' as const].find((known) => known === text);
  if (found) return found;
  throw new InvalidArgumentError(`use one of ${REPORT_STATUSES.join(', ')}, all`);
}

function readNote(text: string): string {
  if (text.length <= MOST_REPORT_TEXT) return text;
  throw new InvalidArgumentError(`use at most ${MOST_REPORT_TEXT} characters`);
}

function keyNow({ keyChanged }: AuthorReport): string {
  if (keyChanged === null) return ' (the question is retired)';
  return keyChanged ? ' (another one is in use)' : '';
}

/** One report on some lines; learners' and authors' words each on one. */
function lines(shown: AuthorReport): string[] {
  const { report, card, questionId, learnerId, key, chosen, others, quarantined } = shown;
  const part = report.parts > 1 ? ` part ${report.part + 1}` : '';
  const about = [
    report.id,
    report.status,
    report.reason,
    `${card.bank}/${questionId}${part}`,
    learnerId,
    isoInstant(report.at),
  ];
  const told = [
    ...(report.text === '' ? [] : [`says: ${report.text}`]),
    `key: ${key.join(' | ')}${keyNow(shown)}`,
    chosen ? `chose: ${chosen.join(' | ')}` : 'not answered',
    ...(others > 0 ? [`${count(others, 'other learner')} reported the question too`] : []),
    ...(quarantined ? ['in quarantine'] : []),
    ...(report.note === null ? [] : [`note: ${report.note}`]),
  ];
  const advice = settleAdvice(shown);
  return [
    about.join('  '),
    ...told.map((line) => `  ${line}`),
    ...(advice === null ? [] : [`  → ${advice}`]),
  ].map((line) => `${printable(line)}\n`);
}

type ListOptions = { bank?: string | null; status: Wish };
type SettleOptions = { accept?: boolean; reject?: boolean; reopen?: boolean; note?: string };

function chosenStatus({ accept, reject, reopen }: SettleOptions): ReportStatus | undefined {
  const wishes: ReportStatus[] = [
    ...(accept ? (['accepted'] as const) : []),
    ...(reject ? (['rejected'] as const) : []),
    ...(reopen ? (['open'] as const) : []),
  ];
  if (wishes.length > 1) throw new Failure(EXIT.usage, 'use one of --accept, --reject, --reopen');
  return wishes[0];
}

export const register: Register = (command, { product, out }) => {
  command
    .command('list')
    .description('print what learners doubt, newest first')
    .option('--bank <ID>', 'only the questions of this bank')
    .option('--status <STATUS>', `${REPORT_STATUSES.join(', ')} or all`, readStatus, 'open')
    .action(async ({ bank = null, status }: ListOptions) =>
      (await product()).withStore(async (store) => {
        const catalogue = await store.loadCatalogue();
        const world = { store, catalogue: () => catalogue };
        const asked = status === 'all' ? null : status;
        const query = { bank, status: asked, limit: MOST + 1, before: null };
        const reports = await listReports(world, query);
        out(reports.slice(0, MOST).flatMap(lines).join(''));
        const more = reports.length > MOST ? '; there are older ones' : '';
        out(`${count(Math.min(reports.length, MOST), 'report')}${more}\n`);
      }),
    );
  command
    .command('settle <ID>')
    .description('accept or reject a report; its learner is told')
    .option('--accept', 'the learner is right')
    .option('--reject', 'the question stays as it is')
    .option('--reopen', 'it is open again')
    .option(
      '--note <TEXT>',
      'what you say to the learner, who reads it once they have answered',
      readNote,
    )
    .action(async (id: string, options: SettleOptions) => {
      const status = chosenStatus(options);
      const { note } = options;
      if (status === undefined && note === undefined) {
        throw new Failure(EXIT.usage, 'use --accept, --reject, --reopen or --note');
      }
      return (await product()).withStore(async (store, call) => {
        const catalogue = await store.loadCatalogue();
        const world = { store, catalogue: () => catalogue };
        try {
          out(lines(await settleReport(world, id, { status, note }, call)).join(''));
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
          const none = `there is no report ${id}; see \`trapwise reports list --status all\``;
          throw new Failure(EXIT.usage, none);
        }
      });
    });
};
