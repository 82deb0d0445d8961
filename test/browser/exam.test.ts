// A mock exam in the browser: set up, sat with a reload in the middle, handed in or ended by the clock, and reviewed.
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type Body,
  examCards,
  navigator,
  openExam,
  withExam,
  write,
} from '../support/exam-banks.ts';
import { bodyOf } from '../support/journey.ts';
import { MINUTE, START } from '../support/server.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

const banks = [withExam(examCards())];
const serverOf = () => room.journey.server;
const sessionIn = (page: Page) => /ses_[\w-]{22}/.exec(page.url())?.[0] ?? '';
const rowsOf = (page: Page) => navigator(serverOf(), sessionIn(page));
const heading = (page: Page, number: number, count = 10) =>
  page.getByRole('heading', { name: `Question ${number} of ${count}` });
const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true });

/** Responds to the question that is shown with whatever its kind of input has: right if wanted, or at least otherwise. */
async function respondTo(page: Page, right: boolean): Promise<void> {
  const form = page.getByRole('article');
  await form.waitFor();
  if (await form.getByRole('radio', { name: 'right one' }).isVisible())
    return form.getByRole('radio', { name: right ? 'right one' : 'wrong one' }).check();
  if (await form.getByRole('checkbox', { name: 'key a' }).isVisible()) {
    for (const chosen of await form.getByRole('checkbox', { checked: true }).all())
      await chosen.evaluate((box: HTMLInputElement) => box.click());
    for (const name of right ? ['key a', 'key b'] : ['no a', 'no b'])
      await form.getByRole('checkbox', { name }).check();
    return;
  }
  if (await form.locator('.order-list').isVisible()) {
    const keep = form.locator('.order-keep button');
    return (await keep.isVisible())
      ? keep.click()
      : form.getByRole('button', { name: 'Up: step' }).nth(1).click();
  }
  for (const letter of ['a', 'b']) {
    const box = form.getByRole('combobox', { name: `prompt ${letter}` });
    const wanted = box.locator('option', { hasText: `choice ${right ? letter : 'c'}` });
    await box.selectOption(await wanted.getAttribute('value'));
  }
}

async function answerShown(page: Page, right = true): Promise<void> {
  await respondTo(page, right);
  await saved(page).waitFor();
}

/** Answers at the API, as another device would; null leaves a question. */
async function answerAll(
  session: string,
  right: (position: number) => boolean | null,
): Promise<Body[]> {
  const rows = await navigator(serverOf(), session);
  for (const { position, presentationId } of rows) {
    const isRight = right(position);
    if (isRight === null) continue;
    const shown = bodyOf(await serverOf().get(`/v1/presentations/${presentationId}`));
    bodyOf(await write(serverOf(), shown, isRight), 201);
  }
  return rows;
}

async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await heading(page, 1).waitFor();
}

describe.skipIf(!hasChromium)('a mock exam', () => {
  test('is set up, sat by keyboard, reloaded in the middle, revised and handed in', async () => {
    room = await enter('/exam', { banks });
    const { page } = room;
    await page.getByText('None yet').waitFor();
    await page.getByRole('cell', { name: '50%' }).waitFor();
    await room.expectAccessible();
    await start(page);
    expect(await page.getByRole('timer', { name: 'Time left' }).textContent()).toBe('20:00');
    await room.expectAccessible();

    // All by keys: an answer, how sure, a flag, and on.
    await answerShown(page, false);
    await page.keyboard.press('u');
    await expect.poll(() => page.getByRole('radio', { name: 'Unsure' }).isChecked()).toBe(true);
    await saved(page).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Flagged', exact: true }).waitFor();
    await page.keyboard.press('n');
    await heading(page, 2).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('ArrowLeft');
    await heading(page, 1).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await room.expectAccessible();
    await page.keyboard.press('Escape');
    await expect
      .poll(async () => (await rowsOf(page))[0])
      .toMatchObject({ answered: true, flagged: true });

    await page.getByRole('button', { name: 'Next' }).click();
    await heading(page, 2).waitFor();
    await answerShown(page);
    await page.reload();
    await heading(page, 2).waitFor();
    await saved(page).waitFor();

    // Back by the navigator: one stop for Tab, then arrows.
    const numbers = page.getByRole('complementary').getByRole('toolbar');
    await numbers.getByRole('button', { name: 'Question 2, answered' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await heading(page, 1).waitFor();
    expect(await page.getByRole('button', { name: 'Flagged', exact: true }).isVisible()).toBe(true);
    expect(await page.getByRole('radio', { name: 'Unsure' }).isChecked()).toBe(true);
    const path = `/v1/presentations/${(await rowsOf(page))[0]?.presentationId}/answer`;
    const before = bodyOf(await serverOf().get(path));
    await answerShown(page);
    const revised = bodyOf(await serverOf().get(path));
    expect(revised.response).not.toEqual(before.response);
    expect(revised.confidence).toBe('unsure');
    expect(revised.elapsedMs).toBeGreaterThanOrEqual(before.elapsedMs);

    // Another device answers all others but two; coming back to this page shows it.
    await answerAll(sessionIn(page), (position) => (position < 2 || position > 7 ? null : true));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await numbers.getByRole('button', { name: 'Question 8, answered' }).waitFor();

    await page.getByRole('button', { name: 'End exam' }).click();
    const dialog = page.getByRole('dialog', { name: 'End the exam?' });
    await dialog.getByText('2 questions are not answered').waitFor();
    await dialog.getByText('1 flagged').waitFor();
    await room.expectAccessible();
    await dialog.getByRole('button', { name: 'Go to question 9' }).click();
    await heading(page, 9).waitFor();
    await answerShown(page, false);
    await page.getByRole('button', { name: 'End exam' }).click();
    await dialog.getByRole('button', { name: 'End and see the report' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your mock exam' }).waitFor();
    const { report } = bodyOf(await serverOf().post(`/v1/sessions/${sessionIn(page)}/close`));
    expect([report.unanswered, report.questions[0].flagged]).toEqual([1, true]);
    await page.getByText(`${report.correct} of 10 right`).waitFor();
  });

  test('is reported with its uncertainty, reviewed question by question, and practised on', async () => {
    room = await enter('/exam', { banks });
    const { page } = room;
    const { id } = await openExam(serverOf());
    const form = await answerAll(id, (position) => (position > 7 ? null : position > 1));
    const flagged = `/v1/presentations/${form[1]?.presentationId}`;
    bodyOf(await serverOf().request('PATCH', flagged, { flagged: true }));
    bodyOf(await serverOf().post(`/v1/sessions/${id}/close`));
    await page.reload();
    await page.getByRole('link', { name: '6 of 10 right' }).click();
    await page.waitForURL(`**/exam/${id}/report`);

    await page.getByText('Just below three in four').waitFor();
    await page.getByText('not a prophecy').waitFor();
    await page.getByRole('heading', { name: 'First domain' }).waitFor();
    await page.getByText('As a table').click();
    await page.getByRole('rowheader', { name: 'Third domain' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Wrong (2)' }).isChecked()).toBe(true);
    await page.getByText('Question 1', { exact: true }).click();
    const opened = page.locator('.review-whole');
    await opened.getByRole('heading', { name: 'Source' }).waitFor();
    await room.expectAccessible();
    await page.emulateMedia({ colorScheme: 'dark' });
    await room.expectAccessible();

    await page.getByRole('radio', { name: 'Not answered (2)' }).check();
    await page.getByText('Question 10', { exact: true }).click();
    await opened.getByText('its solution stays secret').waitFor();
    await page.getByRole('radio', { name: 'Flagged (1)' }).check();
    await page.getByText('Question 2', { exact: true }).waitFor();
    expect(await page.locator('.review > li').count()).toBe(1);
    await page.getByRole('button', { name: 'Practise this' }).click();
    await page.waitForURL('**/session/ses_*');
  });

  test('ends with its time on a phone whose clock is wrong, and what was chosen last counts', async () => {
    room = await enter('/exam', { banks, on: 'phone', theme: 'dark', language: 'vi' });
    const { page } = room;
    await room.expectAccessible();
    await room.context.clock.setFixedTime(START - 180 * MINUTE);
    await page.getByRole('button', { name: 'Bắt đầu thi' }).tap();
    await page.getByRole('heading', { name: 'Câu 1 trên 10' }).waitFor();
    const timer = page.getByRole('timer');
    expect(await timer.textContent()).toBe('20:00');

    await page.getByRole('button', { name: 'Tất cả câu hỏi' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Tất cả câu hỏi' });
    await room.expectAccessible();
    const { width, x } = (await sheet.boundingBox()) ?? { width: 0, x: 0 };
    expect([x, width]).toEqual([0, 360]);
    await sheet.getByRole('button', { name: 'Câu 1, chưa trả lời' }).tap();

    // The clock of the phone is set right: neither a second more nor less.
    await room.moveTo(START + 10.5 * MINUTE);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(() => timer.textContent()).toBe('9:30');
    await room.moveTo(START + 15.5 * MINUTE);
    await page.getByRole('status').getByText('Còn 5 phút').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Ẩn giờ' }).tap();
    expect(await timer.count()).toBe(0);
    await room.moveTo(START + 19.5 * MINUTE);
    await page.getByRole('status').getByText('Còn 1 phút').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Hiện giờ' }).tap();
    await room.expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    await respondTo(page, true);
    await page.getByText('Đã lưu').waitFor();
    await room.moveTo(START + 20 * MINUTE);
    await page.getByRole('heading', { name: 'Kết quả thi thử' }).waitFor();
    await page.getByText('không phải lời tiên đoán').waitFor();
    await page.getByRole('radio', { name: /^Chưa trả lời/ }).waitFor();
    await room.expectAccessible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Thi thử' }).waitFor();
  });

  test('keeps an answer that cannot be saved, says so, and sends it when it can', async () => {
    room = await enter('/exam', { banks });
    const { page, context } = room;
    await start(page);
    const refuse = (url: URL) => /\/v1\/presentations\/[^/]+\/answer$/.test(url.pathname);
    await context.route(refuse, (route) =>
      route.request().method() === 'GET' ? route.fallback() : route.fulfill({ status: 500 }),
    );
    await respondTo(page, true);
    const alert = page.getByRole('alert');
    await alert.getByText('1 answer is not saved').waitFor();
    await room.expectAccessible();
    await page.reload();
    await alert.getByText('1 answer is not saved').waitFor();
    expect((await rowsOf(page))[0]).toMatchObject({ answered: false });

    await page.getByRole('button', { name: 'End exam' }).click();
    await page.getByRole('button', { name: 'End and see the report' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await context.unroute(refuse);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await saved(page).waitFor();
    expect((await rowsOf(page))[0]).toMatchObject({ answered: true });
    expect(await alert.count()).toBe(0);
    room.forgive();

    // Closed elsewhere meanwhile: an answer leads to the report instead.
    bodyOf(await serverOf().post(`/v1/sessions/${sessionIn(page)}/close`));
    await page.keyboard.press('n');
    await page.keyboard.press('f');
    await page.getByRole('heading', { level: 1, name: 'Your mock exam' }).waitFor();
    room.forgive();
  });

  test('that the cards cannot fill is offered shorter, and one under way is gone on with', async () => {
    const few = [withExam(examCards().slice(0, 11))];
    room = await enter('/exam', { banks: few, theme: 'dark' });
    const { page } = room;
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page.getByText('Up to 2 questions are possible').waitFor();
    room.forgive();
    await room.expectAccessible();
    await page.getByRole('button', { name: 'Take 2 questions, 4 min' }).click();
    await heading(page, 1, 2).waitFor();
    await room.expectAccessible();
    await page.getByRole('link', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Under way: AIF-C01' }).waitFor();
    await page.getByText('0 of 2 answered').waitFor();
    await page.getByRole('radio', { name: 'Other' }).check();
    await page.getByRole('spinbutton', { name: 'Number of questions' }).fill('11');
    await page.getByText('from 1 to 10').last().waitFor();
    expect(await page.getByRole('button', { name: 'Start the exam' }).isDisabled()).toBe(true);
    await room.expectAccessible();
    await page.getByRole('link', { name: 'Go on' }).click();
    await heading(page, 1, 2).waitFor();
    const session = sessionIn(page);
    await page.goto(`/exam/${session}/report`);
    await page.getByText('still under way').waitFor();
    await page.goto('/exam/ses_AAAAAAAAAAAAAAAAAAAAAA');
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    room.forgive();
  });
});
