// A session that cannot go on without the server: nothing of it is left here to be answered.
import { keptAt } from '../../api/kept-at.ts';
import type { Session } from '../../api/types.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { say } from '../../words/words.ts';

/** True for a session of which only what was last said is known, and whose next question is not part of that. */
export function isAway(session: Session): boolean {
  const { mode, status, next } = session;
  return keptAt(session) !== null && mode !== 'exam' && status === 'open' && next === null;
}

export function Away() {
  return (
    <Page title={say('offline.goesOn')} lead={say('offline.goesOnHelp')}>
      <ButtonLink href="/">{say('common.home')}</ButtonLink>
    </Page>
  );
}
