// An author at the page: let in by a token, told of a slip as soon as it is saved, shown figures, reports and a question as learners see it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BANK, CARDS } from '../authoring/bank-text.ts';
import { bank, singleCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { addClass } from '../support/synthetic-class.ts';
import { hasChromium } from './support/chromium.ts';
import { enter, type StudyRoom } from './support/study-room.ts';

let room: StudyRoom;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trapwise-author-'));
  mkdirSync(join(folder, 'small'));
  writeFileSync(join(folder, 'small/bank.yaml'), BANK);
  writeFileSync(join(folder, 'small/cards.yaml'), CARDS);
});
afterEach(async () => {
  await room.leave();
  rmSync(folder, { recursive: true, force: true });
});

const write = (text: string) => writeFileSync(join(folder, 'small/cards.yaml'), text);

async function letIn({ page, journey }: StudyRoom): Promise<void> {
  const { token } = await addCaller(journey.server, 'Author', ['author']);
  await page.getByLabel('Author token').fill(token);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('navigation', { name: 'Author’s screens' }).waitFor();
}

describe.skipIf(!hasChromium)('an author', () => {
  test('is told of a slip when the file is saved, loads what is mended, and sees what changed', async () => {
    room = await enter('/author', { banks: [], questions: folder });
    const { page } = room;
    await room.expectAccessible();
    await page.getByLabel('Author token').fill('tw_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The server does not know this token.').waitFor();
    room.forgive();
    await letIn(room);
    await page.getByText('The files were changed. Load them').waitFor();
    await page.getByRole('button', { name: 'Load the files' }).click();
    await page.getByText('Learners get what the files say.').waitFor();

    write(CARDS.replace('topic: storage', 'topic: storrage'));
    await page.getByText('1 error in the files').first().waitFor();
    await page.getByRole('listitem').filter({ hasText: 'storrage' }).waitFor();
    await room.expectAccessible();

    write(CARDS.replace('Which place fits first?', 'Which of these places fits first?'));
    await page.getByText('The files were changed. Load them').waitFor();
    await page.getByRole('button', { name: 'Load the files' }).click();
    await page.getByText('1 edited:').waitFor();
  });

  test('previews a question, which is shown anew when its file is saved', async () => {
    room = await enter('/author/preview', { banks: [], questions: folder, theme: 'dark' });
    const { page } = room;
    await letIn(room);
    await page.getByRole('button', { name: /^first/ }).click();
    await page.getByText('Which place fits first?').last().waitFor();
    await page.getByRole('button', { name: 'Show what comes after the answer' }).click();
    await page.getByText('Objects go to buckets.').waitFor();
    await room.expectAccessible();
    write(CARDS.replace('Objects go to buckets.', 'Whole objects go to buckets.'));
    await page.getByText('Whole objects go to buckets.').waitFor();
  });

  test('finds what a class shows about the questions, and takes one out of practice', async () => {
    room = await enter('/author/items', { banks: [bank(singleCards(4))] });
    const { page, journey } = room;
    await addClass(journey.server, { learners: 40 });
    await letIn(room);
    const row = page.getByRole('row').filter({ hasText: 'card-1-q1' });
    await row.getByRole('button').click();
    await page.getByText('Who chose what').waitFor();
    await room.expectAccessible();
    await page.getByRole('button', { name: 'Get it right' }).click();
    expect(
      await page.getByRole('columnheader', { name: 'Get it right' }).getAttribute('aria-sort'),
    ).toBe('descending');
    await page.getByRole('button', { name: 'Put in quarantine' }).click();
    await room.expectAccessible();
    await page.getByLabel('Why').fill('The key may be wrong.');
    await page.getByRole('dialog').getByRole('button', { name: 'Put in quarantine' }).click();
    await page.getByText('In quarantine: it is not asked any more').first().waitFor();
  });

  test('answers a learner’s report, on a phone and in Vietnamese', async () => {
    room = await enter('/author/reports', { on: 'phone', language: 'vi' });
    const { page, journey } = room;
    const session = (await journey.server.post('/v1/sessions', {})).body;
    await journey.server.post('/v1/reports', {
      presentationId: session.next.id,
      reason: 'unclear',
      text: 'It can be read in two ways.',
    });
    const { token } = await addCaller(journey.server, 'Author', ['author']);
    await page.getByLabel('Mã của người soạn').fill(token);
    await page.getByRole('button', { name: 'Mở' }).tap();
    await page.getByText('It can be read in two ways.').waitFor();
    await room.expectAccessible();
    await page.getByLabel('Trả lời của bạn').fill('Cảm ơn, sẽ sửa.');
    await page.getByRole('button', { name: 'Chấp nhận' }).tap();
    await page.getByText('Đã chấp nhận; người học sẽ được báo').first().waitFor();
    const [told] = (await journey.server.get('/v1/reports')).body.data;
    expect(told.status).toBe('accepted');
  });
});
