// The screen of progress: what a new learner is taught, what is told of practice, the slider of the exam plan, and topics to practise.
import { afterEach, describe, expect, test } from 'vitest';
import { learningDay } from '#core/base/time.ts';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf } from '../support/journey.ts';
import { answer } from '../support/learner.ts';
import { createRememberer, FORGETFUL } from '../support/rememberer.ts';
import { DAY, MINUTE, type Server, START } from '../support/server.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

const CARDS = singleCards(40).map((card, at) => ({
  ...card,
  topic: at < 30 ? 'topic-a' : 'topic-b',
}));
const FRAME = { timeZone: 'UTC', dayStartsAt: 240 };

/** The rest of the browser's requests must be answered between two answers. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** Practises on so many days until today, and says how sure they are now and then. */
async function practiseDays(server: Server, days: number): Promise<void> {
  const { recall } = createRememberer('progress', FORGETFUL);
  for (let day = days; day > 0; day -= 1) {
    server.clock.now = START - day * DAY;
    const session = bodyOf(await server.post('/v1/sessions', { size: 16, newLimit: 10 }), 201);
    for (let next = session.next; next; ) {
      const right = recall(next.question.cardId, learningDay(server.clock.now, FRAME));
      const more = { elapsedMs: 20_000, confidence: right ? 'sure' : 'guess' };
      server.clock.now += MINUTE / 2;
      next = bodyOf(await answer(server, next, right, more), 201).next;
      await breathe();
    }
  }
  server.clock.now = START;
}

/** Scrolls to the end, so that every section is read. */
async function readAll(): Promise<void> {
  const { page } = room;
  for (const title of await page.getByRole('heading', { level: 2 }).all()) {
    await title.scrollIntoViewIfNeeded();
    // What comes into sight is seen with a frame, and one heading follows another faster than that.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))));
  }
  await page.getByRole('heading', { level: 2 }).last().scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
}

const regionOf = (name: string) => room.page.getByRole('region', { name, exact: true });
const hasLoadedCharts = () =>
  room.page.evaluate(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('draw-chart')),
  );

describe.skipIf(!hasChromium)('progress', () => {
  test('a new learner is told what will stand here, and how it comes to that', async () => {
    room = await enter('/progress', { theme: 'dark' });
    const { page } = room;
    await page.getByText('Nothing answered yet').waitFor();
    expect(await hasLoadedCharts()).toBe(false);
    await readAll();
    for (const [region, text] of [
      ['Readiness', 'Not enough data yet.'],
      ['Exam plan', 'No exam date yet'],
      ['Topics', 'Practise a topic'],
      ['How sure you were', 'You have not said how sure you are'],
      ['Your year', 'No answers in 2026'],
      ['Memory: predicted and real', 'No review yet'],
      ['Can the predictions be trusted?', 'There are 0 of the 30 reviews'],
    ] as const)
      await regionOf(region).getByText(text).first().waitFor();
    await regionOf('Readiness').getByText('0 of 30').waitFor();
    await room.expectAccessible();

    await page.getByRole('button', { name: 'Answer the first questions' }).click();
    await page.waitForURL(/\/session\/ses_/);
  });

  test('practice is told in sentences, charts and tables that agree', async () => {
    room = await enter('/settings', { banks: [bank(CARDS)] });
    const { page, journey } = room;
    const { server } = journey;
    await practiseDays(server, 8);
    await page.goto('/progress');
    await page.getByText('You have met 40 of 40 cards, and').waitFor();
    await readAll();

    const stats = async (name: string) => bodyOf(await server.get(`/v1/me/stats/${name}`));
    const { score } = await stats('readiness');
    expect(score.enough).toBe(true);
    await regionOf('Readiness')
      .getByText(/^In a new exam you would get about \d+% right/)
      .waitFor();
    await page.getByLabel('Your aim').selectOption('0.6');
    await page.getByText(/^Your chance of 60% or more: /).waitFor();

    const { days } = await stats('forecast?days=30');
    const total = days.reduce((sum: number, one: { total: number }) => sum + one.total, 0);
    const forecast = regionOf('The coming days');
    const chart = forecast.getByRole('img', { name: /^Bars: the load of the next 30 days/ });
    expect(await chart.getAttribute('aria-label')).toContain(`${total} cards in all`);
    await chart.scrollIntoViewIfNeeded();
    const drawn = () =>
      chart.evaluate((sheet) => sheet.querySelector('canvas')?.toDataURL().length ?? 0);
    await expect.poll(drawn).toBeGreaterThan(2000);
    await forecast.getByText('Table: Cards in the next 30 days').click();
    expect(await forecast.getByRole('row').count()).toBe(31);
    await forecast.getByLabel('7 days').check();
    await forecast.getByRole('img', { name: /next 7 days/ }).waitFor();
    expect(await forecast.getByRole('row').count()).toBe(8);

    const { confidence } = await stats('calibration');
    const sure = confidence.find((one: { confidence: string }) => one.confidence === 'sure');
    await regionOf('How sure you were').getByText(`${sure.correct} of ${sure.n} right`).waitFor();

    const year = regionOf('Your year');
    const best = [...(await stats('calendar')).days].sort((a, b) => b.answered - a.answered)[0];
    await year.getByText(`answers on 8 days of 2026`).waitFor();
    await year
      .getByRole('table', { name: 'November' })
      .getByRole('cell', { name: `${Number(best.day.slice(8))}: ${best.answered} answers` })
      .waitFor();
    expect(await year.getByRole('button', { name: /before/ }).isDisabled()).toBe(true);

    await regionOf('Memory: predicted and real')
      .getByText(/reviews?\.$/)
      .waitFor();
    await room.expectAccessible();

    // Another theme paints the chart anew.
    const paint = () => chart.evaluate((sheet) => sheet.querySelector('canvas')?.toDataURL());
    await forecast.getByLabel('30 days').check();
    await expect.poll(drawn).toBeGreaterThan(2000);
    const light = await paint();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(paint).not.toBe(light);
    await room.expectAccessible();
  });

  test('minutes a day are tried with the slider before they are saved', async () => {
    room = await enter('/settings', { banks: [bank(CARDS)] });
    const { page, journey } = room;
    const settings = { exam: 'AIF-C01', examDate: '2026-11-24', minutesPerDay: 5 };
    bodyOf(await journey.server.request('PATCH', '/v1/me', settings));
    const minutes = async () => bodyOf(await journey.server.get('/v1/me')).minutesPerDay;
    const asked: string[] = [];
    page.on('request', (request) => {
      const wanted = /minutesPerDay=(\d+)/.exec(request.url())?.[1];
      if (wanted) asked.push(wanted);
    });
    await page.goto('/progress');
    const plan = regionOf('Exam plan');
    await plan.getByText(/^It is tight: \d+ of 40 cards will not be asked/).waitFor();
    await plan.getByText(/^10 minutes more a day would make it/).waitFor();

    await plan.getByText(/cards that will not be asked in time$/).click();
    await plan.getByRole('link', { name: 'card-40' }).waitFor();

    const slider = plan.getByRole('slider', { name: 'Minutes a day' });
    // A finger that goes over the places between in no time.
    await slider.evaluate((input: HTMLInputElement) => {
      for (const value of ['10', '15', '20']) {
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    expect(await slider.getAttribute('aria-valuetext')).toBe('20 minutes');
    await plan.getByText('Working out what 20 minutes a day would bring').waitFor();
    await plan.getByText(/^With 20 minutes a day you would recall \d+% instead of \d+%/).waitFor();
    await plan.getByRole('heading', { name: 'Load of each day with 20 minutes' }).waitFor();
    expect(asked).toEqual(['20']);
    expect(await minutes()).toBe(5);
    await room.expectAccessible();

    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await plan.getByText(/^With 15 minutes a day you would recall/).waitFor();

    await plan.getByRole('button', { name: 'Back to my setting' }).click();
    await plan.getByText(/^10 minutes more a day would make it/).waitFor();
    await plan.getByRole('button', { name: 'More minutes' }).click();
    await plan.getByText(/^With 10 minutes a day/).waitFor();
    await plan.getByRole('button', { name: 'Save 10 minutes a day' }).click();
    await plan.getByText(/^Your setting: 10 minutes/).waitFor();
    expect(await minutes()).toBe(10);
  });

  test('on a phone, in Vietnamese, a topic is practised; what fails can be tried again', async () => {
    room = await enter('/settings', { banks: [bank(CARDS)], on: 'phone', language: 'vi' });
    const { page, journey } = room;
    await page.route('**/v1/me/stats/topics', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'internal', detail: 'Something broke.' }),
      }),
    );
    await page.goto('/progress');
    await readAll();
    const topics = regionOf('Chủ đề');
    // What came above it may have moved it out of sight before it was read.
    await topics.scrollIntoViewIfNeeded();
    await topics.getByText('Something broke.').waitFor();
    await page.unroute('**/v1/me/stats/topics');
    room.forgive();
    await topics.getByRole('button', { name: 'Thử lại' }).tap();
    await topics.getByRole('row', { name: /^Topic B/ }).waitFor();
    await regionOf('Những ngày tới')
      .getByRole('img', { name: /7 ngày tới/ })
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await room.expectAccessible();

    await topics.getByRole('button', { name: 'Luyện Topic B' }).tap();
    await page.waitForURL(/\/session\/ses_/);
    const id = page.url().split('/').at(-1);
    const session = bodyOf(await journey.server.get(`/v1/sessions/${id}`));
    expect([session.mode, session.progress.planned]).toEqual(['drill', 10]);
  });
});
