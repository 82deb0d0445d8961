// What was typed, and which answers count.
import type { ResponseOf } from '../api/types.ts';
import { say } from '../words/words.ts';
import type { Marking } from './input-kind.ts';
import { Mark } from './mark.tsx';
import './explained.css';

export function ExplainedText({
  response,
  feedback: { outcome, options },
}: {
  readonly response: ResponseOf<'text'> | null;
  readonly feedback: Marking;
}) {
  // The author puts the usual one first.
  const [usual, ...others] = options;
  return (
    <div class="explained-list">
      {response && (
        <p class={`explained ${outcome.correct ? 'explained-right' : 'explained-wrong'}`}>
          <span class="explained-head">
            <strong class="explained-text">{response.text}</strong>
            <Mark tone={outcome.correct ? 'right' : 'wrong'}>{say('session.youTyped')}</Mark>
          </span>
        </p>
      )}
      <div class="explained">
        <p>
          {say('session.accepted')} <strong>{usual?.text}</strong>
        </p>
        {others.length > 0 && (
          <p class="accepted-too">
            {say('session.acceptedToo')} {others.map(({ text }) => text).join(' · ')}
          </p>
        )}
      </div>
    </div>
  );
}
