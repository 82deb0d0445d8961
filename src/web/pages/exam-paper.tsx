// The screen of /exam/:id: the paper while it runs; one that is over leads to its report.
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { isUnknown } from '../api/problem.ts';
import { useResource } from '../api/resource.ts';
import { Loaded } from '../parts/loaded.tsx';
import { NotFound } from '../parts/not-found.tsx';
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';
import { Paper } from './exam-paper/paper.tsx';
import { readSession } from './exam-paper/server-clock.ts';
import { useLeave } from './exam-paper/use-end.ts';
import { useSheet } from './exam-paper/use-sheet.ts';
import './exam-paper/paper.css';

function OnePaper({ id }: { readonly id: string }) {
  const { route } = useLocation();
  const leave = useLeave(id);
  const sheet = useSheet(id, () => leave(sheet));
  const resource = useResource(async () => {
    const session = await readSession(id);
    if (session.mode === 'exam' && session.status === 'open') await sheet.refresh();
    return session;
  }, [id]);
  const session = resource.value;
  useEffect(() => {
    if (session?.mode === 'exam' && session.status === 'closed') route(`/exam/${id}/report`, true);
  }, [session]);

  if (isUnknown(resource.error) || (session && session.mode !== 'exam')) return <NotFound />;
  if (session?.status === 'open') return <Paper {...{ session, sheet, leave }} />;
  return (
    <Page title={say('exam.title')}>
      <Loaded resource={resource} height="40rem">
        {() => null}
      </Loaded>
    </Page>
  );
}

export function ExamPaper() {
  const { id = '' } = useRoute().params;
  return <OnePaper key={id} id={id} />;
}
