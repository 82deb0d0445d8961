// Child processes that do what a trainer must survive, chosen by the first weight of the job.
import type { TrainingJob } from '#core/optimizer/training.ts';

process.once('message', ({ weights }: TrainingJob) => {
  const ways = [
    () => process.abort(),
    () => process.exit(3),
    () => process.send?.({ kind: 'trained', trained: { weights: [1], before: null } }),
    () => setInterval(() => undefined, 1000),
    () => {
      const kept: number[][] = [];
      for (;;) kept.push(Array<number>(1_000_000).fill(Math.PI));
    },
    () => {
      throw new Error('a bug of the trainer');
    },
  ];
  ways[weights[0] ?? 0]?.();
});
