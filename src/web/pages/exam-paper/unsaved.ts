// Answers of an exam that the server has not confirmed, kept in this browser until it has: a reload loses none.
import type { Written } from './types.ts';

const keyOf = (session: string) => `trapwise.exam.${session}`;

export type Unsaved = Readonly<Record<string, Written>>;

export function readUnsaved(session: string): Unsaved {
  try {
    return JSON.parse(localStorage.getItem(keyOf(session)) ?? '{}') as Unsaved;
  } catch {
    return {};
  }
}

export function keepUnsaved(session: string, unsaved: Unsaved): void {
  try {
    if (Object.keys(unsaved).length === 0) localStorage.removeItem(keyOf(session));
    else localStorage.setItem(keyOf(session), JSON.stringify(unsaved));
  } catch {
    // A browser that keeps nothing still has the answer on its screen.
  }
}

export const forgetUnsaved = (session: string): void => keepUnsaved(session, {});
