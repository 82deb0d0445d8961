// The screen of /session/:id: reads the session, and goes where it belongs when it is no practice that goes on.

import { useEffect, useRef } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { api, take } from '../api/client.ts';
import { isUnknown } from '../api/problem.ts';
import { useResource } from '../api/resource.ts';
import type { Session as SessionReply } from '../api/types.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';
import { Away, isAway } from './session/away.tsx';
import { Practice } from './session/practice.tsx';

type Begun = SessionReply & { readonly next: NonNullable<SessionReply['next']> };

/** Where a session is to be seen that is not practised here (any more); null for one that is. */
function elsewhere({ id, mode, status, next }: SessionReply): string | null {
  if (mode === 'exam') return status === 'open' ? `/exam/${id}` : `/exam/${id}/report`;
  return status === 'closed' || next === null ? `/session/${id}/summary` : null;
}

function Sent({ to }: { readonly to: string }) {
  const { route } = useLocation();
  useEffect(() => route(to, true), []);
  return null;
}

export function Session() {
  const { params } = useRoute();
  const { route } = useLocation();
  const id = params['id'] ?? '';
  const session = useResource(() => take(api.sessions[':id'].$get({ param: { id } })), [id]);

  /** As the practice on the screen began: what happens to it elsewhere must not take a verdict from the screen. */
  const begun = useRef<Begun | null>(null);
  const { value } = session;
  if (value && begun.current?.id !== value.id) {
    begun.current = null;
    const to = elsewhere(value);
    if (isAway(value)) return <Away />;
    if (to !== null || value.next === null) return <Sent to={to ?? '/'} />;
    begun.current = { ...value, next: value.next };
  }
  if (value && begun.current)
    return (
      <Practice
        key={value.id}
        session={begun.current}
        newest={value}
        onEnd={() => route(`/session/${id}/summary`, true)}
        onExam={() => route(`/exam/${id}`, true)}
      />
    );
  if (isUnknown(session.error))
    return (
      <Page title={say('session.unknownTitle')} lead={say('session.unknown')}>
        <ButtonLink look="strong" href="/">
          {say('common.home')}
        </ButtonLink>
      </Page>
    );
  return (
    <Page title={say('session.title')} titleHidden>
      <Loaded resource={session} height="60vh">
        {() => null}
      </Loaded>
    </Page>
  );
}
