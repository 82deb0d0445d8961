// Light, dark, or as the system has it: kept in this browser, shown as an attribute that the styles read.
import { signal } from '@preact/signals';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'trapwise.theme';

function kept(): Theme {
  const name = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === name) ?? 'system';
}

export const theme = signal<Theme>(kept());

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = theme.value;
}

export function setTheme(next: Theme): void {
  theme.value = next;
  localStorage.setItem(KEY, next);
  applyTheme();
}

/** Looks as another tab was told to. */
export function followTheme(): void {
  theme.value = kept();
  applyTheme();
}
