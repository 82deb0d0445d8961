// A lost connection: answers are kept in the browser, outlive it, and arrive once; what is known is shown meanwhile.
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { bank, singleCards } from '../support/banks.ts';
import { CODE, cardsOf, navigator as form, openExam, withExam } from '../support/exam-banks.ts';
import { bodyOf } from '../support/journey.ts';
import { MINUTE, type Reply, START } from '../support/server.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

async function startSession(size = 5): Promise<Reply['body']> {
  return bodyOf(await room.journey.server.post('/v1/sessions', { size }), 201);
}

/** Enough for a form of ten, all of them to be answered by one choice. */
const oneKind = ['topic-a', 'topic-b', 'topic-c'].flatMap((topic) => cardsOf('single', 5, topic));

/** Neither network nor server; or both again. */
async function setConnected(is: boolean): Promise<void> {
  await room.setServer(is);
  await room.setOffline(!is);
}

async function log() {
  const entries = await room.journey.store.log(1);
  return entries.flatMap((entry) => (entry.kind === 'answer' ? [entry] : []));
}

async function answerWith(page: Page, option: RegExp): Promise<void> {
  await page.getByRole('radio', { name: option }).check({ force: true });
  await page.getByRole('button', { name: 'Answer' }).click();
}

describe.skipIf(!hasChromium)('without a connection', () => {
  test('answers are kept, outlive the page, and arrive once when there is a server again', async () => {
    room = await enter('/', { banks: [bank(singleCards(6))], installed: true });
    const { page } = room;
    await page.evaluate(() => navigator.serviceWorker.ready);
    const session = await startSession(2);
    const ahead = page.waitForResponse((reply) => reply.url().endsWith('/ahead'));
    await page.goto(`/session/${session.id}`);
    await (await ahead).finished();
    await setConnected(false);
    await answerWith(page, /right one/);
    await page.getByText('Your answer is kept on this device.').waitFor();
    await page.getByText('No connection: 1 answer kept, sent when you are back.').waitFor();
    await room.expectAccessible();
    await page.getByRole('button', { name: 'Next' }).click();
    await answerWith(page, /wrong one/);
    await page.getByText('No connection: 2 answers kept, sent when you are back.').waitFor();

    await page.reload();
    const goesOn = { name: 'Practice goes on when the connection is back' };
    await page.getByRole('heading', goesOn).waitFor();
    await page.getByText(/No connection: 2 answers kept.* As of/).waitFor();
    await page.getByRole('button', { name: 'Show' }).click();
    const dialog = page.getByRole('dialog', { name: 'Kept answers' });
    await dialog
      .getByText(/^Stem of/)
      .first()
      .waitFor();
    await room.expectAccessible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.goto('/');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);

    expect(await log()).toEqual([]);
    await room.moveTo(START + 20 * MINUTE);
    await setConnected(true);
    await page.getByText('Your kept answers: 1 right, 1 wrong.').waitFor();
    const entries = await log();
    expect(entries.map(({ presentation }) => presentation)).toContain(session.next.id);
    expect(entries.map((entry) => entry.late?.at)).toEqual([START, START]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Your kept answers').waitFor({ state: 'detached' });
    room.forgive();
  });

  test('what was kept is told where it was answered, and what is not taken is told with the reason', async () => {
    room = await enter('/', { banks: [bank(singleCards(6))], theme: 'dark' });
    const { page, journey } = room;
    const first = await startSession();
    await page.goto(`/session/${first.id}`);
    await page.getByText(/^Stem of/).waitFor();
    await room.setServer(false);
    await answerWith(page, /right one/);
    await page.getByText('Your answer is kept on this device.').waitFor();
    await room.setServer(true);
    await page.getByRole('heading', { name: 'Right' }).waitFor();
    await page.getByText('1 answer kept').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Next' }).click();

    // The next one is answered here after its session was closed on another device.
    await page.getByRole('radio', { name: /wrong one/ }).check({ force: true });
    await journey.server.post(`/v1/sessions/${first.id}/close`);
    await room.moveTo(START + 5 * MINUTE);
    await room.setServer(false);
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByText('Your answer is kept on this device.').waitFor();
    await room.setServer(true);
    await page.getByText('1 kept answer was not taken.').waitFor();
    await page.getByRole('button', { name: 'Show' }).click();
    await page
      .getByRole('dialog')
      .getByText('Its session was over before you answered.', { exact: false })
      .waitFor();
    await room.expectAccessible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByText('1 kept answer was not taken.').waitFor({ state: 'detached' });
    expect(await log()).toHaveLength(1);
    room.forgive();
  });

  test('an exam goes on with the form that it has, and a second thought replaces the first', async () => {
    room = await enter('/', { banks: [withExam(oneKind)], on: 'phone' });
    const { page, journey } = room;
    const exam = await openExam(journey.server, { exam: CODE });
    const read = page.waitForResponse((reply) => reply.url().includes('/v1/presentations/'));
    await page.goto(`/exam/${exam.id}`);
    await read;
    await page.waitForLoadState('networkidle');
    await setConnected(false);
    const radios = page.getByRole('radio', { name: /one|two|three/ });
    await radios.first().check({ force: true });
    await page.getByText('Kept here, will be sent').waitFor();
    await page.getByText('No connection: 1 answer kept').waitFor();
    await radios.last().check({ force: true });
    const chosen = await radios.last().getAttribute('value');
    await page.waitForTimeout(600);
    for (const number of [2, 3, 4]) {
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('heading', { name: `Question ${number} of 10` }).waitFor();
    }
    await page.getByText('No connection: 1 answer kept').waitFor();
    await setConnected(true);
    const rows = async (): Promise<Reply['body'][]> =>
      (await form(journey.server, exam.id)).filter(({ answered }) => answered);
    await expect.poll(async () => (await rows()).length).toBe(1);
    const [row] = await rows();
    const { body } = await journey.server.get(`/v1/presentations/${row.presentationId}/answer`);
    expect(body.response).toEqual({ choice: chosen });
    room.forgive();
  });
});
