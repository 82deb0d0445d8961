// An author's token of this browser: tried before it is kept.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { keepToken } from '../api/tokens.ts';
import { say } from '../words/words.ts';
import { messageOf } from './problem-note.tsx';

/** What is wrong with this token, or else with the kept one; null when an author's address takes it. */
export async function faultOfToken(token?: string): Promise<string | null> {
  const headers: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    await take(authorApi.author.reports.$get({ query: { limit: '1' } }, { headers }));
    return null;
  } catch (error) {
    if (!(error instanceof ApiProblem)) return messageOf(error);
    if (error.code === 'unauthenticated') return say('settings.authorUnknown');
    return error.code === 'forbidden-scope' ? say('settings.authorScope') : messageOf(error);
  }
}

/** For a form that takes one: `onKept` once it works and is kept. */
export function useTrial(onKept: () => void = () => undefined) {
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function tryOut(token: string): Promise<void> {
    setBusy(true);
    const found = await faultOfToken(token);
    setFault(found);
    setBusy(false);
    if (found !== null) return;
    keepToken('author', token);
    onKept();
  }
  return { fault, busy, onGiven: (token: string) => void tryOut(token) };
}
