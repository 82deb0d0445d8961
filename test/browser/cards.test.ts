// The cards on the page: found by words and filters, page by page, and one of them with its history and what can be done with it.
import { afterEach, describe, expect, test } from 'vitest';
import { bank, card, contents, question, singleCards, typeCards } from '../support/banks.ts';
import { bodyOf } from '../support/journey.ts';
import { practise } from '../support/learner.ts';
import { DAY, START } from '../support/server.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

const long = card('long', [question(contents.single('long-q'))], {
  title: 'A title that goes on for longer than any line of a phone could ever hold without a break',
  topic: 'topic-b',
});
const banks = [
  bank([...singleCards(52), long]),
  { ...bank(typeCards(), 'a-bank'), bank: { ...bank([], 'a-bank').bank, title: 'Every type' } },
];

/** What stands above the list; the same is said aloud elsewhere. */
const counted = (text: string) =>
  room.page.locator('.card-count').getByText(text, { exact: true }).waitFor();
/** What comes to be, within the time that the page has for anything. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });
const focused = () =>
  room.page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText);

describe.skipIf(!hasChromium)('the list of cards', () => {
  test('comes page by page, and is narrowed down to a bank, a topic, a state', async () => {
    room = await enter('/cards', { banks });
    const { page, journey } = room;
    const rows = page.getByRole('rowheader');
    await counted('50 of 60 cards');
    expect(await rows.count()).toBe(50);
    await room.expectAccessible();

    // The focus stays on the button while there is more, and goes on where the list does once there is not.
    await page.getByRole('button', { name: 'Show more' }).press('Enter');
    await counted('60 cards');
    expect(await rows.count()).toBe(60);
    await eventually(focused).toBe(await rows.nth(50).innerText());

    // A topic belongs to a bank, and is chosen with it.
    await page.getByRole('combobox', { name: 'Topic' }).selectOption({ index: 4 });
    await page.waitForURL('**/cards?bank=test-bank&topic=topic-b');
    await counted('1 card');
    expect(await rows.allInnerTexts()).toEqual([long.title]);
    await page.getByRole('combobox', { name: 'Bank' }).selectOption({ label: 'Every type' });
    await counted('7 cards');

    bodyOf(await journey.server.post('/v1/me/cards/card-30/suspend'));
    await page.goto('/cards?state=suspended');
    await counted('1 card');
    await page.getByRole('row', { name: /Title of card-30 .*not asked/ }).waitFor();
    for (const [state, told] of [
      ['due', 'Nothing is due'],
      ['leech', 'No leeches'],
    ]) {
      await page.goto(`/cards?state=${state}`);
      await page.getByText(told as string).waitFor();
    }
    await page.getByRole('button', { name: 'Show all cards' }).click();
    await page.waitForURL('**/cards');
  });

  test('is searched by keyboard, letter by letter, and the way back leads through it', async () => {
    room = await enter('/cards', { banks });
    const { page } = room;
    const rows = page.getByRole('rowheader');
    const search = page.getByRole('searchbox', { name: 'Search in titles' });
    await search.focus();
    // So slowly that every letter is searched for while the next one is typed.
    await page.keyboard.type('CARD-5', { delay: 260 });
    await page.waitForURL('**/cards?q=CARD-5');
    await counted('4 cards');
    expect(await rows.allInnerTexts()).toEqual(
      ['5', '50', '51', '52'].map((n) => `Title of card-${n}`),
    );
    await page.keyboard.type('2');
    await counted('1 card');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.getByRole('radio', { name: 'All' }).press('ArrowRight');
    await page.waitForURL('**/cards?q=CARD-52&state=due');
    await page.getByText('No card fits').waitFor();
    await page.goBack();
    await page.waitForURL('**/cards?q=CARD-52');
    await page.goBack();
    await page.waitForURL('**/cards');
    await counted('50 of 60 cards');
    expect(await search.inputValue()).toBe('');
  });

  test('is a column of small cards on a phone, and leads back to the card that was looked at', async () => {
    room = await enter('/cards', { banks, on: 'phone', theme: 'dark', language: 'vi' });
    const { page, journey } = room;
    await practise(journey.server, { size: 3, banks: ['test-bank'] }, (_, index) => index > 0);
    await page.goto('/cards?bank=test-bank');
    await page.getByRole('button', { name: 'Xem thêm' }).tap();
    await counted('53 thẻ');
    await page.getByText('nhớ chắc').first().waitFor();
    await room.expectAccessible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
    await page.getByRole('link', { name: long.title }).tap();
    await page.getByRole('heading', { level: 1, name: long.title }).waitFor();
    await page.getByText('Bạn chưa gặp thẻ này').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await room.expectAccessible();
    await page.getByRole('link', { name: 'Tất cả thẻ' }).tap();
    await eventually(focused).toBe(long.title);
    await page.waitForURL('**/cards?bank=test-bank');
  });
});

describe.skipIf(!hasChromium)('one card', () => {
  test('tells its memory and history, is set aside and taken back, and is forgotten only when that was confirmed', async () => {
    room = await enter('/cards/card-2', { banks: [bank(singleCards(4))] });
    const { page, journey } = room;
    const { server } = journey;
    const drill = { mode: 'drill', cards: ['card-2'] };
    await practise(server, drill, () => true);
    server.clock.now += 3 * DAY;
    await practise(server, drill, () => false);
    server.clock.now += DAY;
    const { feedback } = await practise(server, drill, () => true);
    bodyOf(await server.post(`/v1/answers/${feedback[0].answerId}/undo`));
    await room.moveTo(START + 6 * DAY);
    await page.goto('/cards?q=card-2');
    await page.getByRole('link', { name: 'Title of card-2' }).click();
    await page.getByRole('heading', { level: 1, name: 'Title of card-2' }).waitFor();

    await page.getByText(/It has been due for \d days/).waitFor();
    await page.getByRole('img', { name: /recall falls from \d+% today to/ }).waitFor();
    await page.getByText('Misconception of card-2').waitFor();
    const events = page.getByRole('region', { name: 'History' }).getByRole('listitem');
    expect(await events.locator('.event-text').allTextContents()).toEqual([
      'An answer was taken back',
      'Right',
      'Wrong',
      'Right',
    ]);
    await events.nth(1).getByText('Taken back').waitFor();
    const ratings = page.getByRole('region', { name: 'If you answer it today' });
    await ratings
      .getByRole('listitem')
      .filter({ hasText: 'Again' })
      .getByText('tomorrow')
      .waitFor();
    await room.expectAccessible();

    // Nobody is there to take it: shown at once, and taken back.
    await room.setOffline(true);
    await page.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('The server cannot be reached').first().waitFor();
    await page.getByText(/It has been due for/).waitFor();
    await room.setOffline(false);
    room.forgive();

    await page.getByRole('button', { name: 'Suspend' }).press('Enter');
    await page.getByText('Suspended: it is not asked until you take it back.').waitFor();
    expect(await focused()).toBe('Take it back');
    expect(await page.getByRole('button', { name: 'Practise now' }).count()).toBe(0);
    const shown = async () => bodyOf(await server.get('/v1/me/cards/card-2'));
    await eventually(async () => (await shown()).suspended).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(async () => (await shown()).suspended).toBe(false);
    await page.getByRole('button', { name: 'Not today' }).click();
    await page.getByText('Set aside: it may come again tomorrow.').waitFor();
    await eventually(async () => (await shown()).buriedUntil).not.toBeNull();
    await page.getByRole('button', { name: 'Bring back today' }).click();
    await eventually(async () => (await shown()).buriedUntil).toBeNull();

    const reset = page.getByRole('button', { name: 'Start over …' });
    await reset.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Start this card over?' });
    await dialog.getByText('There is no way back.').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await room.expectAccessible();
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Start over …');
    expect((await shown()).memory).not.toBeNull();
    await reset.press('Enter');
    await dialog.getByRole('button', { name: 'Start over' }).press('Enter');
    await page.getByText('You have not met this card yet').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await focused()).toBe('Title of card-2');
    expect(await events.locator('.event-text').first().textContent()).toBe('Started over');
    expect((await shown()).memory).toBeNull();

    await page.getByRole('button', { name: 'Practise now' }).click();
    await page.waitForURL(/\/session\/ses_/);
  });

  test('that left its bank keeps what happened to it, and one that never was is said to be none', async () => {
    room = await enter('/cards', { banks: [bank(singleCards(4))] });
    const { page, journey } = room;
    await practise(journey.server, { mode: 'drill', cards: ['card-2'] }, () => true);
    await journey.server.reload(bank(singleCards(4).filter(({ id }) => id !== 'card-2')));
    await page.goto('/cards/card-2');
    await page.getByText('This card left its bank').waitFor();
    await page.getByText('Retired').waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    await room.expectAccessible();
    await page.goto('/cards/no-such-card');
    await page.getByRole('heading', { level: 1, name: 'There is no such card' }).waitFor();
    await room.expectAccessible();
    // The browser itself complains of a 404.
    room.forgive();
    await page.getByRole('main').getByRole('link', { name: 'All cards' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cards' }).waitFor();
  });
});
