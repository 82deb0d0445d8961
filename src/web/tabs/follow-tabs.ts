// Makes this tab follow the others: settings that one of them kept, and what one of them wrote at the server.
import { isSignedOut } from '../api/send.ts';
import { readAgain } from '../api/stale.ts';
import { followTokens } from '../api/tokens.ts';
import { readOutbox } from '../outbox/kept-answers.ts';
import { followTheme } from '../theme.ts';
import { followLanguage } from '../words/words.ts';
import { onTold } from './tell-tabs.ts';

/** Several writes of another tab are one reason to read again. */
const SOON_MS = 150;

let timer: ReturnType<typeof setTimeout> | undefined;
let isOwed = false;

function readSoon(): void {
  // A tab that nobody sees reads once it is seen.
  if (document.hidden) {
    isOwed = true;
    return;
  }
  clearTimeout(timer);
  timer = setTimeout(readAgain, SOON_MS);
}

function onStorage({ storageArea, key }: StorageEvent): void {
  if (storageArea !== localStorage) return;
  followTheme();
  void followLanguage();
  if (followTokens()) isSignedOut.value = false;
  // Everything was erased.
  if (key === null) void readOutbox().then(readAgain);
}

/** Call once, when the page starts. */
export function followTabs(): void {
  addEventListener('storage', onStorage);
  onTold(({ kind }) => kind === 'wrote' && readSoon());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !isOwed) return;
    isOwed = false;
    readSoon();
  });
}
