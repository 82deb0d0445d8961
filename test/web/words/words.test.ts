// The catalogues: every language says everything, with the same fillings, and nothing is said that no screen asks for.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '../../../src/web/words/en.ts';
import { vi } from '../../../src/web/words/vi.ts';
import type { Phrase } from '../../../src/web/words/words.ts';

const LANGUAGES = { en, vi };

function texts(phrase: Phrase): string[] {
  return typeof phrase === 'string' ? [phrase] : Object.values(phrase);
}

const fillings = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

const phrases = Object.entries(en).flatMap(([room, words]) =>
  Object.keys(words).map((name) => [room, name] as const),
);
const phraseIn = (language: keyof typeof LANGUAGES, room: string, name: string) =>
  (LANGUAGES[language] as unknown as Record<string, Record<string, Phrase>>)[room]?.[name] ?? '';

/** What is wrong with a phrase in a language. */
function faultsOf(language: keyof typeof LANGUAGES, room: string, name: string): string[] {
  const [english = ''] = texts(phraseIn('en', room, name)).slice(-1);
  const phrase = phraseIn(language, room, name);
  const wrong = texts(phrase).filter(
    (text) => text.trim() === '' || fillings(text).join() !== fillings(english).join(),
  );
  if (typeof phrase === 'string') return wrong;
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const isComplete = Object.keys(phrase).sort().join() === [...pluralCategories].sort().join();
  return isComplete ? wrong : [...wrong, `has not the plurals of ${language}`];
}

describe('the catalogues', () => {
  test.each(['en', 'vi'] as const)('what they say in %s is whole', (language) => {
    const faults = phrases.flatMap(([room, name]) =>
      faultsOf(language, room, name).map((fault) => `${room}.${name}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test('every phrase is said somewhere', () => {
    const sources = readdirSync('src/web', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('words'))
      .map((path) => readFileSync(`src/web/${path}`, 'utf8'))
      .join('\n');
    // A name that is put together (`settings.${name}`) counts for its room.
    const isSaid = ([room, name]: readonly [string, string]) =>
      sources.includes(`${room}.${name}`) || sources.includes(`\`${room}.\${`);
    expect(phrases.filter((phrase) => !isSaid(phrase)).map((one) => one.join('.'))).toEqual([]);
  });
});
