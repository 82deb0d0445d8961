// Days and times as the language of the page and the region of the browser write them.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { date, fromNow } from '../../../src/web/words/format.ts';
import { language } from '../../../src/web/words/words.ts';

const NOON = '2026-11-20T12:00:00.000Z';
const speaks = (...languages: string[]) => vi.stubGlobal('navigator', { languages });

beforeEach(() => speaks('de-DE', 'en-GB'));
afterEach(() => {
  language.value = 'en';
  vi.unstubAllGlobals();
});

describe('a day', () => {
  test('is written as the region of the browser writes it, where that is of the language of the page', () => {
    expect(date(NOON)).toBe('20 Nov 2026');
    speaks('en-US');
    expect(date(NOON)).toBe('Nov 20, 2026');
  });

  test('is written as the language of the page does where the browser has no region for it', () => {
    language.value = 'vi';
    expect(date(NOON)).toBe('20 thg 11, 2026');
  });
});

test('a time seen from now stands inside a sentence of any language', () => {
  const now = Date.parse(NOON);
  expect(fromNow('2026-11-21T12:00:00.000Z', now)).toBe('tomorrow');
  language.value = 'vi';
  expect(fromNow('2026-11-21T12:00:00.000Z', now)).toBe('ngày mai');
  expect(fromNow('2026-11-18T12:00:00.000Z', now)).toBe('hôm kia');
});
