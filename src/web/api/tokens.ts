// The tokens of this browser: a learner's where the server wants one, and an author's for the author screens.
import { signal } from '@preact/signals';

export type Role = 'learner' | 'author';

const KEYS = { learner: 'trapwise.token', author: 'trapwise.author-token' } as const;

export const tokens = {
  learner: signal(localStorage.getItem(KEYS.learner)),
  author: signal(localStorage.getItem(KEYS.author)),
};

/** Null forgets it. */
export function keepToken(role: Role, token: string | null): void {
  if (token === null) localStorage.removeItem(KEYS[role]);
  else localStorage.setItem(KEYS[role], token);
  tokens[role].value = token;
}

/** Takes over what another tab kept; true when the learner is another one now. */
export function followTokens(): boolean {
  const before = tokens.learner.value;
  tokens.learner.value = localStorage.getItem(KEYS.learner);
  tokens.author.value = localStorage.getItem(KEYS.author);
  return tokens.learner.value !== before;
}
