// In process: 64 answers in one turn of the event loop, which share a commit, against 64 answers one after the other.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Learner } from '#core/learner/learner.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { Store } from '#store/store.ts';
import type { Presented } from '#use-cases/present.ts';
import { startSession } from '#use-cases/start-session.ts';
import { submitAnswer } from '#use-cases/submit-answer.ts';
import type { World } from '#use-cases/world.ts';
import { createCalls } from '../../src/compose.ts';
import { writeBank } from '../support/bank-files.ts';
import { openBeside, prepareLearners } from '../support/token-learners.ts';
import { type Quartiles, quartiles } from './figures.ts';
import { countedCommits, setCommitDelay } from './slow-commit.ts';

const AT_ONCE = 64;
const CARDS = 200;
const DRILL = {
  mode: 'drill',
  banks: null,
  exam: null,
  topics: null,
  cards: null,
  trapsOnly: false,
  size: 20,
  minutes: null,
  newLimit: null,
  affectsSchedule: true,
} as const;

export type GroupCommitFigures = {
  readonly disk: string;
  /** Milliseconds per answer. */
  readonly alone: Quartiles;
  readonly grouped: Quartiles;
  /** How many times faster the group is. */
  readonly gain: Quartiles;
  readonly commitsAlone: number;
  readonly commitsGrouped: number;
};

type Device = { readonly learner: Learner; open: Presented | null };

async function createDevices(store: Store): Promise<{ world: World; devices: Device[] }> {
  const catalogue = await store.loadCatalogue();
  const secret = await store.secret();
  const world: World = { store, scheduler: fsrsScheduler, catalogue: () => catalogue, secret };
  const learners = await store.learners();
  return { world, devices: learners.map((learner) => ({ learner, open: null })) };
}

/** Disk as it is in `folder`, or with `delayMs` where an fsync costs nothing. */
export async function measureGroupCommit(
  folder: string,
  rounds: number,
  delayMs: number | null,
): Promise<GroupCommitFigures> {
  const root = mkdtempSync(join(folder, 'trapwise-bench-'));
  const env = { TRAPWISE_DATA: join(root, 'data'), TRAPWISE_QUESTIONS: join(root, 'questions') };
  try {
    writeBank(env.TRAPWISE_QUESTIONS, CARDS);
    await prepareLearners(env, AT_ONCE);
    const store = await openBeside(env);
    const { world, devices } = await createDevices(store);
    const calls = createCalls({ clockFile: null });
    const answer = async (device: Device) => {
      const input = device.open?.question.present(0, device.open.layout);
      if (!device.open || input?.kind !== 'choose-one') throw new Error('nothing to answer');
      const command = {
        response: { choice: input.options[0]?.id },
        elapsedMs: 8000,
        confidence: null,
      };
      const { id } = device.open.presentation;
      const given = await submitAnswer(world, device.learner, id, command, calls());
      if (given.kind === 'deferred') throw new Error('a drill is no exam');
      device.open = given.answer.next;
    };
    const timed = async (work: () => Promise<unknown>) => {
      const missing = devices.filter(({ open }) => open === null);
      for (const device of missing) {
        device.open = (await startSession(world, device.learner, DRILL, calls())).next;
      }
      const before = countedCommits();
      const begun = performance.now();
      await work();
      const each = (performance.now() - begun) / devices.length;
      return { each, commits: countedCommits() - before };
    };
    const alone = async () => {
      for (const device of devices) await answer(device);
    };
    const grouped = () => Promise.all(devices.map(answer));

    setCommitDelay(delayMs ?? 0);
    const pairs: { one: number; many: number }[] = [];
    const commits = { one: 0, many: 0 };
    for (let round = 0; round <= rounds; round += 1) {
      const one = await timed(alone);
      const many = await timed(grouped);
      // The first round warms up.
      if (round > 0) pairs.push({ one: one.each, many: many.each });
      commits.one = one.commits;
      commits.many = many.commits;
    }
    setCommitDelay(0);
    await store.close();
    if (commits.one === 0)
      throw new Error('no COMMIT was seen: slow-commit.ts misses its statement');
    return {
      disk: delayMs === null ? 'as it is' : `${delayMs} ms simulated`,
      alone: quartiles(pairs.map(({ one }) => one)),
      grouped: quartiles(pairs.map(({ many }) => many)),
      gain: quartiles(pairs.map(({ one, many }) => one / many)),
      commitsAlone: commits.one,
      commitsGrouped: commits.many,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
