// Entry of a child process that trains once: the only file that knows fsrs-rs, which dies of what it cannot digest.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { train } from '#core/optimizer/train.ts';
import type { TrainingJob, TrainingMessage } from '#core/optimizer/training.ts';
import type { TrainingSet } from '#core/optimizer/training-set.ts';

/** Most memory that fsrs-rs may take, in pages of 64 KiB: ten times what 100,000 reviews needed. */
const MOST_PAGES = 4096;

/** The part of the platform that the types of this project leave out, because it comes with those of a browser. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Memory: new (pages: { initial: number; maximum: number; shared: true }) => never;
  };
};

/** fsrs-rs as WebAssembly is made for browsers: it listens for messages of a worker, which it never starts here. */
async function loadTrainer(): Promise<(set: TrainingSet) => Float32Array> {
  Object.assign(globalThis, {
    self: { addEventListener: () => undefined, removeEventListener: () => undefined },
  });
  const { Fsrs, initSync } = await import('fsrs-browser');
  const wasm = fileURLToPath(import.meta.resolve('fsrs-browser/fsrs_browser_bg.wasm'));
  const memory = new WebAssembly.Memory({ initial: 18, maximum: MOST_PAGES, shared: true });
  initSync({ module: readFileSync(wasm), memory });
  const list = (numbers: readonly number[]) => Uint32Array.from(numbers);
  return ({ ratings, deltas, lengths }) =>
    new Fsrs().computeParameters(list(ratings), list(deltas), list(lengths), null, true);
}

/** Resolves when the message has left: what is sent just before an exit may be lost otherwise. */
function send(message: TrainingMessage): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}

process.once('message', async (job: TrainingJob) => {
  try {
    const computeWeights = await loadTrainer();
    const trained = train(job, computeWeights, fsrsScheduler, (stage) => {
      void send({ kind: 'stage', stage });
    });
    await send({ kind: 'trained', trained: { ...trained, weights: [...trained.weights] } });
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    await send({ kind: 'failed', why });
  }
  process.disconnect();
});
// The server is gone: nobody waits for the result any more.
process.once('disconnect', () => process.exit());
