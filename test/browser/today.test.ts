// Today: what the day holds, and one big button; before the first question, when all is done, and when there is nothing.
import { afterEach, describe, expect, test } from 'vitest';
import { settleReport } from '#use-cases/settle-report.ts';
import { bank, singleCards } from '../support/banks.ts';
import { CODE, examCards, withExam } from '../support/exam-banks.ts';
import { bodyOf } from '../support/journey.ts';
import { answer, practise } from '../support/learner.ts';
import { DAY, MINUTE, START } from '../support/server.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

/** A page that is gone to again, at the server's time. */
async function comeBack(): Promise<void> {
  await room.moveTo(room.journey.server.clock.now);
  await room.page.goto('/');
}

const button = (name: string | RegExp) => room.page.getByRole('button', { name });
const figure = (label: string) =>
  room.page.locator('.today-figures > div', { hasText: label }).getByRole('definition');

describe.skipIf(!hasChromium)('today', () => {
  test('a first visit teaches, takes the exam date, and starts with the keyboard alone', async () => {
    room = await enter('/', { banks: [withExam(singleCards(30))] });
    const { page } = room;
    await page.getByRole('heading', { level: 1, name: 'Welcome to Trapwise' }).waitFor();
    await expect(
      page.getByRole('listitem').filter({ hasText: 'It knows the traps' }).count(),
    ).resolves.toBe(1);
    await room.expectAccessible();

    await page.getByLabel('Exam', { exact: true }).selectOption({ label: `${CODE} · Mock` });
    await page.getByText('Saved').first().waitFor();
    await page.getByLabel('Date of the exam').fill('2026-12-13');
    await expect
      .poll(async () => bodyOf(await room.journey.server.get('/v1/me')))
      .toMatchObject({
        exam: CODE,
        examDate: '2026-12-13',
      });

    await button('Start learning').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/session\/ses_/);
    const [session] = bodyOf(await room.journey.server.get('/v1/sessions')).data;
    expect(session.progress.planned).toBe(20);
  });

  test('a due day says what waits, how long it takes, and asks no more than it says', async () => {
    room = await enter('/', { banks: [withExam(examCards())], theme: 'dark' });
    const { page, journey } = room;
    const { server } = journey;
    await practise(server, { size: 10, newLimit: 10 }, (_, index) => index > 1);
    server.clock.now += 5 * DAY;
    await server.request('PATCH', '/v1/me', { newPerDay: 3, examDate: '2026-12-13' });
    const today = bodyOf(await server.get('/v1/me/today'));
    await page.addInitScript(countShifts);
    await comeBack();

    await page.getByRole('heading', { name: `${today.left} questions are waiting` }).waitFor();
    await page.getByText(`${today.due} due`).waitFor();
    await page.getByText(`${today.overdue} of them overdue`).waitFor();
    await page.getByText(/today is enough to catch up/).waitFor();
    await page.getByText(/On the exam day you will recall about \d+%/).waitFor();
    expect(await figure('answers today').textContent()).toBe('0');
    expect(await figure('days to the exam').textContent()).toBe(String(today.daysToExam));
    // Nothing moved while it came, the plan included.
    const shifted = () => page.evaluate(() => (globalThis as { shifted?: number }).shifted);
    expect(await shifted()).toBe(0);
    await room.expectAccessible();
    // What moves the screen is seen.
    await page.evaluate(() => document.body.prepend(document.createElement('hr')));
    await expect.poll(shifted).toBeGreaterThan(0);

    await button(/^Start/).click();
    await page.waitForURL(/\/session\/ses_/);
    const [session] = bodyOf(await server.get('/v1/sessions')).data;
    expect(session.progress.planned).toBe(today.left);

    // Two are answered; then the way leads back into the same session.
    const { next } = bodyOf(await answer(server, session.next, true), 201);
    await answer(server, next, true);
    await comeBack();
    const goOn = page.getByRole('link', { name: 'Go on' });
    expect(await goOn.textContent()).toContain(`2 of ${today.left} questions answered`);
    expect(await figure('answers today').textContent()).toBe('2');
    await goOn.click();
    await page.waitForURL(`${room.url}/session/${session.id}`);
  });

  test('shorter ways, one topic, and an exam that runs are a tap away on a phone', async () => {
    room = await enter('/', { banks: [withExam(examCards())], on: 'phone' });
    const { page, journey } = room;
    const { server } = journey;
    await practise(server, { size: 4 }, () => false);
    const planned = async () =>
      bodyOf(await server.get('/v1/sessions?limit=1')).data[0].progress.planned;

    await comeBack();
    await button('5 minutes').tap();
    await page.waitForURL(/\/session\/ses_/);
    expect(await planned()).toBe(10);

    await comeBack();
    await page.getByText('One bank, topic or exam').tap();
    await page.getByLabel('What would you like to practise?').selectOption({ label: 'C' });
    await room.expectAccessible();
    await button('Drill').tap();
    await page.waitForURL(/\/session\/ses_/);
    expect(await planned()).toBe(2);

    bodyOf(await server.post('/v1/sessions', { mode: 'exam', exam: CODE }), 201);
    await comeBack();
    await page.getByRole('heading', { name: 'A mock exam is running' }).waitFor();
    await page.getByText('0 of 10 questions answered').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await room.expectAccessible();
    await page.getByRole('link', { name: 'Back to the exam' }).tap();
    await page.waitForURL(/\/exam\/ses_/);
  });

  test('a day that is done feels good, and says what comes tomorrow, in Vietnamese too', async () => {
    room = await enter('/', { banks: [bank(singleCards(6))], language: 'vi', theme: 'dark' });
    const { page, journey } = room;
    const { server } = journey;
    await server.request('PATCH', '/v1/me', { newPerDay: 4 });
    await practise(server, {}, () => true);
    await comeBack();
    await page.getByRole('heading', { name: 'Hôm nay xong rồi' }).waitFor();
    await page.getByText('Bạn đã trả lời 4 câu', { exact: false }).waitFor();
    await page.getByText('Ngày mai:').waitFor();
    await page.getByText('2 mới', { exact: false }).waitFor();
    expect(await figure('ngày liên tiếp').textContent()).toBe('1');
    await room.expectAccessible();

    // A drill that was begun is gone on with, though nothing is due.
    bodyOf(await server.post('/v1/sessions', { mode: 'drill', size: 2 }), 201);
    await comeBack();
    await page.getByRole('heading', { name: 'Bạn đang học dở' }).waitFor();
    await page.getByRole('link', { name: 'Học tiếp' }).waitFor();

    // Left open over night: whoever comes back to it sees the new day.
    await room.moveTo(START + DAY);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByRole('heading', { name: '2 câu hỏi đang chờ bạn' }).waitFor();
  });

  test('news of reports and corrections are told in words', async () => {
    room = await enter('/', { banks: [bank(singleCards(3))] });
    const { page, journey } = room;
    const { server } = journey;
    const { feedback } = await practise(server, { size: 1 }, () => true);
    const { presentationId } = feedback[0];
    bodyOf(
      await server.post('/v1/reports', { presentationId, reason: 'wrong-key', text: '' }),
      201,
    );
    server.clock.now += MINUTE;
    const [report] = bodyOf(await server.get('/v1/reports')).data;
    await settleReport(
      server.world,
      report.id,
      { status: 'accepted', note: '' },
      { ...server.call(), now: server.clock.now },
    );
    await comeBack();
    await page.getByText(/You were right about “.+”/).waitFor();
    await room.expectAccessible();
    await page.getByRole('link', { name: 'See the card' }).click();
    await page.waitForURL(/\/cards\//);
  });

  test('a server without questions says where they come from, and a lost one how to go on', async () => {
    room = await enter('/', { banks: [] });
    const { page } = room;
    await page.getByText('There are no questions yet').waitFor();
    await room.expectAccessible();
    await page.route('**/v1/me/today', (route) => route.abort());
    await page.reload();
    await page.getByText(/No connection.* As of/).waitFor();
    await page.getByText('There are no questions yet').waitFor();
    // Where nothing was kept there is only that to be said.
    await page.evaluate(() => void indexedDB.deleteDatabase('trapwise-replies'));
    await page.reload();
    await page.getByRole('alert').getByText('The server cannot be reached').waitFor();
    await page.unroute('**/v1/me/today');
    await button('Try again').click();
    await page.getByText('There are no questions yet').waitFor();
    room.forgive();
  });
});

/** Runs in the page, before it does. */
function countShifts(): void {
  const counted = globalThis as { shifted?: number };
  counted.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      counted.shifted = (counted.shifted ?? 0) + entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}
