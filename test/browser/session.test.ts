// A session in the browser: every kind of question by keyboard alone and by touch, what comes of an answer, and what else can happen to it.
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { PresentationView } from '#api/views/presentation.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { answer, respond } from '../support/learner.ts';
import type { Reply } from '../support/server.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
afterEach(() => room.leave());

type Wish = Parameters<typeof enter>[1];

/** A learner at the first question of a session. */
async function practise(wish: Wish & { banks?: readonly LinkedBank[] }, request: object = {}) {
  room = await enter('/', wish);
  const { body: session } = await room.journey.server.post('/v1/sessions', request);
  await room.page.goto(`/session/${session.id}`);
  await stem().waitFor();
  return session as Reply['body'];
}

const stem = (page: Page = room.page) => page.locator('#stem');
const verdict = (page: Page = room.page) => page.locator('#verdict');
const button = (name: string | RegExp, page: Page = room.page) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const spoken = () => room.page.getByRole('status').first().textContent();
const focused = () =>
  room.page.evaluate(() => {
    const at = document.activeElement;
    return at?.tagName === 'INPUT' ? 'INPUT' : at?.id;
  });

/** The question that is open, as the server has it. */
async function open(session: string): Promise<PresentationView> {
  return (await room.journey.server.get(`/v1/sessions/${session}`)).body.next;
}

/** Keys of the options of a response, by their places on the screen. */
function keysOf({ input }: PresentationView, right: boolean): string[] {
  const response = respond({ input }, right) as { choice?: string; choices?: string[] };
  const options = 'options' in input ? input.options : [];
  const chosen = response.choices ?? [response.choice];
  return chosen.map((id) => String(options.findIndex((one) => one.id === id) + 1));
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await room.page.keyboard.press(key);
}

/** Puts the steps into their order with the space bar and the arrow keys, the first one from the top last. */
async function orderByKeys({ input }: PresentationView): Promise<void> {
  if (input.kind !== 'order') return;
  for (const text of ['step three', 'step two', 'step one']) {
    await room.page.getByRole('button', { name: `Move: ${text}` }).focus();
    await press(' ');
    await poll(spoken).toContain(`${text} taken up`);
    await press('ArrowUp', 'ArrowUp', ' ');
    await poll(spoken).toContain(`${text} put down at place 1 of 3`);
    const held = () => room.page.evaluate(() => document.activeElement?.ariaLabel);
    await poll(held).toBe(`Move: ${text}, place 1 of 3`);
  }
}

async function answerByKeys(shown: PresentationView): Promise<void> {
  switch (shown.input.kind) {
    case 'choose-one':
      await press(...keysOf(shown, true), 'g', 'Enter');
      return;
    case 'choose-many': {
      const wrong = keysOf(shown, false);
      await press(...wrong, ...keysOf(shown, true));
      await poll(spoken).toContain('Only 2 answers are asked for.');
      await press(...wrong, ...keysOf(shown, true), 'Enter');
      return;
    }
    case 'order':
      await orderByKeys(shown);
      await press('Enter');
      return;
    case 'match':
      for (const { text } of shown.input.prompts) {
        await room.page.getByLabel(text, { exact: true }).focus();
        await room.page.keyboard.type(`choice ${text.at(-1)}`);
      }
      await press('Tab', 's', 'Enter');
      return;
    case 'text':
      await room.page.keyboard.type('keycanary');
      await press('Enter');
      return;
    case 'recall':
      await press('Enter');
      await room.page.getByRole('heading', { name: 'Model answer' }).waitFor();
      await room.expectAccessible();
      await press('3');
  }
}

/** A finger takes the handle of a row and lets it go over another one. */
async function dragByFinger(text: string, onto: string): Promise<void> {
  const handle = room.page.getByRole('button', { name: `Move: ${text}` });
  const target = room.page.getByRole('button', { name: `Move: ${onto}` });
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()];
  if (!from || !to) throw new Error('a handle is not in sight');
  const finger = await room.context.newCDPSession(room.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + 20, y }],
    });
  const [start, end] = [from.y + 20, to.y + (to.y > from.y ? to.height : 0)];
  await touch('touchStart', start);
  for (const step of [0.3, 0.6, 1]) await touch('touchMove', start + (end - start) * step);
  // It rests before it lets go: after a fling Chromium takes the next tap for its end.
  await room.page.waitForTimeout(150);
  await touch('touchMove', end);
  await touch('touchEnd', end);
}

async function answerByTouch({ input }: PresentationView): Promise<void> {
  const { page } = room;
  if (input.kind === 'order') {
    const [first, , last] = input.items;
    await dragByFinger(first?.text ?? '', last?.text ?? '');
    const texts = [...input.items.slice(1), ...input.items.slice(0, 1)].map(({ text }) => text);
    await poll(() => page.locator('.order-text').allTextContents()).toEqual(texts);
    const down = page.getByRole('button', { name: `Down: ${texts[0]}` });
    await down.tap();
    await poll(() => page.locator('.order-text').nth(1).textContent()).toBe(texts[0]);
  } else if (input.kind === 'match') {
    const { pairs } = respond({ input }, false) as { pairs: Record<string, string> };
    for (const { id, text } of input.prompts)
      await page.getByLabel(text).selectOption(pairs[id] ?? '');
  } else if (input.kind === 'text') {
    await page.getByRole('textbox').fill('something else');
  } else if (input.kind === 'recall') {
    await button('Show the answer').tap();
    await button(/^Again/).tap();
    return;
  } else {
    const response = respond({ input }, false) as { choice?: string; choices?: string[] };
    for (const id of response.choices ?? [response.choice])
      await page.locator(`input[value="${id}"]`).tap();
  }
  await page.getByRole('radio', { name: 'Unsure' }).tap();
  await button('Answer').tap();
}

/** Until it is so: the screen is drawn anew a moment after a key. */
const poll = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 8_000 });
const focusedText = () => room.page.evaluate(() => document.activeElement?.textContent);

describe.skipIf(!hasChromium)('a session in the browser', { timeout: 60_000 }, () => {
  test('is done by keyboard alone, whatever the kind of question', async () => {
    const session = await practise({}, { size: 20 });
    const kinds = new Set<string>();
    for (let shown = await open(session.id); shown; shown = await open(session.id)) {
      const isFirst = !kinds.has(shown.input.kind);
      kinds.add(shown.input.kind);
      await poll(() => stem().textContent()).toContain(shown.question.stem);
      await poll(focused).toBe(shown.input.kind === 'text' ? 'INPUT' : 'stem');
      if (isFirst) await room.expectAccessible();
      await answerByKeys(shown);
      await verdict().waitFor();
      await poll(focusedText).toMatch(/^(Right|Remembered)$/);
      await poll(spoken).toMatch(/^(Right|Remembered) · /);
      if (isFirst) await room.expectAccessible();
      if (isFirst && shown.input.kind === 'choose-one')
        await room.page.getByText('As a guess it counts as not learned yet.').first().waitFor();
      await press(kinds.size % 2 === 0 ? 'n' : 'Enter');
    }
    expect(kinds.size).toBe(6);
    await room.page.getByRole('heading', { level: 1, name: 'Session done' }).waitFor();
    // Eight questions, and one again: what was guessed is not learned yet.
    expect(await room.page.locator('.score').textContent()).toMatch(/^9 of 9 right/);
    await room.expectAccessible();
    const log = await room.journey.store.log(1);
    expect(log.map((entry) => 'confidence' in entry && entry.confidence)).toContain('guess');
  });

  test('is done by touch on a phone, in the dark, with every answer wrong', async () => {
    const session = await practise({ on: 'phone', theme: 'dark' }, { size: 20 });
    const done = new Set<string>();
    // Missed cards come back; one round is enough.
    for (let shown = await open(session.id); done.size < 8; shown = await open(session.id)) {
      done.add(shown.question.id);
      await poll(() => stem().textContent()).toContain(shown.question.stem);
      await answerByTouch(shown);
      await verdict().waitFor();
      // Where the fingers leave the steps is chance.
      if (shown.input.kind !== 'order')
        expect(await verdict().textContent()).toMatch(/^(Not right|Partly right: \d+%|Not yet)$/);
      await room.expectAccessible();
      if (done.size < 8) await button(/^Next/).tap();
    }
    const overflow = await room.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBe(0);
    await button('End').tap();
    await room.expectAccessible();
    await button('End session').tap();
    await room.page.getByRole('heading', { name: 'To learn again' }).waitFor();
    await room.expectAccessible();
  });

  test('names the trap that was taken, how often, and explains the chosen option first', async () => {
    room = await enter('/', { banks: [bank(singleCards(3))] });
    const { server } = room.journey;
    const drill = { mode: 'drill', cards: ['card-1'], size: 1 };
    for (const _ of [1, 2]) {
      const { body } = await server.post('/v1/sessions', drill);
      const { options } = body.next.input;
      const { id: choice } = options.find((one: { text: string }) => one.text === 'wrong one');
      await server.post(`/v1/presentations/${body.next.id}/answer`, { response: { choice } });
    }
    const { body: session } = await server.post('/v1/sessions', drill);
    await room.page.goto(`/session/${session.id}`);
    await room.page.getByText('wrong one').click();
    await press('Enter');
    await room.page
      .getByText('You took the “Title of card-2” trap, 3rd time.', { exact: true })
      .waitFor();
    await room.page.getByText('Misconception of card-2').waitFor();
    expect(await room.page.locator('.explained-text').allTextContents()).toEqual([
      'wrong one',
      'right one',
      expect.stringContaining('wrong t'),
      expect.stringContaining('wrong t'),
    ]);
    await room.page.getByText('Source: Section (as of Nov 2026)').waitFor();
    expect(await room.page.getByRole('link', { name: 'All your traps' }).getAttribute('href')).toBe(
      '/traps',
    );

    await button('Report this question').click();
    await button('Send report').click();
    await room.page.getByText('Choose what is wrong with it.').waitFor();
    await room.page.getByLabel('More than one answer is right').check();
    await room.page.getByLabel('In your own words').fill('z ? 1: the second fits as well');
    await room.expectAccessible();
    await button('Send report').click();
    await room.page.getByText('Thank you.').last().waitFor();
    const { body: reports } = await server.get('/v1/reports');
    expect(reports.data).toMatchObject([
      { reason: 'several-right', text: 'z ? 1: the second fits as well', chosen: ['wrong one'] },
    ]);
  });

  test('takes an answer back, and is the same after a reload and in another tab', async () => {
    const session = await practise({ banks: [bank(singleCards(4))] });
    const first = await open(session.id);
    await press(...keysOf(first, false), 'Enter');
    await verdict().waitFor();
    await press('z');
    await stem().getByText('which one?').waitFor();
    await room.page.getByText('Taken back.').last().waitFor();
    const { body: undone } = await room.journey.server.get(`/v1/sessions/${session.id}`);
    expect(undone.progress.answered).toBe(0);
    expect((await room.journey.store.log(1)).map(({ kind }) => kind)).toEqual(['answer', 'undo']);

    const shown = await room.page.locator('.option').allTextContents();
    await room.page.reload();
    await stem().waitFor();
    expect(await room.page.locator('.option').allTextContents()).toEqual(shown);

    // Another tab is faster: here its answer is shown as the one that counts, and the session goes on from there.
    const other = await room.openTab(`/session/${session.id}`);
    await stem(other).waitFor();
    expect(await other.locator('.option').allTextContents()).toEqual(shown);
    const there = await open(session.id);
    await answer(room.journey.server, there, true);
    await press(...keysOf(there, false), 'Enter');
    await room.page.getByText('This was answered before, in another tab').waitFor();
    expect(await verdict().textContent()).toBe('Right');
    expect(await room.page.locator('.explained-text').first().textContent()).toBe('right one');
    await room.expectAccessible();
    await press('Enter');
    await poll(() => stem().textContent()).not.toContain(there.question.stem);

    // Ended elsewhere: the next answer here finds the summary.
    await room.journey.server.post(`/v1/sessions/${session.id}/close`);
    await press('1', 'Enter');
    await room.page.waitForURL(/\/summary$/);
    await room.page.goto(`/session/${session.id}`);
    await room.page.waitForURL(/\/summary$/);
    room.forgive();
  });

  test('keeps what was chosen when the server is away, and sends it again', async () => {
    const session = await practise({ banks: [bank(singleCards(2))] });
    await press(...keysOf(await open(session.id), true));
    await room.setOffline(true);
    await press('Enter');
    await poll(() => room.page.locator('.asked').textContent()).toMatch(/reached/);
    await room.setOffline(false);
    await press('Enter');
    await verdict().waitFor();
    expect(await verdict().textContent()).toBe('Right');
    room.forgive();
  });

  test('explains its keys, does without them, and waits while somebody is away', async () => {
    const session = await practise({ banks: [bank(singleCards(3))] });
    await press('?');
    const dialog = room.page.getByRole('dialog', { name: 'Keyboard' });
    await dialog.waitFor();
    await room.expectAccessible();
    await press('1', 'z');
    // As narrow as a desk enlarged four times: nothing is cut off.
    await room.page.setViewportSize({ width: 320, height: 640 });
    const cut = () =>
      room.page.evaluate(() => {
        const { right = 0 } = document.querySelector('.practice')?.getBoundingClientRect() ?? {};
        return right > window.innerWidth || document.body.scrollWidth > window.innerWidth;
      });
    expect(await cut()).toBe(false);
    await dialog.getByLabel('Use these single keys').uncheck();
    await press('Escape', '1', 'g');
    expect(await room.page.locator(':checked').count()).toBe(0);
    await press('Enter');
    await room.page.getByText('Your answer is not complete yet.').last().waitFor();
    await button('End').click();
    await room.page.getByRole('link', { name: 'Pause' }).click();
    await room.page.waitForURL(`${room.url}/`);
    await room.page.goBack();
    await stem().waitFor();
    expect((await open(session.id)).position).toBe(0);

    await room.page.goto('/session/ses_0000000000000000000000');
    await room.page.getByRole('heading', { name: 'There is no such session' }).waitFor();
    await room.expectAccessible();

    const { body: exam } = await room.journey.server.post('/v1/sessions', {
      mode: 'exam',
      exam: 'AIF-C01',
      size: 2,
    });
    await room.page.goto(`/session/${exam.id}`);
    await room.page.waitForURL(`${room.url}/exam/${exam.id}`);
    room.forgive();
  });

  test('speaks Vietnamese, shows a case beside its question, and practises the traps at its end', async () => {
    const trap = { 'type-b': { title: 'Bẫy B', misconception: 'Nhầm B' } };
    const banks = [
      bank([
        card('type-a', [question(contents.single('q-a', 'type-b'), trap)]),
        card('type-b', [question(contents.single('q-b'))]),
        card('type-c', [question(contents.case('q-c'))]),
      ]),
    ];
    const session = await practise({ banks, language: 'vi', on: 'phone' });
    const { page } = room;
    expect(await page.locator('.why-now').textContent()).toBe('Thẻ mới với bạn.');
    await page.getByText('wrong one').tap();
    await button('Trả lời').tap();
    await page
      .getByText('Bạn đã mắc bẫy “Title of type-b”.')
      .or(page.getByText('Bẫy B'))
      .first()
      .waitFor();
    await room.expectAccessible();
    for (let left = 2; left > 0; left -= 1) {
      await button(/^Câu tiếp/).tap();
      await verdict().waitFor({ state: 'detached' });
      const shown = await open(session.id);
      if (shown.question.case) {
        await page.getByText('Case text of q-c.').waitFor();
        await button('Ẩn tình huống').tap();
        expect(await page.getByText('Case text of q-c.').isVisible()).toBe(false);
        await room.expectAccessible();
      }
      await page.locator('.option').first().tap();
      if (shown.input.kind === 'choose-many') await page.locator('.option').nth(1).tap();
      await button('Trả lời').tap();
      await verdict().waitFor();
    }
    await page.goto(`/session/${session.id}/summary`);
    await page.getByRole('heading', { name: 'Những bẫy bạn đã mắc' }).waitFor();
    await room.expectAccessible();
    await button('Luyện các bẫy này').tap();
    await stem().getByText('Stem of q-b').waitFor();
    expect(await page.locator('.why-now').textContent()).toContain('Bạn chọn luyện thẻ này.');
  });
});
