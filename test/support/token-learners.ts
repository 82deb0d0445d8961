// A data folder that is ready to serve several learners with tokens: its banks loaded, each learner's token at hand.
import { randomBytes } from 'node:crypto';
import type { LearnerKey, LearnerSettings } from '#core/learner/learner.ts';
import type { Store } from '#store/store.ts';
import { loadBanks } from '#use-cases/load-banks.ts';
import { createLearner, issueToken } from '#use-cases/manage-learners.ts';
import { createCalls, openConfigured } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { hereChecker } from './here-checker.ts';

export type TokenLearner = { readonly key: LearnerKey; readonly token: string };

/** What the environment of a server names: its data folder, its questions. */
export type Environment = Readonly<Record<string, string>>;

const calls = createCalls({ clockFile: null });

/** Opens the store that a server with this environment would serve, beside it or without it. */
export function openBeside(env: Environment): Promise<Store> {
  return openConfigured(readConfig(env), false, calls());
}

/** Fewer than the writes that may wait in a store. */
const BATCH = 500;

/** Makes the database, loads the banks, and makes learners; a batch of them shares its commits. */
export async function prepareLearners(
  env: Environment,
  count: number,
  settings: Partial<LearnerSettings> = {},
): Promise<TokenLearner[]> {
  const store = await openBeside(env);
  const make = async (number: number): Promise<TokenLearner> => {
    const named = { name: `Learner ${number}`, timeZone: 'UTC' };
    const learner = await createLearner(store, named, calls());
    const { id, key } = learner;
    const request = { learner: id, scopes: ['learner'] as const, name: 'test', days: 1 };
    const { text } = await issueToken(store, request, randomBytes(32), calls());
    await store.updateLearner(key, ({ name, settings: now }) => ({
      name,
      settings: { ...now, ...settings },
    }));
    return { key, token: text };
  };
  try {
    // Right here: a child that checks would be started for each folder.
    const read = await hereChecker.read([readConfig(env).questions]);
    await loadBanks(store, read, calls().now, hereChecker.check);
    const learners: TokenLearner[] = [];
    while (learners.length < count) {
      const size = Math.min(BATCH, count - learners.length);
      const numbers = Array.from({ length: size }, (_, index) => learners.length + index + 1);
      learners.push(...(await Promise.all(numbers.map(make))));
    }
    return learners;
  } finally {
    await store.close();
  }
}
