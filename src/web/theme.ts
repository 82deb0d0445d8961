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

/** The browser's own bar has the colour of the page: each of the two tags says when it holds. */
function colourBar(): void {
  for (const tag of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = tag.dataset['bar'];
    const forced = own === theme.value ? 'all' : 'not all';
    tag.media = theme.value === 'system' ? `(prefers-color-scheme: ${own})` : forced;
  }
}

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = theme.value;
  colourBar();
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
