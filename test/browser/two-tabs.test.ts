// Two tabs of one browser: what is done in one shows in the other, and they do not fight over an answer.
import { afterEach, describe, expect, test } from 'vitest';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf } from '../support/journey.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

describe.skipIf(!hasChromium)('two tabs', () => {
  test('with one session: an answer in one leads the other on, and a verdict stays until it was read', async () => {
    room = await enter('/', { banks: [bank(singleCards(6))] });
    const { page, journey } = room;
    const { id } = bodyOf(await journey.server.post('/v1/sessions', { size: 3 }), 201);
    await page.goto(`/session/${id}`);
    const other = await room.openTab(`/session/${id}`);
    const stem = (tab: typeof page) => tab.locator('#stem').textContent();
    await page.getByText(/^Stem of/).waitFor();
    const first = await stem(other);
    expect(await stem(page)).toBe(first);

    await page.getByRole('radio', { name: /right one/ }).check({ force: true });
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByRole('heading', { name: 'Right' }).waitFor();
    await expect.poll(() => stem(other)).not.toBe(first);
    const second = await stem(other);

    // The other one goes on; what the first one has on its screen stays there, and then it follows.
    await other.getByRole('radio', { name: /right one/ }).check({ force: true });
    await other.getByRole('button', { name: 'Answer' }).click();
    await other.getByRole('heading', { name: 'Right' }).waitFor();
    expect(await stem(page)).toBe(first);
    await page.getByRole('button', { name: 'Next' }).click();
    // Perhaps by way of the question that it had as its next, until it heard of the answer.
    await expect.poll(async () => [first, second].includes(await stem(page))).toBe(false);
    const { body: session } = await journey.server.get(`/v1/sessions/${id}`);
    expect(session.progress.answered).toBe(2);
  });

  test('look and speak alike, and wait for a server together', async () => {
    room = await enter('/settings', { banks: [bank(singleCards(6))] });
    const { page, journey } = room;
    const { id } = bodyOf(await journey.server.post('/v1/sessions', { size: 3 }), 201);
    const other = await room.openTab(`/session/${id}`);
    // It hears of what others do once it stands.
    await other.getByRole('radio').first().waitFor();
    await page.evaluate(() => {
      localStorage.setItem('trapwise.theme', 'dark');
      localStorage.setItem('trapwise.language', 'vi');
    });
    await other.waitForFunction(
      () =>
        document.documentElement.lang === 'vi' &&
        document.documentElement.dataset['theme'] === 'dark',
    );
    await room.setServer(false);
    await other.getByRole('radio', { name: /right one/ }).check({ force: true });
    await other.getByRole('button', { name: 'Trả lời' }).click();
    await other.getByText('Mất kết nối: đang giữ 1 câu trả lời').waitFor();
    // Nobody told the first tab in its own storage, so it speaks as it did.
    await page.getByText('No connection: 1 answer kept').waitFor();
    await room.setServer(true);
    await other.getByText('đang giữ 1 câu trả lời').waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await journey.server.get(`/v1/sessions/${id}`)).body.progress.answered)
      .toBe(1);
    room.forgive();
  });
});
