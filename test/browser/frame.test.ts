// The frame around the screens: ways to them, language and theme, an address that names none, and a server that wants a token.
import { afterEach, describe, expect, test } from 'vitest';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

describe.skipIf(!hasChromium)('the frame', () => {
  test('every screen is a link away, has a title of its own, and takes the focus', async () => {
    room = await enter();
    const { page } = room;
    for (const [link, title] of [
      ['Mock exam', 'Mock exam'],
      ['Progress', 'Progress'],
      ['Traps', 'Traps'],
      ['Cards', 'Cards'],
      ['Settings', 'Settings'],
    ]) {
      await page.getByRole('link', { name: link as string }).click();
      await page.getByRole('heading', { level: 1, name: title as string }).waitFor();
      await expect.poll(() => page.title()).toBe(`${title} · Trapwise`);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    }
    await room.expectAccessible();
  });

  test('an address that names nothing says so and leads back', async () => {
    room = await enter('/no/such/screen', { theme: 'dark' });
    await room.expectAccessible();
    await room.page.getByRole('link', { name: 'Back to today' }).click();
    await room.page.waitForURL(`${room.url}/`);
  });

  test('a browser that speaks Vietnamese is spoken to in Vietnamese', async () => {
    room = await enter('/', { language: 'vi', on: 'phone' });
    expect(await room.page.getAttribute('html', 'lang')).toBe('vi');
    await room.page.getByRole('link', { name: 'Thi thử' }).tap();
    await room.page.getByRole('heading', { level: 1, name: 'Thi thử' }).waitFor();
  });
});
