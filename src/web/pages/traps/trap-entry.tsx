// One trap: what its learner believed, how often, what is true of it instead, and how far its cure has come.
import { Icon } from '../../parts/icon.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { fromNow } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import type { Trap } from './types.ts';

/** Right answers that cure. */
const NEEDED = 2;

function Cure({ trap }: { readonly trap: Trap }) {
  const { by, right } = trap.cure;
  if (trap.cured)
    return (
      <p class="trap-cure trap-cured">
        <Icon name="right" />
        {say(by === 'days' ? 'traps.curedByDays' : 'traps.curedByQuestions')}
      </p>
    );
  return (
    <p class="trap-cure">
      <span class="pips" aria-hidden="true">
        {Array.from({ length: NEEDED }, (_, at) => (
          <span key={at} class={at < right ? 'pip pip-full' : 'pip'} />
        ))}
      </span>
      {right === 0
        ? say(by === 'days' ? 'traps.curesByDays' : 'traps.curesByQuestions')
        : say(by === 'days' ? 'traps.oneMoreDay' : 'traps.oneMoreQuestion')}
    </p>
  );
}

export function TrapEntry({ trap, topic }: { readonly trap: Trap; readonly topic: string }) {
  const { cardId, title, misconception, times, strong, lastAt } = trap;
  const heading = `trap-${cardId}`;
  return (
    <li>
      <article class={trap.cured ? 'trap trap-is-cured' : 'trap'} aria-labelledby={heading}>
        <p class="trap-times">
          <span aria-hidden="true">{times}×</span>
          <span class="hidden">{say('traps.times', { count: times })}</span>
        </p>
        <div class="trap-body">
          {misconception !== null && (
            <>
              <p class="trap-label trap-label-wrong">
                <Icon name="wrong" />
                {say('traps.youBelieved')}
              </p>
              <blockquote class="trap-belief">{misconception}</blockquote>
            </>
          )}
          <p class="trap-label trap-label-right">
            <Icon name="right" />
            {say('traps.instead')}
          </p>
          <h2 id={heading} class="trap-title">
            <a href={`/cards/${cardId}`}>{title}</a>
          </h2>
          <p class="trap-facts">
            {say('traps.last', { when: fromNow(lastAt) })}
            {strong > 0 && ` · ${say('traps.strong', { count: strong })}`} · {topic}
          </p>
          <div class="trap-foot">
            <Cure trap={trap} />
            <StartButton wish={{ mode: 'drill', cards: [cardId] }}>
              {say('traps.drill')}
              <span class="hidden"> {title}</span>
            </StartButton>
          </div>
        </div>
      </article>
    </li>
  );
}
