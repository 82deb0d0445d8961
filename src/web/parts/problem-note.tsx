// What went wrong, and what to do: the server's own words for a refusal, ours when nobody answered.
import { ApiProblem, Unreachable } from '../api/problem.ts';
import { say } from '../words/words.ts';
import { Button } from './button.tsx';
import './problem-note.css';

/** One sentence for anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof Unreachable) return say('common.unreachable');
  if (error instanceof ApiProblem) return error.message;
  return say('common.failed');
}

export function ProblemNote({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}) {
  return (
    <div class="problem-note" role="alert">
      <p>
        <strong>{messageOf(error)}</strong>
      </p>
      {error instanceof Unreachable && <p>{say('common.unreachableHelp')}</p>}
      {onRetry && <Button onClick={onRetry}>{say('common.retry')}</Button>}
    </div>
  );
}
