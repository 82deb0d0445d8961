// The other end of a thread that does one kind of task: starts it with the first one, and again should it have died.
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#core/base/errors.ts';

/** What came of a task: its result, an error that is the caller's to meet, or a bug. */
export type TaskResult<Result> =
  | { readonly id: number; readonly done: Result }
  | { readonly id: number; readonly refused: { readonly code: ErrorCode; readonly detail: string } }
  | { readonly id: number; readonly failed: string };

export type TaskThread<Task, Result> = {
  /** Rejects with what the task was refused with, or with an Error when it failed or the thread died. */
  readonly run: (task: Task) => Promise<Result>;
  readonly close: () => Promise<void>;
};

type Waiting<Result> = {
  readonly resolve: (done: Result) => void;
  readonly reject: (error: Error) => void;
};

/** One thread, which keeps no process alive; tasks get an `id` and are done in the order in which they came. */
export function createTaskThread<Task extends object, Result>(
  entry: URL,
  name: string,
): TaskThread<Task, Result> {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, Waiting<Result>>();

  function giveUp(thread: Worker, error: Error): void {
    if (worker !== thread) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const thread = new Worker(entry);
    thread.unref();
    thread.on('message', (result: TaskResult<Result>) => {
      const task = waiting.get(result.id);
      waiting.delete(result.id);
      if ('done' in result) task?.resolve(result.done);
      else if ('failed' in result) task?.reject(new Error(`the ${name} failed: ${result.failed}`));
      else task?.reject(new AppError(result.refused.code, result.refused.detail));
    });
    thread.on('error', (error) => giveUp(thread, error));
    thread.on('exit', () => giveUp(thread, new Error(`the thread of the ${name} ended`)));
    return thread;
  }

  return {
    run: (task) => {
      worker ??= start();
      count += 1;
      const id = count;
      const done = new Promise<Result>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
      });
      worker.postMessage({ ...task, id });
      return done;
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
