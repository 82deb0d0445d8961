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
        <p>{say('session.accepted', { count: options.length })}</p>
        <ul class="accepted">
          {options.map(({ text }) => (
            <li key={text}>
              <strong>{text}</strong>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
