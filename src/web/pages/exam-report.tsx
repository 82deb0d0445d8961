// The screen of /exam/:id/report: the score and what it means, domain by domain, and every question once more.
import { useRoute } from 'preact-iso';
import { isUnknown } from '../api/problem.ts';
import { useResource } from '../api/resource.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { NotFound } from '../parts/not-found.tsx';
import { Page } from '../parts/page.tsx';
import { StartButton } from '../parts/start-button.tsx';
import { dateTime } from '../words/format.ts';
import { say } from '../words/words.ts';
import { Domains } from './exam-report/domains.tsx';
import { type ReportRead, readReport } from './exam-report/read-report.ts';
import { Review } from './exam-report/review.tsx';
import { Score } from './exam-report/score.tsx';
import type { Reported } from './exam-report/types.ts';
import './exam-report/report.css';

/** Cards of one drill at most. */
const MOST_CARDS = 200;

/** Also those that were not answered: both cost the same. */
function missedCards(questions: readonly Reported[]): string[] {
  const missed = questions.filter(({ correct, underReview }) => !correct && !underReview);
  return [...new Set(missed.map(({ cardId }) => cardId))].slice(0, MOST_CARDS);
}

function Screen(read: Extract<ReportRead, { kind: 'report' }>) {
  const { session, report, topics, isByTopic } = read;
  const cards = missedCards(report.questions);
  return (
    <>
      <Score report={report} />
      <div class="report-actions">
        {cards.length > 0 && (
          <StartButton
            look="strong"
            wish={{ mode: 'drill', cards, size: Math.max(1, cards.length) }}
          >
            {say('exam.practiseMissed', { count: cards.length })}
          </StartButton>
        )}
        <ButtonLink href="/exam">{say('exam.another')}</ButtonLink>
      </div>
      <Domains domains={report.domains} exam={session.exam} {...{ topics, isByTopic }} />
      <Review questions={report.questions} />
    </>
  );
}

function Running({ id }: { readonly id: string }) {
  return (
    <Page title={say('exam.reportTitle')} lead={say('exam.stillRunning')}>
      <ButtonLink look="strong" href={`/exam/${id}`}>
        {say('exam.goOn')}
      </ButtonLink>
    </Page>
  );
}

function OneReport({ id }: { readonly id: string }) {
  const resource = useResource(() => readReport(id), [id]);
  const { value } = resource;
  if (value?.kind === 'none' || isUnknown(resource.error)) return <NotFound />;
  if (value?.kind === 'running') return <Running id={id} />;
  const lead = value && `${value.title} · ${dateTime(value.session.createdAt)}`;
  return (
    <Page title={say('exam.reportTitle')} lead={lead ?? '\u00a0'}>
      <Loaded resource={resource} height="40rem">
        {(read) => (read.kind === 'report' ? <Screen {...read} /> : null)}
      </Loaded>
    </Page>
  );
}

export function ExamReport() {
  const { id = '' } = useRoute().params;
  return <OneReport key={id} id={id} />;
}
