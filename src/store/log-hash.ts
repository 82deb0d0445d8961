// The hash chain of a learner's log: how a row is hashed, what may follow what, and how a chain is checked.
import { createHash } from 'node:crypto';
import type { Instant, LearningDay } from '#core/base/time.ts';
import type { LogEntry } from '#core/memory/log.ts';
import { DEFAULT_POLICY, type PolicyName } from '#core/memory/rating-policies/index.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { type Done, NOTHING_DONE } from '#core/practice/limits.ts';

/** Newest entry of a log: its number, hash, instant and day. */
export type LogHead = {
  readonly seq: number;
  readonly hash: Buffer;
  readonly at: Instant;
  readonly day: LearningDay;
  /** What was done of the daily limits on that day: a count beside the chain, not hashed. */
  readonly done: Done;
  /** The policy that rates the learner's next answer: that of the newest policy entry. */
  readonly policy: PolicyName;
};

export type HashedEntry = { readonly entry: LogEntry; readonly hash: Buffer };

export type ChainBreak = { readonly seq: number; readonly why: string };

/** Head of an empty log; its hash binds the chain to the learner, so that a chain cannot be given to another one. */
export function emptyHead(learnerId: string): LogHead {
  const hash = createHash('sha256').update(`trapwise-log-1\n${learnerId}`).digest();
  const nothing = { at: 0, day: Number.MIN_SAFE_INTEGER, done: NOTHING_DONE };
  return { seq: 0, hash, ...nothing, policy: DEFAULT_POLICY };
}

/** Canonical JSON (RFC 8785) of scheduling parameters: fields in alphabetical order, numbers as ECMAScript writes them. */
export function paramsText(params: SchedulingParams): string {
  const { desiredRetention, fuzz, maximumInterval, model, weights } = params;
  return JSON.stringify({ desiredRetention, fuzz, maximumInterval, model, weights });
}

/**
 * The bytes that are hashed: a JSON array of the entry's fields in this order. An array in a fixed order is as
 * unambiguous as a canonical object, and several times cheaper.
 */
function encodeEntry(entry: LogEntry): string {
  if (entry.kind === 'fit') {
    const { kind, seq, at, day, model, weights } = entry;
    return JSON.stringify([kind, seq, at, day, model, weights]);
  }
  if (entry.kind === 'policy') {
    return JSON.stringify([entry.kind, entry.seq, entry.at, entry.day, entry.policy]);
  }
  const head = [entry.kind, entry.seq, entry.at, entry.day, entry.card];
  if (entry.kind === 'undo') return JSON.stringify([...head, entry.target]);
  if (entry.kind === 'reset') return JSON.stringify(head);
  if (entry.kind === 'regrade') {
    const { target, revision, correct, score, rating, trapCard } = entry;
    return JSON.stringify([...head, target, revision, correct, score, rating, trapCard]);
  }
  const facts = [
    ...head,
    entry.question,
    entry.revision,
    entry.presentation,
    entry.response,
    entry.correct,
    entry.score,
    entry.confidence,
    entry.elapsedMs,
    entry.guessChance,
    entry.predicted,
    entry.rating,
    entry.trapCard,
    entry.affectsSchedule,
    entry.policy,
    // Only where it is so: rows from before there were such things keep their hashes.
    ...(entry.probe ? ['probe'] : []),
    ...(entry.disputed ? ['disputed'] : []),
    ...(entry.late ? ['late', entry.late.at, entry.late.day] : []),
  ];
  return `${JSON.stringify(facts)}\n${paramsText(entry.params)}`;
}

/** `sha256(previous hash ‖ entry)`, 32 bytes. */
export function hashEntry(previous: Buffer, entry: LogEntry): Buffer {
  return createHash('sha256').update(previous).update(encodeEntry(entry)).digest();
}

/** The head after an entry, with what is done on its day. An entry that does not go forward in time is a bug of whoever decided it. */
export function follow(head: LogHead, entry: LogEntry, done: Done): LogHead {
  const wrong = misfit(head, entry);
  if (wrong) throw new Error(`log entry ${entry.seq}: ${wrong}`);
  return {
    seq: entry.seq,
    hash: hashEntry(head.hash, entry),
    at: entry.at,
    day: entry.day,
    done,
    policy: entry.kind === 'policy' ? entry.policy : head.policy,
  };
}

function misfit(head: LogHead, entry: LogEntry): string | null {
  if (entry.seq !== head.seq + 1) return `number ${entry.seq} follows ${head.seq}`;
  if (!(entry.at > head.at)) return `its instant is not after that of entry ${head.seq}`;
  if (!(entry.day >= head.day)) return `its learning day is before that of entry ${head.seq}`;
  const { late } = entry.kind === 'answer' ? entry : {};
  if (late && !(late.at <= entry.at && late.day <= entry.day)) {
    return 'it was given after it was recorded';
  }
  if ('target' in entry && !(entry.target >= 1 && entry.target < entry.seq)) {
    return `entry ${entry.target} is not before it`;
  }
  return null;
}

/** First entry that does not fit: number, order or hash; then whether the chain ends where the learner's head says. */
export function findBreak(
  learnerId: string,
  entries: Iterable<HashedEntry>,
  end: LogHead,
): ChainBreak | null {
  let head = emptyHead(learnerId);
  for (const { entry, hash } of entries) {
    const wrong = misfit(head, entry);
    if (wrong) return { seq: entry.seq, why: wrong };
    head = follow(head, entry, end.done);
    if (!hash.equals(head.hash))
      return { seq: entry.seq, why: 'its hash does not fit its content' };
  }
  if (head.seq !== end.seq) {
    return { seq: head.seq + 1, why: `the log ends at ${head.seq}, its head says ${end.seq}` };
  }
  const same =
    head.hash.equals(end.hash) &&
    head.policy === end.policy &&
    (end.seq === 0 || (head.at === end.at && head.day === end.day));
  return same ? null : { seq: head.seq, why: 'the head of the log does not fit its last entry' };
}
