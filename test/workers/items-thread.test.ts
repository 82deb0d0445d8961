// The thread that analyses items: the same figures as here, of one state of the file, and no write of its own.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { analyseItems } from '#core/stats/item-analysis.ts';
import type { AllAnswers } from '#core/stats/item-answers.ts';
import { readAside } from '#store/sqlite/read-aside.ts';
import { createItemThread } from '#workers/items-thread.ts';
import { practise } from '../store/fixtures.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';

let thread: ReturnType<typeof createItemThread>;
afterEach(() => thread?.close());

async function open() {
  const { store, file, discard } = await openInNewFolder();
  onTestFinished(discard);
  const ada = await practise(store, 'ada');
  const bo = await practise(store, 'bo');
  const questions = [...ada.catalogue.cards.values()].flatMap((card) =>
    card.questions.map(({ key, revision }) => ({ question: key, revision })),
  );
  const task = { bank: 'plain', questions, secret: await store.secret(), least: 1 };
  const here = () => store.readAnswers((answers) => analyseItems(task, answers));
  thread = createItemThread(file);
  return { store, file, ada, bo, task, here };
}

describe('the thread of item analysis', () => {
  it('tells what would be told here, and after more answers what is true then', async () => {
    const { ada, bo, task, here, file } = await open();
    await ada.answer('alpha', { entry: { response: '[1]', correct: false } });
    const first = await thread.analyse(task);
    expect(first).toEqual(await here());
    expect(first.find(({ n }) => n === 1)?.figures?.facility.rate).toBe(0);
    expect(await thread.analyse(task)).toEqual(first);
    await bo.answer('alpha');
    const second = await thread.analyse(task);
    expect(second).toEqual(await here());
    expect(second.find(({ n }) => n === 2)?.figures?.facility.rate).toBe(0.5);
    const { mtimeMs, size } = statSync(file);
    await thread.analyse({ ...task, least: 2 });
    expect(statSync(file)).toMatchObject({ mtimeMs, size });
  });

  it('reads one state, whatever is written meanwhile', async () => {
    const { ada, file } = await open();
    await ada.answer('alpha');
    const learners = (answers: AllAnswers) => [...answers.learners()].length;
    const write = () => {
      const db = new Database(file);
      db.prepare('UPDATE learner SET log_seq = 1').run();
      db.close();
    };
    const seen = readAside(file, ({ head, readAnswers }) => [
      head(),
      ...readAnswers((answers) => {
        const before = learners(answers);
        write();
        return [before, learners(answers)];
      }),
    ]);
    expect(seen).toEqual([expect.any(String), 1, 1]);
    const after = readAside(file, ({ head, readAnswers }) => [head(), readAnswers(learners)]);
    expect(after).toEqual([expect.not.stringMatching(String(seen[0])), 2]);
  });

  it('refuses as the storage does, and tells of a bug', async () => {
    const { task, file } = await open();
    const lost = createItemThread(`${file}.gone`);
    onTestFinished(() => lost.close());
    await expect(lost.analyse(task)).rejects.toMatchObject({ code: 'storage-full' });
    const questions = [{ question: 1, revision: 999 }];
    await expect(thread.analyse({ ...task, questions })).rejects.toThrow('no revision 999');
    expect((await thread.analyse(task)).length).toBe(8);
  });
});
