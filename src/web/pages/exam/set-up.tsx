// Which exam, how much of it, what it will be like, and the button that lets the time run.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api, take } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { Domains, ExamFacts } from './exam-facts.tsx';
import { type Length, questionsOf, readSize, sizeOf } from './form-length.ts';
import { LengthChoice } from './length-choice.tsx';
import { ShortageNote, shortageOf } from './shortage.tsx';
import type { DeclaredExam } from './types.ts';

function ExamChoice({
  exams,
  own,
  exam,
  onChange,
}: {
  readonly exams: readonly DeclaredExam[];
  readonly own: string | null;
  readonly exam: DeclaredExam;
  readonly onChange: (code: string) => void;
}) {
  return (
    <Field label={say('exam.which')} hint={exam.code === own ? say('exam.ownExam') : undefined}>
      {(described) => (
        <select
          {...described}
          value={exam.code}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {exams.map(({ code, title }) => (
            <option key={code} value={code}>
              {say('exam.examName', { code, title })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function SetUp({
  exams,
  own,
  isSecond,
}: {
  readonly exams: readonly [DeclaredExam, ...DeclaredExam[]];
  readonly own: string | null;
  /** Another exam is under way: to go on with that one is what most people want. */
  readonly isSecond: boolean;
}) {
  const { route } = useLocation();
  const [code, setCode] = useState(exams[0].code);
  const [length, setLength] = useState<Length>('whole');
  const [typed, setTyped] = useState('20');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const exam = exams.find((one) => one.code === code) ?? exams[0];
  const size = length === 'own' ? readSize(exam, typed) : sizeOf(exam, length);
  const shortage = shortageOf(error);

  function change(set: () => void): void {
    setError(null);
    set();
  }

  async function start(questions: number): Promise<void> {
    setBusy(true);
    setError(null);
    const shorter = questions < questionsOf(exam) ? { size: questions } : {};
    try {
      const json = { mode: 'exam' as const, exam: exam.code, ...shorter };
      route(`/exam/${(await take(api.sessions.$post({ json }))).id}`);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <>
      <Panel title={say('exam.setUp')}>
        <ExamChoice {...{ exams, own, exam }} onChange={(next) => change(() => setCode(next))} />
        <LengthChoice
          {...{ exam, length, typed }}
          isWrong={size === null}
          onLength={(next) => change(() => setLength(next))}
          onTyped={(next) => change(() => setTyped(next))}
        />
        <ExamFacts exam={exam} size={size} />
        {shortage ? (
          <ShortageNote {...{ exam, shortage, busy }} onTake={(largest) => void start(largest)} />
        ) : (
          error !== null && <ProblemNote error={error} />
        )}
        {!shortage && (
          <div class="exam-start">
            <Button
              look={isSecond ? 'plain' : 'strong'}
              size="large"
              busy={busy}
              disabled={size === null}
              onClick={() => size !== null && void start(size)}
            >
              {say('exam.start')}
            </Button>
          </div>
        )}
      </Panel>
      <Domains exam={exam} />
    </>
  );
}
