// Keys at a terminal: a stream that says it is one, pressed key by key.
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import type { Stdin } from '#cli/command.ts';
import { openKeyKeyboard } from '#cli/review/key-keyboard.ts';
import { bank, singleCards } from '../../support/banks.ts';
import { type Journey, openJourney } from '../../support/journey.ts';
import { numberOn, productOf } from '../../support/reader.ts';
import { START } from '../../support/server.ts';
import { trapwise } from '../terminal.ts';

let journey: Journey | null = null;
afterEach(async () => {
  await journey?.end();
  journey = null;
});

function sit() {
  const stream = new PassThrough();
  const raw: boolean[] = [];
  const stdin: Stdin = Object.assign(stream, {
    isTTY: true,
    setRawMode: (on: boolean) => void raw.push(on),
  });
  const shown = { text: '' };
  const out = (text: string) => {
    shown.text += text;
  };
  return { stream, stdin, raw, shown, out };
}

/** What the terminal's last row shows. */
function row({ text }: { text: string }): string {
  return stripVTControlCharacters(text.split(/\r|\n/).at(-1) ?? '');
}

test('a line is typed, edited and ended with Enter; nothing is waited for longer than that', async () => {
  const { stream, stdin, raw, shown, out } = sit();
  const keyboard = openKeyKeyboard(stdin, out, () => 20);
  stream.write('lost');
  await setImmediate();
  const typed = keyboard.ask('> ', () => false);
  stream.write('ab👩‍🔬\u007fc\u001b[A\u001b[D\u0001');
  await setImmediate();
  expect(row(shown)).toBe('> abc');
  stream.write('\r');
  expect(await typed).toBe('abc');
  const again = keyboard.ask('> ', () => false);
  stream.write('gone\u0015here\n');
  expect(await again).toBe('here');
  keyboard.close();
  expect(raw).toEqual([true, false]);
});

test('a text longer than the row shows its end', async () => {
  const { stream, stdin, shown, out } = sit();
  const keyboard = openKeyKeyboard(stdin, out, () => 12);
  const typed = keyboard.ask('> ', () => false);
  stream.write('abcdefghijklmnop');
  await setImmediate();
  expect(row(shown)).toBe('> hijklmnop');
  stream.write('\r');
  expect(await typed).toBe('abcdefghijklmnop');
  keyboard.close();
});

test.each(['\u0003', '\u0004'])('%j ends the input, for good', async (key) => {
  const { stream, stdin, out } = sit();
  const keyboard = openKeyKeyboard(stdin, out, () => 20);
  const typed = keyboard.ask('> ', () => false);
  stream.write(`abc${key}`);
  expect(await typed).toBeNull();
  expect(await keyboard.ask('> ', () => true)).toBeNull();
  keyboard.close();
});

test('a session is practised key by key, and waits between questions', async () => {
  journey = await openJourney([bank(singleCards(2))], START);
  const { server } = journey;
  const { stream, stdin, raw, shown, out } = sit();
  const RIGHT = 'the number of the right one';
  const keys = ['s', 'x', '?', RIGHT, 'k', '?', 'z', RIGHT, ' ', RIGHT, '\r', '\u0003'];
  let question = '';
  let seen = 0;
  const press = (text: string): void => {
    out(text);
    // A drawn prompt waits for a key; a typed key is drawn behind it.
    if (!text.endsWith('> ')) return;
    const screen = stripVTControlCharacters(shown.text.slice(seen));
    seen = shown.text.length;
    if (screen.includes('right one\n')) question = screen;
    const key = keys.shift() ?? '';
    stream.write(key === RIGHT ? numberOn(question, 'right one') : key);
  };
  const { code, err } = await trapwise(['review'], '.', {
    stdin,
    out: press,
    screen: () => ({ columns: 60, colors: true }),
    now: () => server.clock.now,
    product: productOf(server),
  });
  expect({ code, err, raw }).toEqual({ code: 0, err: '', raw: [true, false] });
  const text = stripVTControlCharacters(shown.text);
  expect(text.match(/^Enter goes on\./gm)).toHaveLength(3);
  expect(text).toContain('Taken back.');
  expect(text).toContain('2 answers: 2 right, 0 wrong');
  expect(keys).toEqual(['\u0003']);
  expect(shown.text).toContain('\u001b[32mRIGHT.\u001b[0m');
});
