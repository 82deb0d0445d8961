// The thread that analyses items: reads one state of the database, and keeps what came of it until a log grows.
import { parentPort } from 'node:worker_threads';
import { AppError } from '#core/base/errors.ts';
import { type AnalysedItem, analyseItems } from '#core/stats/item-analysis.ts';
import { readAside } from '#store/sqlite/read-aside.ts';
import type { ItemsWork } from './items-thread.ts';
import type { TaskResult } from './task-thread.ts';

/** Banks whose last analysis is kept. */
const KEPT = 50;

type Kept = { readonly of: string; readonly items: readonly AnalysedItem[] };

const kept = new Map<string, Kept>();

function analyse({ path, task }: ItemsWork): readonly AnalysedItem[] {
  return readAside(path, ({ head, readAnswers }) => {
    const { bank, questions, least } = task;
    // Asked before the answers are read, so that what is written in between makes the analysis old, never too new.
    const of = JSON.stringify([head(), questions, least]);
    const known = kept.get(bank);
    if (known?.of === of) return known.items;
    const items = readAnswers((answers) => analyseItems(task, answers));
    kept.delete(bank);
    kept.set(bank, { of, items });
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return items;
  });
}

parentPort?.on('message', (work: ItemsWork & { readonly id: number }) => {
  const { id } = work;
  let result: TaskResult<readonly AnalysedItem[]>;
  try {
    result = { id, done: analyse(work) };
  } catch (error) {
    if (error instanceof AppError) {
      result = { id, refused: { code: error.code, detail: error.message } };
    } else {
      result = { id, failed: error instanceof Error ? (error.stack ?? '') : String(error) };
    }
  }
  parentPort?.postMessage(result);
});
