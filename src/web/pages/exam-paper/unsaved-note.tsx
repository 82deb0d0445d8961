// Answers that could not be saved: loud, with the reason and a way to try again.
import { Button } from '../../parts/button.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import type { Saving } from './types.ts';

export function UnsavedNote({
  saving,
  onRetry,
}: {
  readonly saving: Readonly<Record<string, Saving>>;
  readonly onRetry: () => void;
}) {
  const failed = Object.values(saving).flatMap((state) => (state.kind === 'failed' ? [state] : []));
  const [first] = failed;
  if (!first) return null;
  return (
    <div class="unsaved-note" role="alert">
      <p>
        <strong>{say('exam.unsavedCount', { count: failed.length })}</strong>{' '}
        {messageOf(first.error)}. {say('exam.unsavedHelp')}
      </p>
      <Button onClick={onRetry}>{say('common.retry')}</Button>
    </div>
  );
}
