// The pictures in the README: of the page with the shipped bank after three weeks of practice; made anew with UPDATE_SCREENSHOTS=1.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBanks } from '#authoring/files.ts';
import { keyedRandom, uniform } from '#core/base/random.ts';
import { openBook } from '../support/bank-answers.ts';
import { checkSources } from '../support/here-checker.ts';
import { bodyOf } from '../support/journey.ts';
import { DAY, MINUTE, START } from '../support/server.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

const FOLDER = 'src/web/screenshots';
const BANK = 'questions/aws-bedrock-sagemaker';
const DAYS = 21;

test('every picture in the README is there', () => {
  const shown = [
    ...readFileSync('README.md', 'utf8').matchAll(/\]\((src\/web\/screenshots\/[^)]+)\)/g),
  ];
  expect(shown).toHaveLength(4);
  for (const [, path = ''] of shown) expect([path, existsSync(path)]).toEqual([path, true]);
});

/** Somebody who is right four times in five, and wrong with the trap that lies nearest. */
async function practise({ journey }: StudyRoom): Promise<void> {
  const { server } = journey;
  const book = openBook(BANK);
  const random = keyedRandom(new Uint8Array(32), 'screenshots');
  await server.request('PATCH', '/v1/me', {
    name: 'Ada',
    exam: 'AIF-C01',
    examDate: '2027-01-15',
    minutesPerDay: 20,
  });
  for (let day = 0; day < DAYS; day += 1) {
    const session = bodyOf(await server.post('/v1/sessions', { size: 20 }), 201);
    let { next } = session;
    while (next) {
      const at = `/v1/presentations/${next.id}`;
      if (next.input.kind === 'recall') await server.post(`${at}/reveal`);
      const right = uniform(random) < 0.8;
      const confidence = right && uniform(random) < 0.7 ? 'sure' : 'unsure';
      const response = book.respond(next, right);
      server.clock.now += 20_000;
      const sent = { response, confidence, elapsedMs: 18_000 };
      next = bodyOf(await server.post(`${at}/answer`, sent), 201).next;
    }
    await server.post(`/v1/sessions/${session.id}/close`);
    server.clock.now = START + (day + 1 - DAYS) * DAY;
  }
}

if (process.env['UPDATE_SCREENSHOTS']) {
  test('the pictures are made anew', { timeout: 300_000 }, async () => {
    const { banks, problems } = readBanks([BANK], process.cwd());
    const { linked } = checkSources(banks, problems, {
      inventory: null,
      today: '2026-11-20',
      release: false,
    });
    const room = await enter('/', { banks: linked, at: START - DAYS * DAY });
    await practise(room);
    await room.moveTo(START + MINUTE);
    const { page } = room;
    const picture = (name: string) => page.screenshot({ path: join(FOLDER, `${name}.png`) });

    await page.goto('/');
    await page.waitForLoadState('networkidle');
    await picture('today');

    await page.goto('/traps');
    await page.waitForLoadState('networkidle');
    await picture('traps');

    await page.goto('/progress');
    const plan = page.getByRole('region', { name: 'Exam plan' });
    await plan.scrollIntoViewIfNeeded();
    await plan.getByRole('img').waitFor();
    await plan.evaluate((section) => section.scrollIntoView());
    await page.waitForLoadState('networkidle');
    await picture('progress');

    await page.goto('/');
    const book = openBook(BANK);
    await page
      .getByRole('button', { name: /Start|Practise/ })
      .first()
      .click();
    await page.waitForURL('**/session/*');
    const session = bodyOf(
      await room.journey.server.get(`/v1/sessions/${page.url().split('/').at(-1)}`),
    );
    const wrong = book.respond(session.next, false) as { choice: string };
    await page.locator(`input[value="${wrong.choice}"]`).check();
    await page.keyboard.press('u');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Next|Go on/ }).waitFor();
    await page.waitForTimeout(300);
    await picture('feedback');
    await room.leave();
  });
}
