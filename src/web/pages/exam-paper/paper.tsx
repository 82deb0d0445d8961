// The paper of an exam that runs: the time, one question at a time, the way to all the others, and the end.
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../../api/types.ts';
import { afterKey } from '../../inputs/input-control.tsx';
import { announce, note } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Page } from '../../parts/page.tsx';
import { messageOf, ProblemNote } from '../../parts/problem-note.tsx';
import { CaseShown } from '../../practice/case-shown.tsx';
import { say } from '../../words/words.ts';
import { Countdown } from './countdown.tsx';
import { EndDialog } from './end-dialog.tsx';
import type { KeyMeaning } from './keys.ts';
import { Navigator } from './navigator.tsx';
import { PaperKeys } from './paper-keys.tsx';
import { placeInAddress, showPlace } from './place-in-address.ts';
import { Question } from './question.tsx';
import type { Sheet } from './sheet.ts';
import { Steps } from './steps.tsx';
import { TimeUp } from './time-up.tsx';
import type { Row } from './types.ts';
import { UnsavedNote } from './unsaved-note.tsx';
import { endExam, useDeadline } from './use-end.ts';
import { useKeys } from './use-keys.ts';
import { useOpened, useWholeForm } from './use-sheet.ts';
import { useTimeLeft } from './use-time-left.ts';

type Asked = 'end' | 'keys' | 'navigator' | null;

function usePlace(rows: readonly Row[], first: number) {
  const [place, setPlace] = useState(() => placeInAddress(rows.length) ?? first);
  const [hasMoved, setMoved] = useState(false);
  useEffect(() => showPlace(place), [place]);
  function go(to: number): void {
    if (to < 0 || to >= rows.length || to === place) return;
    setMoved(true);
    setPlace(to);
    scrollTo(0, 0);
  }
  return { place, hasMoved, go };
}

/** What a key does; false for one that does nothing. */
function act(
  meaning: KeyMeaning,
  {
    sheet,
    row,
    go,
    flag,
    ask,
  }: {
    readonly sheet: Sheet;
    readonly row: Row;
    readonly go: (to: number) => void;
    readonly flag: () => void;
    readonly ask: (asked: Asked) => void;
  },
): boolean {
  const { presentationId: id, position } = row;
  switch (meaning.kind) {
    case 'next':
      go(position + 1);
      return true;
    case 'previous':
      go(position - 1);
      return true;
    case 'flag':
      flag();
      return true;
    case 'help':
      ask('keys');
      return true;
    case 'confidence':
      sheet.confide(id, meaning.confidence);
      return true;
    case 'input': {
      const input = sheet.questions.value[id]?.input;
      const response =
        input && afterKey(meaning.key, input, sheet.written.value[id]?.response ?? null);
      if (response === undefined) return false;
      sheet.respond(id, response);
      return true;
    }
  }
}

export function Paper({
  session,
  sheet,
  leave,
}: {
  readonly session: Session;
  readonly sheet: Sheet;
  /** To the report, once. */
  readonly leave: (sheet: Sheet) => void;
}) {
  const rows = sheet.rows.value;
  const seconds = useTimeLeft(Date.parse(session.deadlineAt ?? session.createdAt));
  const deadline = useDeadline(session.id, sheet, seconds, leave);
  const { place, hasMoved, go } = usePlace(rows, session.next?.position ?? 0);
  const { error, retry } = useOpened(sheet, place);
  useWholeForm(sheet);
  const [asked, ask] = useState<Asked>(null);
  const row = rows[place] as Row;
  const id = row.presentationId;
  const shown = sheet.questions.value[id];
  const isReady = shown && (!row.answered || sheet.written.value[id]);
  const goThere = (to: number) => {
    ask(null);
    go(to);
  };

  async function flag(): Promise<void> {
    announce(say(row.flagged ? 'exam.unflagged' : 'exam.flagged'));
    try {
      await sheet.flag(id, !row.flagged);
    } catch (failure) {
      note(messageOf(failure), 'wrong');
    }
  }
  useKeys(
    (meaning) =>
      !deadline.isReached && act(meaning, { sheet, row, go, flag: () => void flag(), ask }),
  );

  const title = say('exam.paperTitle', { exam: session.exam ?? '' });
  return (
    <Page title={title} titleHidden width="wide">
      <div class="paper-bar">
        <a href="/exam" class="paper-leave" title={say('exam.leaveHelp')}>
          {say('exam.leave')}
        </a>
        <p class="paper-name">{title}</p>
        <Countdown seconds={seconds} />
        <Button onClick={() => ask('end')}>{say('exam.end')}</Button>
      </div>
      <UnsavedNote
        saving={sheet.saving.value}
        onRetry={() => void sheet.flush().catch(() => undefined)}
      />
      {deadline.isReached ? (
        <TimeUp error={deadline.error} onRetry={deadline.retry} />
      ) : (
        <div class={`paper ${shown?.question.case ? 'paper-with-case' : ''}`}>
          {shown && <CaseShown question={shown.question} />}
          <div class="paper-main">
            {isReady ? (
              <Question
                presentation={shown}
                count={rows.length}
                written={sheet.written.value[id]}
                saving={sheet.saving.value[id]}
                locked={false}
                takesFocus={hasMoved}
                onRespond={(response) => sheet.respond(id, response)}
                onConfide={(confidence) => sheet.confide(id, confidence)}
              />
            ) : (
              <div class="paper-waiting">
                {error !== null && <ProblemNote error={error} onRetry={retry} />}
              </div>
            )}
            <Steps
              row={row}
              count={rows.length}
              onGo={goThere}
              onFlag={() => void flag()}
              onNavigator={() => ask('navigator')}
              onEnd={() => ask('end')}
            />
          </div>
          <aside class="paper-aside" aria-label={say('exam.overview')}>
            <Navigator rows={rows} current={place} onGo={goThere} />
            <p class="hint paper-keys-hint">
              <Button look="quiet" onClick={() => ask('keys')}>
                {say('exam.keys')}
              </Button>
            </p>
          </aside>
        </div>
      )}
      {asked === 'navigator' && (
        <Dialog title={say('exam.allQuestions')} onClose={() => ask(null)}>
          <Navigator rows={rows} current={place} takesFocus onGo={goThere} />
        </Dialog>
      )}
      {asked === 'keys' && <PaperKeys onClose={() => ask(null)} />}
      {asked === 'end' && (
        <EndDialog
          rows={rows}
          end={async () => {
            await endExam(session.id, sheet);
            leave(sheet);
          }}
          onGo={goThere}
          onClose={() => ask(null)}
        />
      )}
    </Page>
  );
}
