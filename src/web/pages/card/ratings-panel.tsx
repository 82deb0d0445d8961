// When the card would come back after each rating, were it answered today.
import { Panel } from '../../parts/panel.tsx';
import { date } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { inDays } from '../cards/days-ahead.ts';
import type { Card } from '../cards/types.ts';

const RATINGS = ['again', 'hard', 'good', 'easy'] as const;

export function RatingsPanel({ card }: { readonly card: Card }) {
  return (
    <Panel title={say('cards.ratingsTitle')}>
      <p class="hint ratings-hint">{say('cards.ratingsHint')}</p>
      <ul class="card-ratings">
        {RATINGS.map((rating) => {
          const { intervalDays, dueAt } = card.whatIf[rating];
          return (
            <li key={rating}>
              <span>
                <span class="rating-name">{say(`cards.${rating}`)}</span>
                <span class="hint">{say(`cards.${rating}Means`)}</span>
              </span>
              <span class="rating-when">
                {inDays(intervalDays)}
                <span class="hint">{date(dueAt)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
