// All interface text: `say` gives a phrase in the language of the page, with its numbers and plurals as that language has them.
import { signal } from '@preact/signals';
import type { en } from './en.ts';
import { first } from './first.ts';

/** One text, or one for each plural category that the language has; `{name}` stands for what is filled in. */
export type Phrase =
  | string
  | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** Every room of the English catalogue, with every one of its phrases. */
export type Words = {
  readonly [R in keyof typeof en]: Readonly<Record<keyof (typeof en)[R], Phrase>>;
};

/** `today.due` */
export type PhraseKey = { [R in keyof Words]: `${R}.${string & keyof Words[R]}` }[keyof Words];

/** What fills a phrase. `count` chooses the plural; numbers are written as the language writes them. */
export type Filling = Readonly<Record<string, string | number>>;

export const LANGUAGES = { en: 'English', vi: 'Tiếng Việt' } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = 'trapwise.language';

/** Not every room while English is still on its way. */
const words = signal<Partial<Words>>(first);
export const language = signal<Language>('en');

function wished(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'en' || kept === 'vi') return kept;
  return navigator.languages.some((tag) => tag.startsWith('vi')) ? 'vi' : 'en';
}

async function load(next: Language): Promise<Words> {
  return next === 'vi' ? (await import('./vi.ts')).vi : (await import('./en.ts')).en;
}

/** From now on everything is said in this language. */
export async function loadWords(next: Language): Promise<void> {
  words.value = await load(next);
  language.value = next;
}

async function speak(next: Language): Promise<void> {
  await loadWords(next);
  document.documentElement.lang = next;
}

/** Call once before anything is shown. The first screen waits for no English that others speak. */
export async function openLanguage(): Promise<void> {
  const ready = speak(wished());
  if (wished() !== 'en' || location.pathname !== '/') await ready;
  // A screen that cannot be loaded says so by itself.
  else ready.catch(() => undefined);
}

export async function setLanguage(next: Language): Promise<void> {
  localStorage.setItem(KEY, next);
  await speak(next);
}

/** Speaks as another tab was told to. */
export async function followLanguage(): Promise<void> {
  const next = wished();
  if (next !== language.value) await speak(next);
}

function phraseOf(key: PhraseKey): Phrase {
  const [room, name] = key.split('.') as [keyof Words, never];
  // Nothing for a moment while the room is on its way; whoever shows it is shown anew when it came.
  return words.value[room]?.[name] ?? '';
}

function textOf(phrase: Phrase, count: string | number | undefined): string {
  if (typeof phrase === 'string') return phrase;
  const rule = new Intl.PluralRules(language.value).select(Number(count));
  return phrase[rule] ?? phrase.other;
}

/** Reads signals, so whoever shows it is shown anew when the language changes. */
export function say(key: PhraseKey, filling: Filling = {}): string {
  const text = textOf(phraseOf(key), filling['count']);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = filling[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? value.toLocaleString(language.value) : value;
  });
}
