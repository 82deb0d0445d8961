// A quiet word at the foot of the page: no connection, answers that wait, what became of them.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shownSince } from '../api/kept-at.ts';
import { isConnected } from '../api/send.ts';
import { note } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Strip } from '../parts/strip.tsx';
import { clock } from '../words/format.ts';
import { say } from '../words/words.ts';
import { isSending } from './keep-sending.ts';
import { markSeen, settled, waiting } from './kept-answers.ts';
import { resultsOf } from './results.ts';

const loadList = () => import('./kept-dialog.tsx');
type List = Awaited<ReturnType<typeof loadList>>['KeptDialog'];

/** Once the server is gone, what it has not given yet cannot be had. */
const LOAD_AFTER_MS = 2_000;

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
  if (!isConnected.value) {
    const since = shownSince.value;
    const asOf = since === null ? '' : ` ${say('offline.asOf', { time: clock(since) })}`;
    return { icon: 'offline', text: lostText(count) + asOf };
  }
  if (count > 0) return { icon: 'up', text: waitingText(count) };
  if (settled.value.length === 0) return null;
  const { refused } = resultsOf(settled.value);
  return { icon: refused > 0 ? 'flag' : 'right', text: settledText() };
}

export function Connection() {
  const [open, setOpen] = useState<{ readonly List: List } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => void loadList().catch(() => undefined), LOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);

  async function show(): Promise<void> {
    try {
      setOpen({ List: (await loadList()).KeptDialog });
    } catch {
      note(say('common.unreachable'), 'wrong');
    }
  }

  const shown = state();
  const hasList = waiting.value.length > 0 || settled.value.length > 0;
  const actions: ComponentChildren = hasList && (
    <>
      {isConnected.value && waiting.value.length === 0 && (
        <Button look="quiet" onClick={() => void markSeen(settled.value)}>
          {say('offline.dismiss')}
        </Button>
      )}
      <Button look="quiet" onClick={() => void show()}>
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
      {open && <open.List onClose={() => setOpen(null)} />}
    </>
  );
}
