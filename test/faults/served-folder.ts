// A temporary folder with a small bank, ready to be served with tokens; gone after the test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { writeBank } from '../support/bank-files.ts';
import { killAll } from '../support/server-process.ts';

export type ServedFolder = {
  readonly root: string;
  readonly data: string;
  readonly database: string;
  /** Environment of a server on this folder, with accounts. */
  readonly env: Readonly<Record<string, string>>;
};

/** To be called in a test: what is still running when it ends is killed, then the folder removed. */
export function createServedFolder(cards = 40): ServedFolder {
  const root = mkdtempSync(join(tmpdir(), 'trapwise-fault-'));
  onTestFinished(async () => {
    await killAll();
    rmSync(root, { recursive: true, force: true });
  });
  const data = join(root, 'data');
  const questions = join(root, 'questions');
  writeBank(questions, cards);
  return {
    root,
    data,
    database: join(data, 'trapwise.db'),
    env: {
      TRAPWISE_DATA: data,
      TRAPWISE_QUESTIONS: questions,
      TRAPWISE_AUTH: 'token',
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
  };
}
