// The screen of /session/:id/summary: ends the session, and tells what it brought.

import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { api, take } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import type { Summary as SummaryReply, Today } from '../api/types.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { StartButton } from '../parts/start-button.tsx';
import { type PhraseKey, say } from '../words/words.ts';
import { Cards } from './summary/cards.tsx';
import { Score } from './summary/score.tsx';
import { Tomorrow } from './summary/tomorrow.tsx';
import { TrapsTaken } from './summary/traps-taken.tsx';
import './summary/summary.css';

type Told = { readonly summary: SummaryReply; readonly today: Today | null };

/** Closing again gives the same summary, so a reload does no harm. Without today's figures the rest is told all the same. */
async function readSummary(id: string): Promise<Told> {
  const summary = await take(api.sessions[':id'].close.$post({ param: { id } }));
  const today = await take(api.me.today.$get()).catch(() => null);
  return { summary, today };
}

function praise({ progress: { answered, correct } }: SummaryReply): PhraseKey {
  const share = answered === 0 ? 0 : (correct ?? 0) / answered;
  if (answered === 0) return 'summary.nothing';
  if (share >= 0.8) return 'summary.strong';
  return share >= 0.5 ? 'summary.fair' : 'summary.hard';
}

function GoOn({ today }: { readonly today: Today | null }) {
  const left = today?.left ?? 0;
  if (left === 0)
    return (
      <ButtonLink look="strong" size="large" href="/">
        {say('common.home')}
      </ButtonLink>
    );
  return (
    <>
      <StartButton wish={{}} look="strong" size="large">
        {say('summary.goOn', { count: left })}
      </StartButton>
      <ButtonLink look="quiet" size="large" href="/">
        {say('common.home')}
      </ButtonLink>
    </>
  );
}

function ToReport({ id }: { readonly id: string }) {
  const { route } = useLocation();
  useEffect(() => route(`/exam/${id}/report`, true), []);
  return null;
}

export function Summary() {
  const id = useRoute().params['id'] ?? '';
  const told = useResource(() => readSummary(id), [id]);
  if (told.value?.summary.report) return <ToReport id={id} />;
  const lead = told.value && say(praise(told.value.summary));
  return (
    <Page title={say('summary.title')} lead={lead ?? '\u00a0'}>
      <Loaded resource={told} height="60vh">
        {({ summary, today }) => (
          <>
            <Score summary={summary} streakDays={today?.streakDays ?? null} />
            <div class="summary-actions">
              <GoOn today={today} />
            </div>
            <TrapsTaken hits={summary.trapHits} />
            <Cards cards={summary.failed} title={say('summary.failed')} open />
            <Cards cards={summary.learned} title={say('summary.learned')} />
            <Tomorrow tomorrow={summary.tomorrow} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
