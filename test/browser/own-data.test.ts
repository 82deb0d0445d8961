// One's own data: taken along as a file, erased after a typed word with all that the browser kept, and brought back.
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { addCaller } from '../support/caller.ts';
import { bodyOf } from '../support/journey.ts';
import { practise } from '../support/learner.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

const field = (label: string | RegExp) => room.page.getByLabel(label, { exact: true });
const button = (name: string | RegExp) => room.page.getByRole('button', { name });

/** What a button makes the browser save. */
async function download(name: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([room.page.waitForEvent('download'), button(name).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

const bring = (text: string) =>
  field('Bring your data from a file').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });

describe.skipIf(!hasChromium)('one’s own data', () => {
  test('is taken along, erased after a typed word, and brought back whole', async () => {
    room = await enter('/settings');
    const { page, journey } = room;
    const { server } = journey;
    await server.request('PATCH', '/v1/me', { name: 'Ada', newPerDay: 7 });
    await practise(server, { size: 3 }, (_, index) => index > 0);
    const cards = bodyOf(await server.get('/v1/me/cards'));
    const exported = await download('Download everything');
    expect(exported.name).toBe('trapwise-2026-11-20.json');
    expect(JSON.parse(exported.text).learner.name).toBe('Ada');

    // Who has practised has something to lose: the file is refused, and it is said what to do.
    await practise(server, { size: 1 }, () => true);
    await bring(exported.text);
    await page.locator('.field-error', { hasText: 'you have practised here already' }).waitFor();
    room.forgive();

    await page.evaluate(async () => {
      localStorage.setItem('trapwise.kept', '1');
      await caches.open('kept');
      await new Promise((resolve) => {
        indexedDB.open('kept').onsuccess = ({ target }) => {
          (target as IDBOpenDBRequest).result.close();
          resolve(null);
        };
      });
    });
    await button('Erase everything …').click();
    const erase = button('Erase for good');
    expect(await erase.isDisabled()).toBe(true);
    await page.keyboard.type('eras');
    expect(await erase.isDisabled()).toBe(true);
    await room.expectAccessible();
    await page.keyboard.press('Escape');
    expect(bodyOf(await server.get('/v1/sessions')).data.length).toBe(2);

    await button('Erase everything …').click();
    await field('Type ERASE to confirm').fill('erase');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Welcome to Trapwise' }).waitFor();
    expect(bodyOf(await server.get('/v1/sessions')).data).toEqual([]);
    expect(bodyOf(await server.get('/v1/me'))).toMatchObject({ newPerDay: 20 });
    const kept = await page.evaluate(async () => [
      localStorage.getItem('trapwise.kept'),
      (await indexedDB.databases()).map(({ name }) => name).includes('kept'),
      (await caches.keys()).includes('kept'),
    ]);
    expect(kept).toEqual([null, false, false]);

    await page.goto('/settings');
    await bring('no json');
    await page
      .getByText('this is not a file that Trapwise can take in', { exact: false })
      .first()
      .waitFor();
    await bring('{"format":"something-else"}');
    await page.getByText('#/', { exact: false }).first().waitFor();
    await room.expectAccessible();
    room.forgive();
    await bring(exported.text);
    await page.getByText('All is here: 3 entries in 1 sessions.').first().waitFor();
    expect(bodyOf(await server.get('/v1/me/cards'))).toEqual(cards);
    expect(bodyOf(await server.get('/v1/me'))).toMatchObject({ name: 'Ada', newPerDay: 7 });
    // What this screen shows is what was brought.
    await expect.poll(() => field('Your name').inputValue()).toBe('Ada');
  });

  test('comes with a token where one is needed, and goes with it', async () => {
    room = await enter('/', { auth: 'token', theme: 'dark', on: 'phone' });
    const { page, journey } = room;
    const { token, headers } = await addCaller(journey.server, 'Ada');
    await field('Token').fill(token);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Settings' }).tap();
    await field('Your name').waitFor();
    const exported = await download('Download everything');
    expect(JSON.parse(exported.text).learner.name).toBe('Ada');
    const calendar = await download('Download calendar');
    expect(calendar.name).toBe('trapwise.ics');
    expect(calendar.text).toMatch(/^BEGIN:VCALENDAR/);

    await button('Erase everything …').tap();
    await field('Type ERASE to confirm').fill('ERASE');
    await room.expectAccessible();
    await button('Erase for good').tap();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect((await journey.server.get('/v1/me', headers)).status).toBe(401);
    room.forgive();
  });
});
