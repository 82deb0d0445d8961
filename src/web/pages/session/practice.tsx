// A session in practice: one question after the other, each with what came of its answer.
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../../api/types.ts';
import { afterKey, InputControl, isSelfRated } from '../../inputs/input-control.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Learned } from '../../practice/learned.tsx';
import { ReportDialog } from '../../practice/report-dialog.tsx';
import { say } from '../../words/words.ts';
import { AnswerBar } from './answer-bar.tsx';
import { HowSure } from './how-sure.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { CaseText, Question, STEM } from './question.tsx';
import { SessionBar } from './session-bar.tsx';
import { SessionKeys } from './session-keys.tsx';
import type { Turn } from './turn.ts';
import { type Practice as Acts, usePractice } from './use-practice.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Verdict } from './verdict.tsx';
import './practice.css';

const SURE = { g: 'guess', u: 'unsure', s: 'sure' } as const;

/** The learner has not seen the model answer that they are to rate themselves by. */
function isHidden({ presentation, revealed, stage }: Turn): boolean {
  return isSelfRated(presentation.input) && revealed === undefined && stage.kind !== 'told';
}

/** Does what a key means; false where it means nothing. */
function press(key: string, acts: Acts, help: () => void): boolean {
  const { turn, beSure } = acts;
  const { input } = turn.presentation;
  const hidden = isHidden(turn);
  if (key === '?') help();
  else if (key === 'z') acts.undo();
  else if (turn.stage.kind === 'told' || (turn.stage.kind === 'kept' && turn.stage.next)) {
    if (key !== 'Enter' && key !== 'n') return false;
    acts.goOn();
  } else if (key === 'Enter') (hidden ? acts.reveal : acts.answer)();
  else if (key in SURE) beSure(SURE[key as keyof typeof SURE]);
  else {
    const response = hidden ? undefined : afterKey(key, input, turn.response);
    if (response === undefined) return false;
    acts.choose(response);
  }
  return true;
}

function Asked({ turn, choose, beSure, answer }: Acts) {
  const { stage, presentation, response, revealed } = turn;
  const told = stage.kind === 'told' ? stage : null;
  return (
    <>
      <Question presentation={presentation} />
      {told && <Verdict given={{ presentation, ...told }} wasAnswered={told.wasAnswered} />}
      <InputControl
        input={presentation.input}
        response={response}
        onChange={choose}
        locked={stage.kind !== 'asking'}
        feedback={told?.feedback}
        revealed={revealed}
        labelledBy={STEM}
      />
      {!told && !isSelfRated(presentation.input) && (
        <HowSure confidence={turn.confidence} onChange={beSure} locked={stage.kind !== 'asking'} />
      )}
      {stage.kind === 'asking' && stage.problem !== undefined && (
        <div class="not-sent">
          <ProblemNote error={stage.problem} onRetry={answer} />
        </div>
      )}
      {stage.kind === 'kept' && (
        <div class="kept" role="status" ref={bringIntoSight}>
          <p>
            <strong>{say('session.kept')}</strong>
          </p>
          <p>{say('session.keptHelp')}</p>
        </div>
      )}
    </>
  );
}

/** Under long options it would stand behind the foot. */
const bringIntoSight = (element: HTMLElement | null) =>
  element?.scrollIntoView({ block: 'nearest' });

export function Practice({
  session,
  newest,
  onEnd,
  onExam,
}: {
  readonly session: Session & { readonly next: NonNullable<Session['next']> };
  /** As it was last read. */
  readonly newest: Session;
  readonly onEnd: () => void;
  readonly onExam: () => void;
}) {
  const acts = usePractice(session, newest, session.next, { onEnd, onExam });
  const [dialog, setDialog] = useState<'help' | 'leave' | 'report' | null>(null);
  const close = () => setDialog(null);
  const { presentation, progress, stage, revealed } = acts.turn;
  const about = presentation.question.case;
  useShortcuts((key) => press(key, acts, () => setDialog('help')));
  useEffect(() => {
    if (revealed) document.querySelector<HTMLElement>('[data-part="model"]')?.focus();
  }, [revealed]);

  return (
    <Page title={say('session.title')} titleHidden ownFocus>
      <div class={`practice ${about ? 'practice-wide' : ''}`}>
        <SessionBar
          progress={progress}
          onHelp={() => setDialog('help')}
          onLeave={() => setDialog('leave')}
        />
        {/* Without anything to press in it, the keyboard scrolls it itself. */}
        <div
          key={presentation.id}
          class="practice-scroll"
          tabIndex={isHidden(acts.turn) ? 0 : undefined}
        >
          <div class={about ? 'practice-inner asked-with-case' : 'practice-inner'}>
            {about && <CaseText about={about} />}
            <div class="asked">
              <Asked {...acts} />
              {stage.kind === 'told' && (
                <Learned feedback={stage.feedback} onReport={() => setDialog('report')} />
              )}
            </div>
          </div>
        </div>
        <AnswerBar {...acts} />
      </div>
      {dialog === 'help' && <SessionKeys onClose={close} />}
      {dialog === 'leave' && <LeaveDialog progress={progress} onClose={close} onEnd={onEnd} />}
      {dialog === 'report' && <ReportDialog presentationId={presentation.id} onClose={close} />}
    </Page>
  );
}
