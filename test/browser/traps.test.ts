// The traps of a learner on the page: what one is, those that were taken, the drill that cures them, and the sight of it.
import { afterEach, describe, expect, test } from 'vitest';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf } from '../support/journey.ts';
import { practise } from '../support/learner.ts';
import { MINUTE, type Server } from '../support/server.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

const banks = [bank(singleCards(6))];

/** Drills one card and chooses the option that stands for the trap of the next card. */
async function fallFor(server: Server, cardId: string, confidence?: string): Promise<void> {
  const { next } = bodyOf(
    await server.post('/v1/sessions', { mode: 'drill', cards: [cardId] }),
    201,
  );
  const wrong = next.input.options.find(({ text }: { text: string }) => text === 'wrong one');
  const sent = { response: { choice: wrong.id }, ...(confidence ? { confidence } : {}) };
  bodyOf(await server.post(`/v1/presentations/${next.id}/answer`, sent), 201);
  server.clock.now += MINUTE;
}

const sessionOf = (url: string) => /\/session\/(ses_[\w-]+)$/.exec(url)?.[1] ?? '';

describe.skipIf(!hasChromium)('the traps', () => {
  test('teach what a trap is before there is one, and begin a session', async () => {
    room = await enter('/traps', { banks, on: 'phone', language: 'vi', theme: 'dark' });
    const { page } = room;
    await page.getByRole('heading', { name: 'Bạn chưa mắc bẫy nào' }).waitFor();
    await room.expectAccessible();
    await page.getByRole('button', { name: 'Bắt đầu luyện' }).tap();
    await page.waitForURL(/\/session\/ses_/);
  });

  test('are shown with what was believed, drilled one by one or together, and seen cured', async () => {
    room = await enter('/traps', { banks });
    const { page, journey } = room;
    const { server } = journey;
    await fallFor(server, 'card-1', 'sure');
    await fallFor(server, 'card-1');
    await fallFor(server, 'card-4');
    await page.reload();

    const entries = page.getByRole('article');
    await entries.first().waitFor();
    expect(await entries.getByRole('heading').allTextContents()).toEqual([
      'Title of card-2',
      'Title of card-5',
    ]);
    const worst = page.getByRole('article', { name: 'Title of card-2' });
    for (const told of [
      'Misconception of card-2',
      'Taken 2 times',
      'you were sure 1 time',
      'Topic A',
      'Right twice in a row, on two different questions, cures it.',
    ])
      await worst.getByText(told).waitFor();
    await page.getByText('2 traps still catch you').waitFor();
    await room.expectAccessible();

    // One of them, by keyboard.
    await worst.getByRole('button', { name: 'Drill Title of card-2' }).press('Enter');
    await page.waitForURL(/\/session\/ses_/);
    const one = bodyOf(await server.get(`/v1/sessions/${sessionOf(page.url())}`));
    expect([one.mode, one.progress.planned, one.next.question.cardId]).toEqual([
      'drill',
      1,
      'card-2',
    ]);

    // All of them, the worst first.
    await page.goto('/traps');
    await page.getByRole('button', { name: 'Drill all 2' }).click();
    await page.waitForURL(/\/session\/ses_/);
    const all = bodyOf(await server.get(`/v1/sessions/${sessionOf(page.url())}`));
    expect([all.progress.planned, all.next.question.cardId]).toEqual([2, 'card-2']);

    // Right once, then on its other question.
    await practise(server, { mode: 'drill', cards: ['card-2'] }, () => true);
    await page.goto('/traps');
    await worst.getByText('Right once. Right on another question of it').waitFor();
    await practise(server, { mode: 'drill', cards: ['card-2'] }, () => true);
    await page.reload();
    await page.getByText('1 of 2 cured').waitFor();
    expect(await entries.count()).toBe(1);
    await page.getByRole('radio', { name: 'Not cured' }).press('ArrowRight');
    await page.waitForURL(/show=cured$/);
    await worst.getByText('Cured: right on two questions of it in a row').waitFor();
    expect(await entries.count()).toBe(1);
    await page.emulateMedia({ colorScheme: 'dark' });
    await room.expectAccessible();
    await worst.getByRole('link', { name: 'Title of card-2' }).click();
    await page.waitForURL('**/cards/card-2');
  });

  test('that are all cured leave nothing to drill, and say so', async () => {
    room = await enter('/traps', { banks });
    const { page, journey } = room;
    await fallFor(journey.server, 'card-1');
    for (let time = 0; time < 2; time += 1)
      await practise(journey.server, { mode: 'drill', cards: ['card-2'] }, () => true);
    await page.reload();
    await page.getByText('No trap catches you now').waitFor();
    await page.getByText('You have been right on every trap').waitFor();
    expect(await page.getByRole('button', { name: /^Drill/ }).count()).toBe(0);
    await page.getByRole('radio', { name: 'All' }).check();
    await page.getByRole('article', { name: 'Title of card-2' }).waitFor();
  });
});
