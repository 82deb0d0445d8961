// A quiet word at the foot of the page: no connection, answers that wait, what became of them.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { shownSince } from '../api/kept-at.ts';
import { isConnected } from '../api/send.ts';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Strip } from '../parts/strip.tsx';
import { clock } from '../words/format.ts';
import { say } from '../words/words.ts';
import { isSending } from './keep-sending.ts';
import { markSeen, settled, waiting } from './kept-answers.ts';
import { KeptDialog } from './kept-dialog.tsx';
import { resultsOf } from './results.ts';

function lostText(count: number): string {
  return count === 0 ? say('offline.lost') : say('offline.kept', { count });
}

function waitingText(count: number): string {
  return isSending.value ? say('offline.sending', { count }) : say('offline.waiting', { count });
}

function settledText(): string {
  const { refused, right, wrong, sent } = resultsOf(settled.value);
  const done =
    right + wrong > 0
      ? say('offline.results', { right, wrong })
      : sent > 0
        ? say('offline.sentDone', { count: sent })
        : '';
  const not = refused > 0 ? say('offline.refused', { count: refused }) : '';
  return `${not} ${done}`.trim();
}

/** What there is to say, if anything. */
function state(): { readonly icon: IconName; readonly text: string } | null {
  const count = waiting.value.length;
  const since = shownSince.value;
  if (!isConnected.value || since !== null) {
    const asOf = since === null ? '' : ` ${say('offline.asOf', { time: clock(since) })}`;
    return { icon: 'offline', text: lostText(count) + asOf };
  }
  if (count > 0) return { icon: 'up', text: waitingText(count) };
  if (settled.value.length === 0) return null;
  const { refused } = resultsOf(settled.value);
  return { icon: refused > 0 ? 'flag' : 'right', text: settledText() };
}

export function Connection() {
  const [isOpen, setOpen] = useState(false);
  const shown = state();
  const hasList = waiting.value.length > 0 || settled.value.length > 0;
  const actions: ComponentChildren = hasList && (
    <>
      {isConnected.value && waiting.value.length === 0 && (
        <Button look="quiet" onClick={() => void markSeen(settled.value)}>
          {say('offline.dismiss')}
        </Button>
      )}
      <Button look="quiet" onClick={() => setOpen(true)}>
        {say('offline.show')}
      </Button>
    </>
  );
  return (
    <>
      <Strip label={say('offline.connection')} actions={actions}>
        {shown && (
          <>
            <Icon name={shown.icon} />
            <span>{shown.text}</span>
          </>
        )}
      </Strip>
      {isOpen && <KeptDialog onClose={() => setOpen(false)} />}
    </>
  );
}
