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
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    }
    await room.expectAccessible();
  });

  test('the keyboard gets past the bar in one step, and whatever has the focus can be seen', async () => {
    room = await enter('/settings');
    const { page } = room;
    await page.getByRole('slider').waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    expect(await skip.evaluate((link) => link.getBoundingClientRect().top)).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');

    // 200 % of a small desk: nothing scrolls sideways, and the bar at the foot covers nothing that is reached.
    await page.setViewportSize({ width: 640, height: 400 });
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(whereFocusIs)).toBe('in sight');
    }
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ['/', '/settings']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThan(321);
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

/** Runs in the page: whether the middle of what has the focus is that, or something over it. */
function whereFocusIs(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'in sight';
  const { left, top, width, height } = focused.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  const isSeen = there !== null && (focused.contains(there) || there.contains(focused));
  const covering = there?.closest('.main-nav') && !focused.closest('.main-nav');
  return isSeen && !covering ? 'in sight' : `behind ${there?.outerHTML ?? 'the edge'}`;
}
