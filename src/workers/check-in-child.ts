// The parent's side of checking: a child process with limits on time and memory, whose death is a problem of one bank.
import { type ChildProcess, fork } from 'node:child_process';
import { relative, resolve as resolvePath } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BankChecker, ReadBanks } from '#authoring/bank-checker.ts';
import { BANK_FILE, type BankFile, fileIn } from '#authoring/bank-source.ts';
import type { CheckedBank, CheckOptions, RestOfBank } from '#authoring/check.ts';
import { sortProblems } from '#authoring/told-problems.ts';
import type { Problem } from '#core/base/problem.ts';
import type { LinkedCard } from '#core/question/catalogue.ts';

export type CheckLimits = {
  /** Milliseconds for one bank, or for reading all of them. */
  readonly timeoutMs: number;
  /** MiB of JavaScript heap. */
  readonly heapMb: number;
  /** Problems of one bank that are told. */
  readonly problems: number;
};

type Work =
  | { readonly kind: 'read'; readonly folders: readonly string[]; readonly cwd: string }
  | {
      readonly kind: 'check';
      readonly folder: string;
      readonly cwd: string;
      readonly options: CheckOptions;
    }
  | {
      readonly kind: 'files';
      readonly files: readonly BankFile[];
      readonly rest: RestOfBank | null;
      readonly options: CheckOptions;
    };

export type CheckTask = Work & { readonly most: number };

export type CheckMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly read: ReadBanks }
  /** Of the linked bank that is `checked` next, in pieces. */
  | { readonly kind: 'cards'; readonly cards: readonly LinkedCard[] }
  | { readonly kind: 'checked'; readonly checked: CheckedBank }
  | { readonly kind: 'failed'; readonly why: string };

type Stopped = { readonly kind: 'stopped'; readonly rule: string; readonly why: string };
type Outcome = Extract<CheckMessage, { kind: 'read' | 'checked' }> | Stopped;

/**
 * A bank of 10,000 questions took 3.5 s and 128 MiB on two idle cores, 12 s on two very busy ones. A thread would not do:
 * V8 ends the whole process when a thread meets its limit in one large allocation.
 */
export const BANK_LIMITS: CheckLimits = { timeoutMs: 60_000, heapMb: 1024, problems: 1000 };

/** A mebibyte of the worst YAML that was found took 0.8 s. */
export const TEXT_LIMITS: CheckLimits = { timeoutMs: 10_000, heapMb: 512, problems: 1000 };

/** After so long without a task the child ends, and its memory is free. */
const IDLE_MS = 20_000;

const SMALLER = 'split it into smaller ones, or find the file that is meant to break it';
const STOPPED = 'the server is stopping: check or load again when it is back';
const ENTRY = fileURLToPath(new URL('./check.ts', import.meta.url));

function problemAt(file: string, { rule, why }: Stopped): Problem {
  return { file, line: 1, column: 1, level: 'error', rule, message: why, id: null };
}

/** Nothing is known of it but what reading it brought to light. */
function refused(file: string, stopped: Stopped, read: readonly Problem[]): CheckedBank {
  const none = { count: 0, of: 0 };
  return {
    name: null,
    counts: { files: 0, cards: 0, questions: 0 },
    audit: {
      objectives: none,
      claims: null,
      criticalTraps: none,
      choices: 0,
      keyPositions: [],
      longestKeys: 0,
      habits: [],
      names: [],
    },
    problems: sortProblems([problemAt(file, stopped), ...read]),
    linked: null,
  };
}

export type BankCheckerInChild = BankChecker & {
  /** Kills what is still checking, which is told as a problem, and starts no child any more. */
  readonly stop: () => void;
};

/** One child, started with the first task and again after it died; tasks are done one after the other. */
export function createBankChecker(
  cwd: string,
  limits: CheckLimits,
  entry: string = ENTRY,
): BankCheckerInChild {
  const { timeoutMs, heapMb, problems: most } = limits;
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isStopped = false;

  function start(): ChildProcess {
    const started = fork(entry, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Trees of text die young: with more room for them a check takes a tenth less time.
      execArgv: ['--max-semi-space-size=64', `--max-old-space-size=${heapMb}`],
      serialization: 'advanced',
    });
    started.once('exit', () => forget(started));
    // What goes wrong while nobody asks is met again, and told, when somebody does.
    started.on('error', () => forget(started));
    return started;
  }

  function forget(one: ChildProcess): void {
    if (child === one) child = null;
    one.kill('SIGKILL');
  }

  /** An idle child keeps no process alive. */
  function hold(one: ChildProcess, isHeld: boolean): void {
    if (isHeld) one.ref();
    else one.unref();
    if (isHeld) one.channel?.ref();
    else one.channel?.unref();
  }

  function whyGone(code: number | null, signal: NodeJS.Signals | null): string {
    if (isStopped) return STOPPED;
    return signal === null
      ? `the process that checks ended with exit code ${code}: see whether it can be started`
      : `checking needed more than ${heapMb} MiB of memory (${signal}): ${SMALLER}`;
  }

  function ask(asked: ChildProcess, work: Work): Promise<Outcome> {
    hold(asked, true);
    return new Promise((resolve) => {
      const cards: LinkedCard[] = [];
      const stop = (why: string, rule = 'limit') => end({ kind: 'stopped', rule, why });
      const timer = setTimeout(() => {
        stop(`checking took longer than ${timeoutMs / 1000} seconds: ${SMALLER}`);
        forget(asked);
      }, timeoutMs);
      const end = (outcome: Outcome) => {
        clearTimeout(timer);
        asked.off('message', hear).off('close', gone).off('error', fail);
        hold(asked, false);
        resolve(outcome);
      };
      const gone = (code: number | null, signal: NodeJS.Signals | null) =>
        stop(whyGone(code, signal));
      const fail = (error: Error) => stop(`the process that checks failed: ${error.message}`);
      const hear = (sent: unknown) => {
        const message = sent as CheckMessage;
        if (message.kind === 'ready') timer.refresh();
        else if (message.kind === 'cards') cards.push(...message.cards);
        else if (message.kind === 'failed') stop(`a mistake of ours: ${message.why}`, 'internal');
        else if (message.kind === 'read') end(message);
        else {
          const { linked, ...rest } = message.checked;
          end({ kind: 'checked', checked: { ...rest, linked: linked && { ...linked, cards } } });
        }
      };
      asked.on('message', hear).once('close', gone).once('error', fail);
      asked.send({ ...work, most } satisfies CheckTask);
    });
  }

  async function begin(work: Work): Promise<Outcome> {
    clearTimeout(idle);
    try {
      if (isStopped) return { kind: 'stopped', rule: 'limit', why: STOPPED };
      child ??= start();
      return await ask(child, work);
    } catch (error) {
      return { kind: 'stopped', rule: 'limit', why: `no process can be started: ${String(error)}` };
    } finally {
      waiting -= 1;
      idle = setTimeout(() => child && forget(child), IDLE_MS).unref();
    }
  }

  function run(work: Work): Promise<Outcome> {
    waiting += 1;
    const next = last.then(() => begin(work));
    last = next;
    return next;
  }

  async function checked(work: Work, file: string, read: readonly Problem[]): Promise<CheckedBank> {
    const outcome = await run(work);
    if (outcome.kind === 'checked') return outcome.checked;
    if (outcome.kind === 'stopped') return refused(file, outcome, read);
    throw new Error('The child answered something else than it was asked.');
  }

  return {
    read: async (folders) => {
      const outcome = await run({ kind: 'read', folders, cwd });
      if (outcome.kind === 'read') return outcome.read;
      if (outcome.kind !== 'stopped') throw new Error('The child did not read.');
      const folder = relative(cwd, resolvePath(cwd, folders[0] ?? '')) || '.';
      return { banks: [], problems: [problemAt(folder, outcome)] };
    },
    check: ({ folder, problems }, options) =>
      checked({ kind: 'check', folder, cwd, options }, fileIn(folder, BANK_FILE), problems),
    checkFiles: (files, rest, options) =>
      checked({ kind: 'files', files, rest, options }, files[0]?.path ?? BANK_FILE, []),
    waiting: () => waiting,
    stop: () => {
      isStopped = true;
      child?.kill('SIGKILL');
    },
  };
}
