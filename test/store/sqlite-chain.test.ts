// The hash chain finds what SQLite's own checks do not: a changed, missing, moved or cut row of the log.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnswerEntry } from '#core/memory/log.ts';
import { emptyHead, hashEntry } from '#store/log-hash.ts';
import type { SqliteStore } from '#store/sqlite/sqlite-store.ts';
import { AT, DAY, decision, PARAMS, practise } from './fixtures.ts';
import { openInNewFolder } from './sqlite-support.ts';

let store: SqliteStore;
let discard: () => Promise<void>;
let raw: Database.Database;
let learner: number;
let asked: string;

beforeEach(async () => {
  const opened = await openInNewFolder();
  store = opened.store;
  raw = new Database(opened.file);
  discard = opened.discard;
  const practice = await practise(store);
  learner = practice.learner.key;
  for (const id of ['alpha', 'beta', 'alpha', 'gamma', 'alpha']) await practice.answer(id);
  asked = (await practice.ask('beta')).presentation;
  expect(await store.verifyLog(learner)).toBeNull();
  for (const trigger of ['stays_as_written', 'is_never_cut', 'is_never_replaced']) {
    raw.exec(`DROP TRIGGER review_log_${trigger}`);
  }
  raw.pragma('foreign_keys = OFF');
});
afterEach(async () => {
  raw.close();
  await discard();
});

describe('a log that was tampered with', () => {
  test.each([
    ['correct = 0', 3],
    ['rating = 4', 3],
    ["response = '[1]'", 3],
    ['predicted = 0.5', 3],
    ['elapsed_ms = 1', 3],
    ['confidence = NULL', 3],
    ['card_key = card_key + 1', 3],
    ['presentation_key = presentation_key + 90', 3],
    ['at = at + 1', 3],
    ['day = day + 1', 3],
    ['row_hash = zeroblob(32)', 3],
    ['at = 5', 3],
    ['day = 5', 3],
  ])('%s is found', async (change, seq) => {
    if (change.startsWith('presentation_key')) {
      raw.exec(`INSERT INTO presentation SELECT key + 90, randomblob(16), session_key, learner_key, card_key,
        question_key, revision_key, part, parts, position, reason, issued_at, NULL, NULL FROM presentation`);
    }
    raw.exec(`UPDATE review_log SET ${change} WHERE seq = ${seq}`);
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(await store.verifyLog(learner)).toMatchObject({ seq, why: expect.any(String) });
  });

  test.each([
    ['UPDATE review_log SET correct = 0 WHERE seq = 3', 'entry 3'],
    ['DELETE FROM review_log WHERE seq = 2', 'entry 3'],
    ['DELETE FROM review_log WHERE seq = 5', 'entry 5'],
  ])('nobody can take it along as if it were whole: %s', async (damage, where) => {
    const read = () =>
      store.readOwn(learner, function* (own) {
        yield;
        return [...own.log()].length;
      });
    expect(await read()).toBe(5);
    raw.exec(damage);
    await expect(read()).rejects.toMatchObject({
      code: 'storage-corrupt',
      message: expect.stringContaining(where),
    });
    expect(await store.troubles()).toEqual([]);
  });

  test('a missing row is found by its number', async () => {
    raw.exec('DELETE FROM review_log WHERE seq = 2');
    expect(await store.verifyLog(learner)).toEqual({ seq: 3, why: 'number 3 follows 1' });
  });

  test.each([
    'UPDATE late_answer SET given_at = given_at - 1',
    'UPDATE late_answer SET given_day = given_day - 1',
    'DELETE FROM late_answer',
  ])('when an answer was given cannot be changed: %s', async (change) => {
    await store.recordLate(learner, ({ view, find }) => {
      const found = find(asked);
      if (!found) throw new Error('it was asked');
      const { entry, receipt } = decision({ ...found, view });
      return {
        answers: [{ entry: { ...entry, late: { at: AT - 60_000, day: DAY - 1 } }, receipt }],
        done: { newCards: 0, reviews: 0 },
        refold: { memories: new Map(), traps: new Map() },
        steps: [],
      };
    });
    expect(await store.verifyLog(learner)).toBeNull();
    raw.exec(change);
    expect(await store.verifyLog(learner)).toMatchObject({ seq: 6 });
  });

  test('a log whose end was cut off is found by its head', async () => {
    raw.exec('DELETE FROM review_log WHERE seq = 5');
    expect(await store.verifyLog(learner)).toEqual({
      seq: 5,
      why: 'the log ends at 4, its head says 5',
    });
    raw.exec('UPDATE learner SET log_seq = 4');
    expect(await store.verifyLog(learner)).toMatchObject({ seq: 4 });
  });

  test('a row written past the head is found', async () => {
    raw.exec('UPDATE learner SET log_seq = 4');
    expect(await store.verifyLog(learner)).toEqual({
      seq: 6,
      why: 'the log ends at 5, its head says 4',
    });
  });

  test("another learner's log does not fit", async () => {
    const other = await practise(store, 'lrn_other');
    raw.exec(`UPDATE review_log SET learner_key = ${other.learner.key}`);
    raw.exec(`UPDATE learner SET (log_seq, log_hash, last_at, last_day) =
      (SELECT log_seq, log_hash, last_at, last_day FROM learner WHERE key = ${learner})`);
    expect(await store.verifyLog(other.learner.key)).toMatchObject({ seq: 1 });
  });
});

test.each([
  ['correct = 0', 6],
  ['score = 0', 6],
  ['rating = NULL', 6],
  ['target = 1', 6],
  ['revision_key = 1', 6],
  ['trap_card_key = 1', 6],
  ['policy = 1', 7],
])('a regrade or a policy of which somebody wrote %s is found', async (change, seq) => {
  const verdict = { correct: true, score: 1, rating: 'good', trapCard: null } as const;
  const when = { at: AT + 60_000, day: DAY };
  await store.amendLog(learner, () => ({
    entries: [
      { kind: 'regrade', card: 2, target: 2, revision: 2, ...verdict, ...when },
      { kind: 'policy', policy: 'plain-1', ...when, at: when.at + 1 },
    ],
    done: { newCards: 0, reviews: 0 },
    refold: { memories: new Map(), traps: new Map() },
  }));
  expect(await store.verifyLog(learner)).toBeNull();
  raw.exec(`UPDATE review_log SET ${change} WHERE seq = ${seq}`);
  expect(await store.verifyLog(learner)).toMatchObject({ seq });
});

test('a policy that stands beside the head and not in the log is found', async () => {
  raw.exec('UPDATE learner SET policy = 2');
  expect(await store.verifyLog(learner)).toMatchObject({ seq: 5 });
});

describe('the encoding that is hashed', () => {
  const answer: AnswerEntry = {
    kind: 'answer',
    seq: 1,
    at: AT,
    day: DAY,
    card: 2,
    question: 3,
    revision: 4,
    presentation: 'prs_AAAAAAAAAAAAAAAAAAAAAA',
    response: '[0,2]',
    correct: true,
    score: 1,
    confidence: 'unsure',
    elapsedMs: 1234,
    guessChance: 1 / 3,
    predicted: 0.1 + 0.2,
    rating: 'hard',
    trapCard: null,
    affectsSchedule: true,
    probe: false,
    policy: 'mcq-1',
    params: PARAMS,
  };
  const { hash } = emptyHead('me');

  test('never changes: logs of earlier versions must still verify', () => {
    const undo = { kind: 'undo', seq: 2, at: AT + 1, day: DAY, card: 2, target: 1 } as const;
    const reset = { kind: 'reset', seq: 3, at: AT + 2, day: DAY, card: 2 } as const;
    const hashes = [];
    let previous = hash;
    const verdict = { correct: false, score: 0, rating: 'again', trapCard: 5 } as const;
    const names = { at: AT + 3, day: DAY, card: 2, target: 1, revision: 6 };
    const regrade = { kind: 'regrade', seq: 4, ...names, ...verdict } as const;
    const policy = { kind: 'policy', seq: 5, at: AT + 4, day: DAY, policy: 'plain-1' } as const;
    for (const entry of [answer, undo, reset, regrade, policy]) {
      previous = hashEntry(previous, entry);
      hashes.push(previous.toString('hex'));
    }
    expect([hash.toString('hex'), ...hashes]).toMatchInlineSnapshot(`
      [
        "3de0e66c3da037236b7e5b80ce8f8ead1aba89a16364312d6d58aff04affcec9",
        "e7c6ea51a71db95a217dc05cb89da07aaf95f532c9a7e93d2ae9cb1f1777c7de",
        "e316f2286ec22cfdeb5528bd759331f84e23e08fa09f8d0cdf32d6cf598107fe",
        "f5fedcaf0a3327474ee83d68aee4aa0a2ed1182580be3269fc58ce96e88d0bd4",
        "27d6dcdbed415dce3db043e7b448180522dc21991ba366b6bea4cc354ae121e2",
        "ce7f7aa2ed8e13a217fc8158fde207d99a4ec4360de9a473fe45fcdaaa434bcd",
      ]
    `);
  });

  test('covers every field', () => {
    const changed: Partial<Record<keyof AnswerEntry, unknown>> = {
      seq: 9,
      at: AT + 1,
      day: DAY + 1,
      card: 9,
      question: 9,
      revision: 9,
      presentation: 'prs_BAAAAAAAAAAAAAAAAAAAAA',
      response: '[0]',
      correct: false,
      score: 0,
      confidence: null,
      elapsedMs: null,
      guessChance: 0.5,
      predicted: 0.3,
      rating: 'good',
      trapCard: 5,
      affectsSchedule: false,
      probe: true,
      policy: 'mcq-2',
      params: { ...PARAMS, fuzz: false },
    };
    expect(Object.keys({ kind: 'answer', ...changed }).sort()).toEqual(Object.keys(answer).sort());
    const whole = hashEntry(hash, answer);
    for (const [field, value] of Object.entries(changed)) {
      const other = { ...answer, [field]: value } as AnswerEntry;
      expect(hashEntry(hash, other).equals(whole), field).toBe(false);
    }
    const disputed: AnswerEntry = { ...answer, disputed: true };
    expect(hashEntry(hash, disputed).equals(whole)).toBe(false);
    const lates = [
      { at: AT - 1, day: DAY },
      { at: AT, day: DAY - 1 },
    ];
    const hashes = lates.map((late) => hashEntry(hash, { ...answer, late }).toString('hex'));
    expect(new Set([whole.toString('hex'), ...hashes]).size).toBe(3);
  });
});
