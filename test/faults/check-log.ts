// Holds a database that a dead server left behind against what its clients were told.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FeedbackView } from '#api/views/feedback.ts';
import { isoInstant } from '#core/base/time.ts';
import type { AnswerEntry } from '#core/memory/log.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { Store } from '#store/store.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { type Environment, openBeside } from '../support/token-learners.ts';
import type { Ack, AnsweringClient } from './answering-client.ts';

const DATABASE = 'trapwise.db';

export type Findings = {
  /** Acknowledged presentations without a log entry. */
  readonly lost: readonly string[];
  /** Presentations with more than one. */
  readonly duplicated: readonly string[];
  /** Everything else that does not fit, in words. */
  readonly wrong: readonly string[];
  /** Answers in the log. */
  readonly answers: number;
};

/** The files as they are, without the server's lock; opening the copy leaves the recovery to the server itself. */
export function copyData(from: string, to: string): void {
  mkdirSync(to);
  for (const name of [DATABASE, `${DATABASE}-wal`]) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
}

function differences({ text }: Ack, entry: AnswerEntry): string[] {
  const told = JSON.parse(text) as FeedbackView;
  const pairs: [string, unknown, unknown][] = [
    ['answerId', told.answerId, entry.presentation.replace('prs_', 'ans_')],
    ['correct', told.outcome.correct, entry.correct],
    ['score', told.outcome.score, entry.score],
    ['rating', told.rating, entry.rating],
    ['recordedAt', told.recordedAt, isoInstant(entry.at)],
  ];
  return pairs
    .filter(([, said, logged]) => said !== logged)
    .map(([what, said, logged]) => `${entry.presentation}: told ${what} ${said}, logged ${logged}`);
}

async function checkLearner(store: Store, clients: readonly AnsweringClient[]): Promise<Findings> {
  const key = clients[0]?.learner.key ?? 0;
  const answers = (await store.log(key)).filter((entry) => entry.kind === 'answer');
  const byPresentation = Map.groupBy(answers, ({ presentation }) => presentation);
  const acks = clients.flatMap((client) => client.acks);
  const sent = new Set(
    [...acks, ...clients.flatMap(({ pending }) => pending ?? [])].map((one) => one.presentation),
  );
  const { differences: unlike, brokenAt } = await replayMemory(store, fsrsScheduler, key);
  const logged = ({ presentation }: Ack) => byPresentation.get(presentation)?.[0];
  const outOfOrder = clients.filter((client) => {
    const numbers = client.acks.flatMap((ack) => logged(ack)?.seq ?? []);
    return numbers.some((seq, index) => seq <= (numbers[index - 1] ?? 0));
  });
  return {
    lost: acks.filter((ack) => !logged(ack)).map(({ presentation }) => presentation),
    duplicated: [...byPresentation].filter(([, all]) => all.length > 1).map(([id]) => id),
    wrong: [
      ...acks.flatMap((ack) => {
        const entry = logged(ack);
        return entry ? differences(ack, entry) : [];
      }),
      ...outOfOrder.map(() => `learner ${key}: answers are not in the order of their replies`),
      ...[...byPresentation.keys()].filter((id) => !sent.has(id)).map((id) => `${id}: nobody's`),
      ...unlike.map((one) => `learner ${key}: ${one}`),
      ...(brokenAt ? [`learner ${key}: entry ${brokenAt.seq}: ${brokenAt.why}`] : []),
    ],
    answers: answers.length,
  };
}

/** Opens the folder's database as the product does; the folder must be nobody's. */
export async function checkData(
  env: Environment,
  folder: string,
  clients: readonly AnsweringClient[],
): Promise<Findings> {
  const store = await openBeside({ ...env, TRAPWISE_DATA: folder });
  const found: Findings[] = [];
  try {
    const byLearner = Map.groupBy(clients, ({ learner }) => learner.key);
    for (const group of byLearner.values()) found.push(await checkLearner(store, group));
  } finally {
    await store.close();
  }
  const db = new Database(join(folder, DATABASE), { readonly: true });
  const integrity = db.pragma('integrity_check', { simple: true });
  db.close();
  return {
    lost: found.flatMap(({ lost }) => lost),
    duplicated: found.flatMap(({ duplicated }) => duplicated),
    wrong: [
      ...found.flatMap(({ wrong }) => wrong),
      ...(integrity === 'ok' ? [] : [`integrity_check: ${integrity}`]),
    ],
    answers: found.reduce((sum, { answers }) => sum + answers, 0),
  };
}
