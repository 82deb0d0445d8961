// What a benchmark run may be told by its environment and its arguments.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';

const {
  TRAPWISE_BENCH_MEMORIES,
  TRAPWISE_BENCH_ROUNDS,
  TRAPWISE_BENCH_SLICE_MS,
  TRAPWISE_BENCH_FSYNC_MS,
  TRAPWISE_BENCH_FOLDER,
  TRAPWISE_BENCH_LOG_LEVEL,
} = process.env;

const RAM = '/dev/shm';
export const FEWEST_LEARNERS = 200;
const MEMORIES_PER_LEARNER = 500;

export type Settings = {
  /** Memories of all learners together. */
  readonly memories: number;
  readonly learners: number;
  readonly cards: number;
  /** How often product and ceiling are measured alternately. */
  readonly rounds: number;
  /** How long each is measured in a round. */
  readonly sliceMs: number;
  /** Sleep added to each commit, for a disk with a known fsync; null measures the disk as it is. */
  readonly fsyncMs: number | null;
  /** Where databases lie: a folder in memory when a disk is simulated and there is one. */
  readonly folder: string;
  readonly ramFolder: string;
  readonly logLevel: string;
  /** File for the figures as JSON; null prints them as one line. */
  readonly json: string | null;
};

export function readSettings(): Settings {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const memories = Number(TRAPWISE_BENCH_MEMORIES ?? FEWEST_LEARNERS * MEMORIES_PER_LEARNER);
  const learners = Math.max(FEWEST_LEARNERS, Math.round(memories / MEMORIES_PER_LEARNER));
  const fsyncMs = TRAPWISE_BENCH_FSYNC_MS === undefined ? null : Number(TRAPWISE_BENCH_FSYNC_MS);
  const ramFolder = existsSync(RAM) ? RAM : tmpdir();
  return {
    memories,
    learners,
    cards: Math.max(1, Math.round(memories / learners)),
    rounds: Number(TRAPWISE_BENCH_ROUNDS ?? 5),
    sliceMs: Number(TRAPWISE_BENCH_SLICE_MS ?? 700),
    fsyncMs,
    ramFolder,
    folder: TRAPWISE_BENCH_FOLDER ?? (fsyncMs === null ? tmpdir() : ramFolder),
    logLevel: TRAPWISE_BENCH_LOG_LEVEL ?? 'info',
    json: values.json ?? null,
  };
}
