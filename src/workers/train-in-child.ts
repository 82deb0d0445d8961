// The parent's side of training: a child process with limits on time and memory, whose death is a rejected promise.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Train, TrainingMessage } from '#core/optimizer/training.ts';

export type TrainerLimits = {
  /** Milliseconds until the child is killed. */
  readonly timeoutMs: number;
  /** MiB of JavaScript heap; fsrs-rs itself has a limit of its own in fit.ts. */
  readonly heapMb: number;
};

/** 84,000 reviews took 17 s on two busy cores. */
const LIMITS: TrainerLimits = { timeoutMs: 180_000, heapMb: 768 };

/** Characters of the child's last words that are kept. */
const LAST_WORDS = 2000;

const ENTRY = fileURLToPath(new URL('./fit.ts', import.meta.url));

export type Trainer = {
  readonly train: Train;
  /** Kills what is still training; its promise rejects. */
  stop(): void;
};

/** A trainer that starts one child for each call; who calls sees to it that they do not pile up. */
export function createTrainer(entry: string = ENTRY, limits: TrainerLimits = LIMITS): Trainer {
  const children = new Set<ChildProcess>();
  const train: Train = (job, onStage) =>
    new Promise((resolve, reject) => {
      const child = fork(entry, [], {
        // Its standard output is not ours: fsrs-rs tells it every epoch.
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        execArgv: [`--max-old-space-size=${limits.heapMb}`],
        serialization: 'advanced',
        timeout: limits.timeoutMs,
        killSignal: 'SIGKILL',
      });
      children.add(child);
      let said = '';
      const fail = (why: string) => {
        child.kill('SIGKILL');
        reject(new Error(`training failed: ${why}${said === '' ? '' : `\n${said}`}`));
      };
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-LAST_WORDS);
      });
      child.on('message', (sent) => {
        try {
          const message = TrainingMessage.parse(sent);
          if (message.kind === 'stage') onStage(message.stage);
          else if (message.kind === 'trained') resolve(message.trained);
          else fail(message.why);
        } catch (error) {
          fail(`its message is not understood: ${String(error)}`);
        }
      });
      child.on('error', (error) => fail(error.message));
      child.on('close', (code, signal) => {
        children.delete(child);
        fail(`the process ended with ${signal ?? `exit code ${code}`}`);
      });
      child.send(job);
    });
  return {
    train,
    stop: () => {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}
