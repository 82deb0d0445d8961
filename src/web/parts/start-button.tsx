// Starts a session and goes there: the big button of Today, and every "practise this" elsewhere.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api, take } from '../api/client.ts';
import type { SessionWish } from '../api/types.ts';
import { say } from '../words/words.ts';
import { note } from './announce.tsx';
import { Button } from './button.tsx';
import { messageOf } from './problem-note.tsx';

export function StartButton({
  wish,
  look = 'plain',
  size = 'normal',
  children,
}: {
  readonly wish: SessionWish;
  readonly look?: 'strong' | 'plain' | 'quiet';
  readonly size?: 'normal' | 'large';
  readonly children: ComponentChildren;
}) {
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);

  async function start(): Promise<void> {
    setBusy(true);
    try {
      const session = await take(api.sessions.$post({ json: wish }));
      // An empty session would be a screen about nothing.
      if (session.mode !== 'exam' && session.next === null) note(say('common.nothingToAsk'));
      else route(session.mode === 'exam' ? `/exam/${session.id}` : `/session/${session.id}`);
    } catch (error) {
      note(messageOf(error), 'wrong');
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button look={look} size={size} busy={busy} onClick={() => void start()}>
      {children}
    </Button>
  );
}
