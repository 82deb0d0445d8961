// Whether what stands here is saved: quietly when it is, in a place that is always kept.
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import type { Saving } from './types.ts';

type State = Saving['kind'] | 'begun';

const WORDS = {
  saving: 'exam.saving',
  saved: 'exam.saved',
  kept: 'exam.kept',
  failed: 'exam.notSaved',
  begun: 'exam.begun',
} as const;

/** `begun`: something is chosen, and more is needed before it counts. */
export function SaveLine({ state }: { readonly state: State | null }) {
  return (
    <p class="save-line" role="status">
      {state !== null && (
        <span class={state === 'failed' ? 'save-failed' : ''}>
          {state === 'saved' && <Icon name="right" />}
          {state === 'kept' && <Icon name="offline" />}
          {state === 'failed' && <Icon name="traps" />}
          {say(WORDS[state])}
        </span>
      )}
    </p>
  );
}
