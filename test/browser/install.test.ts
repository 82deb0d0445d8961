// The page as an app: it puts itself into the browser, opens without a server after the first load, and is newer only when told to.
import { afterEach, describe, expect, test } from 'vitest';
import { openPage } from '../../src/page.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

const isControlled = () =>
  navigator.serviceWorker.ready.then(() => !!navigator.serviceWorker.controller);

describe.skipIf(!hasChromium)('the page as an app', () => {
  test('can be installed: its manifest and icons are there and say what they are', async () => {
    room = await enter();
    const manifest = await (await room.page.request.get('/manifest.webmanifest')).json();
    expect(manifest).toMatchObject({ name: 'Trapwise', start_url: '/', display: 'standalone' });
    const purposes = manifest.icons.map(({ purpose }: { purpose: string }) => purpose);
    expect(new Set(purposes)).toEqual(new Set(['any', 'maskable']));
    const sizes = await room.page.evaluate(async (icons: { src: string; sizes: string }[]) => {
      const load = async ({ src }: { src: string }) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      };
      return Promise.all(icons.filter(({ sizes }) => sizes !== 'any').map(load));
    }, manifest.icons);
    expect(sizes).toEqual(['192x192', '512x512', '512x512']);
    // Chromium's own judgement.
    const devtools = await room.context.newCDPSession(room.page);
    const { errors } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
  });

  test('opens every screen without a server, once it was loaded', async () => {
    room = await enter('/', { installed: true });
    const { page } = room;
    await page.waitForFunction(isControlled);
    await room.setServer(false);
    await page.goto('/cards');
    await page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor();
    await page.getByRole('link', { name: 'Progress' }).click();
    await page.getByRole('heading', { level: 1, name: 'Progress' }).waitFor();
    await room.setServer(true);
    // Nothing of the API lies in its cache.
    const cached = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => new URL(url).pathname);
    });
    expect(cached.sort()).toEqual(
      [...(await openPage()).keys()].filter((path) => path !== '/sw.js').sort(),
    );
    room.forgive();
  });

  test('a newer version waits until it is told to load, and then replaces the older', async () => {
    const files = new Map(await openPage());
    room = await enter('/', { installed: true, files });
    const { page } = room;
    await page.waitForFunction(isControlled);
    const [older = ''] = await page.evaluate(() => caches.keys());
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    const worker = files.get('/sw.js')!;
    const script = new TextDecoder().decode(worker.body).replaceAll(older.split('-')[2]!, 'newer');
    files.set('/sw.js', {
      ...worker,
      body: new TextEncoder().encode(script),
      gzipped: null,
      etag: '"newer"',
    });
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByText('A new version of this page is there.').waitFor();
    expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
    await room.expectAccessible();
    await page.getByRole('button', { name: 'Load it' }).click();
    await page.waitForFunction(() => !('isSamePage' in globalThis));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => caches.keys())).toEqual([older, 'trapwise-page-newer']);
    expect(await page.getByRole('button', { name: 'Load it' }).count()).toBe(0);
  });
});
