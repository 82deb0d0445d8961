// The time has run out, and the server is asked for the end of it.
import { Panel } from '../../parts/panel.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';

export function TimeUp({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
}) {
  return (
    <Panel title={say('exam.timeUp')}>
      <p>{say('exam.timeUpHelp')}</p>
      {error !== null && <ProblemNote error={error} onRetry={onRetry} />}
    </Panel>
  );
}
