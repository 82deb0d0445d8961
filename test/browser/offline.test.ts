// A lost connection: answers are kept in the browser, outlive it, and arrive once; what is known is shown meanwhile.
import { afterEach, describe, expect, test } from 'vitest';
import { bank, singleCards } from '../support/banks.ts';
import { MINUTE, START } from '../support/server.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

async function openSession(): Promise<{ id: string; next: { id: string } }> {
  const { body } = await room.journey.server.post('/v1/sessions', { size: 5 });
  return body;
}

async function recorded(): Promise<string[]> {
  const log = await room.journey.store.log(1);
  return log.flatMap((entry) => (entry.kind === 'answer' ? [entry.presentation] : []));
}

describe.skipIf(!hasChromium)('without a connection', () => {
  test('an answer is kept, outlives the page, and arrives once when there is a server again', async () => {
    room = await enter('/', { banks: [bank(singleCards(6))], installed: true });
    const { page } = room;
    const session = await openSession();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(`/session/${session.id}`);
    await page.getByText(/Stem of/).waitFor();
    await room.setServer(false);
    await room.setOffline(true);
    await page.getByText('right one').click();
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByText('No connection: 1 answer kept, sent when you are back.').waitFor();
    await page.screenshot({ path: '/tmp/o-1.png' });
    await page.reload();
    await page.getByText('No connection: 1 answer kept').waitFor();
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('dialog').getByText('Waiting to be sent').waitFor();
    await page.screenshot({ path: '/tmp/o-2.png' });
    await room.expectAccessible();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await recorded()).toEqual([]);
    await room.moveTo(START + 20 * MINUTE);
    await room.setServer(true);
    await room.setOffline(false);
    await page.getByText('Your kept answers: 1 right, 0 wrong.').waitFor();
    await page.screenshot({ path: '/tmp/o-3.png' });
    expect(await recorded()).toEqual([session.next.id]);
    room.forgive();
  });
});
