// What is remembered of a card, in plain words with the figures beside them.
import { Empty, Panel } from '../../parts/panel.tsx';
import { number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { strengthOf } from '../cards/strength.ts';
import type { Card, Memory } from '../cards/types.ts';
import { ForgettingCurve } from './forgetting-curve.tsx';

/** Thirds of the scale 1–10. */
function hardness(difficulty: number): 'easy' | 'middling' | 'hard' {
  if (difficulty < 4) return 'easy';
  return difficulty < 7 ? 'middling' : 'hard';
}

function span(days: number): 'hours' | 'days' | 'weeks' | 'months' | 'years' {
  if (days < 1) return 'hours';
  if (days < 10) return 'days';
  if (days < 45) return 'weeks';
  return days < 500 ? 'months' : 'years';
}

function Fact(props: {
  readonly name: string;
  readonly word: string;
  readonly figure: string;
  readonly hint: string;
}) {
  return (
    <div class="fact">
      <dt>{props.name}</dt>
      <dd>
        <span class="fact-word">{props.word}</span> <span class="fact-figure">{props.figure}</span>
        <span class="hint">{props.hint}</span>
      </dd>
    </div>
  );
}

function Facts({ memory }: { readonly memory: Memory }) {
  const { retrievability, stabilityDays, difficulty, lapses } = memory;
  const stability = stabilityDays ?? 0;
  return (
    <dl class="card-facts">
      <Fact
        name={say('cards.recallNow')}
        word={say(`cards.${strengthOf(retrievability)}`)}
        figure={percent(retrievability ?? 0)}
        hint={say('cards.recallNowHint')}
      />
      <Fact
        name={say('cards.lasts')}
        word={say(`cards.lasts-${span(stability)}`)}
        // Parts of a day are told by the word alone.
        figure={stability < 1 ? '' : say('common.days', { count: Math.round(stability * 10) / 10 })}
        hint={say('cards.lastsHint', { share: percent(0.9) })}
      />
      <Fact
        name={say('cards.difficulty')}
        word={say(`cards.hardness-${hardness(difficulty ?? 5)}`)}
        figure={say('cards.ofTen', { figure: number(difficulty ?? 0, 1) })}
        hint={say('cards.difficultyHint')}
      />
      <Fact
        name={say('cards.forgottenTimes')}
        word={lapses === 0 ? say('cards.never') : say('cards.times', { count: lapses })}
        figure=""
        hint={say('cards.forgottenHint')}
      />
    </dl>
  );
}

export function MemoryPanel({ card }: { readonly card: Card }) {
  const { memory } = card;
  return (
    <Panel title={say('cards.memoryTitle')}>
      {memory === null ? (
        <Empty title={say('cards.unseenTitle')}>
          <p>{say('cards.unseenText')}</p>
        </Empty>
      ) : (
        <>
          <Facts memory={memory} />
          <ForgettingCurve points={card.forgetting} memory={memory} />
        </>
      )}
    </Panel>
  );
}
