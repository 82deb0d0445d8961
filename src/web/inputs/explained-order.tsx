// The right order after the answer: each thing at its place, and where the learner had it instead.
import type { InputOf, ResponseOf } from '../api/types.ts';
import { say } from '../words/words.ts';
import type { Marking } from './input-kind.ts';
import { Mark } from './mark.tsx';
import './explained.css';

export function ExplainedOrder({
  input,
  response,
  feedback,
  labelledBy,
}: {
  readonly input: InputOf<'order'>;
  readonly response: ResponseOf<'order'> | null;
  readonly feedback: Marking;
  readonly labelledBy: string;
}) {
  const right = 'order' in feedback.key ? feedback.key.order : input.items.map(({ id }) => id);
  const rows = [...feedback.options].sort(
    (a, b) => right.indexOf(String(a.id)) - right.indexOf(String(b.id)),
  );
  return (
    <ol class="explained-list" aria-labelledby={labelledBy}>
      {rows.map((row, place) => {
        const had = response?.order.indexOf(String(row.id)) ?? -1;
        const isRight = row.chosen || had === place;
        return (
          <li key={row.id} class={`explained ${isRight ? 'explained-right' : 'explained-wrong'}`}>
            <p class="explained-head">
              <span class="option-key" aria-hidden="true">
                {place + 1}
              </span>
              <strong class="explained-text">{row.text}</strong>
              {isRight ? (
                <Mark tone="right">{say('session.inPlace')}</Mark>
              ) : (
                <Mark tone="wrong">
                  {had < 0 ? say('session.notInPlace') : say('session.hadAt', { place: had + 1 })}
                </Mark>
              )}
            </p>
            {row.rationale && <p class="explained-why">{row.rationale}</p>}
          </li>
        );
      })}
    </ol>
  );
}
