// All that happened to a card, newest first: answers, and what became of them since.
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { dateTime, elapsed, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import type { Card } from '../cards/types.ts';

type Entry = Card['history'][number];
type Answer = Extract<Entry, { kind: 'answer' }>;

/** Enough to see how a card goes; a card of years has hundreds. */
const FIRST = 12;

function factsOf({ rating, confidence, elapsedMs, predicted }: Answer): string[] {
  return [
    rating === null
      ? say('cards.unscheduled')
      : say('cards.rated', { rating: say(`cards.${rating}`) }),
    confidence === null ? null : say(`cards.confidence-${confidence}`),
    elapsedMs === null ? null : elapsed(elapsedMs),
    predicted === null ? null : say('cards.expected', { share: percent(predicted) }),
  ].filter((fact) => fact !== null);
}

function lookOf(entry: Entry): {
  readonly icon: IconName;
  readonly tone: string;
  readonly text: string;
} {
  if (entry.kind === 'undo') return { icon: 'undo', tone: 'plain', text: say('cards.historyUndo') };
  if (entry.kind === 'reset')
    return { icon: 'undo', tone: 'plain', text: say('cards.historyReset') };
  const tone = entry.correct ? 'right' : 'wrong';
  const name = entry.correct ? 'Right' : 'Wrong';
  return {
    icon: tone,
    tone,
    text: say(entry.kind === 'regrade' ? `cards.regraded${name}` : `cards.answered${name}`),
  };
}

function Row({ entry }: { readonly entry: Entry }) {
  const { icon, tone, text } = lookOf(entry);
  const isUndone = entry.kind === 'answer' && entry.undone;
  return (
    <li class={`event event-${isUndone ? 'undone' : tone}`}>
      <span class="event-icon">
        <Icon name={icon} />
      </span>
      <div>
        <p class="event-head">
          <span class="event-text">{text}</span>
          {isUndone && <span class="badge">{say('cards.undone')}</span>}
          <time dateTime={entry.at}>{dateTime(entry.at)}</time>
        </p>
        {entry.kind === 'answer' && <p class="hint">{factsOf(entry).join(' · ')}</p>}
      </div>
    </li>
  );
}

export function History({ card }: { readonly card: Card }) {
  const [isWhole, setWhole] = useState(false);
  const entries = card.history.toReversed();
  const shown = isWhole ? entries : entries.slice(0, FIRST);
  return (
    <Panel title={say('cards.historyTitle')}>
      {entries.length === 0 ? (
        <Empty title={say('cards.historyNoneTitle')}>
          <p>{say('cards.historyNone')}</p>
        </Empty>
      ) : (
        <ol class="history">
          {shown.map((entry, index) => (
            <Row key={`${entry.at} ${index}`} entry={entry} />
          ))}
        </ol>
      )}
      {shown.length < entries.length && (
        <Button onClick={() => setWhole(true)}>
          {say('cards.historyAll', { count: entries.length })}
        </Button>
      )}
    </Panel>
  );
}
