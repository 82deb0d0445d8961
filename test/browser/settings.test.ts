// Settings: saved as they are changed, taken back with the reason when refused; tokens; and what concerns the browser alone.
import { afterEach, describe, expect, test } from 'vitest';
import { addCaller, addToken } from '../support/caller.ts';
import { CODE, examCards, withExam } from '../support/exam-banks.ts';
import { bodyOf } from '../support/journey.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

const me = async () => bodyOf(await room.journey.server.get('/v1/me'));
const field = (label: string | RegExp) => room.page.getByLabel(label, { exact: true });
const button = (name: string | RegExp) => room.page.getByRole('button', { name });

describe.skipIf(!hasChromium)('settings', () => {
  test('are changed and saved with the keyboard alone', async () => {
    room = await enter('/settings', { banks: [withExam(examCards())] });
    const { page } = room;
    const { keyboard } = page;
    await field('Minutes a day').focus();
    await keyboard.type('25');
    await keyboard.press('Tab');
    await page.getByText('Saved').first().waitFor();
    await keyboard.type('7');
    await keyboard.press('Enter');
    await expect.poll(me).toMatchObject({ minutesPerDay: 25, newPerDay: 7 });

    // A slider: each step is told in words, and saved.
    const slider = page.getByRole('slider', { name: 'How surely you want to remember' });
    await slider.focus();
    await page.getByText('A good middle for most people.').waitFor();
    for (let step = 0; step < 5; step += 1) await keyboard.press('ArrowRight');
    await page.getByText(/about 2\.5 times as often as at 90%/).waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toBe('95%');
    await expect.poll(me).toMatchObject({ desiredRetention: 0.95 });

    await field('Sun').focus();
    await keyboard.press('Space');
    await expect.poll(me).toMatchObject({ daysOff: ['sun'] });
    await field('One more day').fill('2026-12-25');
    await keyboard.press('Enter');
    await expect.poll(me).toMatchObject({ daysOff: ['sun', '2026-12-25'] });
    await button('Remove 25 Dec 2026').focus();
    await keyboard.press('Enter');
    await expect.poll(me).toMatchObject({ daysOff: ['sun'] });

    await field('Easy ones first').focus();
    await keyboard.press('Space');
    await field('A new day begins at').selectOption('02:00');
    await field('Exam').selectOption(CODE);
    await field('Date of the exam').fill('2026-12-13');
    const changed = { order: 'gentle', dayStartsAt: '02:00', exam: CODE, examDate: '2026-12-13' };
    await expect.poll(me).toMatchObject(changed);
    await room.expectAccessible();

    // What was set is still so when the page is loaded again; an empty field lifts the limit.
    await page.reload();
    expect(await field('Minutes a day').inputValue()).toBe('25');
    await field('Minutes a day').fill('');
    await keyboard.press('Enter');
    await expect.poll(me).toMatchObject({ minutesPerDay: null, ...changed });
  });

  test('that are refused are taken back, with the reason at their field', async () => {
    room = await enter('/settings', { on: 'phone', theme: 'dark' });
    const { page } = room;
    await field('New cards a day').fill('1200');
    await page.keyboard.press('Enter');
    const refused = page.locator('.field-error', { hasText: 'whole number from 0 to 999' });
    await refused.waitFor();
    expect(await field('New cards a day').inputValue()).toBe('20');
    expect(await field('New cards a day').getAttribute('aria-invalid')).toBe('true');
    const described = await field('New cards a day').getAttribute('aria-describedby');
    const error = await refused.getAttribute('id');
    expect(described?.split(' ')).toContain(error);
    await field('Time zone').fill('Mars/Olympus');
    await page.keyboard.press('Enter');
    await page.locator('.field-error', { hasText: 'there is no such time zone' }).waitFor();
    expect(await field('Time zone').inputValue()).toBe('UTC');
    await room.expectAccessible();

    // Mended, the reason is gone; what others changed is not touched.
    await field('New cards a day').fill('12');
    await page.keyboard.press('Enter');
    await expect.poll(me).toMatchObject({ newPerDay: 12, timeZone: 'UTC' });
    await refused.waitFor({ state: 'detached' });

    // Nobody answers: it is taken back, too.
    await page.route('**/v1/me', (route) => route.abort());
    await field('New cards a day').fill('30');
    await page.keyboard.press('Enter');
    await page.locator('.field-error', { hasText: 'cannot be reached' }).waitFor();
    expect(await field('New cards a day').inputValue()).toBe('12');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    room.forgive();
  });

  test('of this browser hold at once and stay: language, look, and the device’s time zone', async () => {
    room = await enter('/settings');
    const { page, journey } = room;
    await journey.server.request('PATCH', '/v1/me', { timeZone: 'Asia/Tokyo' });
    await page.reload();
    await button('Use this device’s: UTC').click();
    await expect.poll(me).toMatchObject({ timeZone: 'UTC' });
    await field('Dark').check();
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await room.expectAccessible();
    await field('Tiếng Việt').check();
    await page.getByRole('heading', { level: 1, name: 'Cài đặt' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('vi');
    expect(await page.title()).toBe('Cài đặt · Trapwise');
    await room.expectAccessible();
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'Chào mừng' }).waitFor();
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
  });

  test('keep an author’s token once it works, and forget it again', async () => {
    room = await enter('/settings');
    const { page, journey } = room;
    const { server } = journey;
    const learner = await server.world.store.learner('me');
    if (!learner) throw new Error('there is no local learner');
    const { token } = await addToken(server, learner, ['author']);
    const other = await addToken(server, learner, ['learner']);
    const tryToken = async (text: string) => {
      await field('Author’s token').fill(text);
      await button('Check and keep').click();
    };
    await tryToken('tw_nothing');
    await page.getByText('The server does not know this token.', { exact: false }).waitFor();
    await tryToken(other.token);
    await page.getByText('This token is good, but not an author’s.').waitFor();
    await room.expectAccessible();
    room.forgive();
    await tryToken(` ${token} `);
    await page.getByText('The author’s token works;', { exact: false }).first().waitFor();
    await page.getByRole('link', { name: 'Author' }).first().waitFor();
    await button('Forget the token').click();
    await field('Author’s token').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('trapwise.author-token'))).toBe(null);
  });

  test('a server with tokens lets in who has one, and out again', async () => {
    room = await enter('/', { auth: 'token', theme: 'dark' });
    const { page, journey } = room;
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.getByRole('link', { name: 'Progress' }).count()).toBe(0);
    await room.expectAccessible();
    await field('Token').fill('tw_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The server does not know this token.', { exact: false }).waitFor();
    const { token } = await addCaller(journey.server, 'Ada');
    await field('Token').fill(token);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Welcome to Trapwise' }).waitFor();
    await page.getByRole('link', { name: 'Settings' }).click();
    expect(await field('Your name').inputValue()).toBe('Ada');
    await button('Sign out').click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('trapwise.token'))).toBe(null);
    room.forgive();
  });
});
