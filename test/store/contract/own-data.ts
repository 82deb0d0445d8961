// What belongs to one learner: read whole, taken in by another, erased.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OwnRecord, OwnView } from '#store/own-data.ts';
import type { Store } from '#store/store.ts';
import { AT, DAY, memory, newId, type Practice, practise } from '../fixtures.ts';

const TOMBSTONE = { date: '2026-11-20' };
const tombstone = () => ({ ...TOMBSTONE, id: new Uint8Array(randomBytes(16)) });

/** Everything that a view tells of its learner; keys of sessions are the store's business. */
function tell(own: OwnView) {
  const sessions = [...own.sessions()];
  const places = new Map(sessions.map(({ key }, place) => [key, place]));
  const { key: _key, id: _id, createdAt: _createdAt, ...learner } = own.learner;
  return {
    learner,
    sessions: sessions.map(({ key: _, learner: __, ...session }) => session),
    presentations: [...own.presentations()].map(({ presentation, ...mark }) => {
      const { session, learner: _, ...shown } = presentation;
      return { ...shown, session: places.get(session), ...mark };
    }),
    log: [...own.log()],
    memories: own.memories(),
    traps: own.trapCounts(),
    holds: own.holds(),
    days: own.days(),
    questions: own.questionTallies(),
    free: own.freeDays(),
    fits: own.fits(),
    reports: own.reports().map(({ key: _, learner: __, ...report }) => report),
    done: own.done,
    policy: own.policy,
  };
}

// biome-ignore lint/correctness/useYield: it looks once
function* whole(own: OwnView): Generator<void, ReturnType<typeof tell>> {
  return tell(own);
}

/** A learner with a session, a trap, a hold, a doubt, a free day and an undone answer. */
async function live(store: Store, id: string): Promise<Practice> {
  const practice = await practise(store, id);
  const { learner, card, answer } = practice;
  const beta = card('beta').key;
  await answer('alpha', { entry: { trapCard: beta }, free: { first: DAY - 3, last: DAY - 2 } });
  const doubted = await answer('beta', { memory: memory({ reps: 2 }), entry: { response: '[1]' } });
  const undone = await answer('gamma');
  await store.undoAnswer(learner.key, undone, ({ view, session }) => ({
    at: view.last.at + 1000,
    day: DAY,
    done: { newCards: 2, reviews: 0 },
    next: null,
    refold: { memories: new Map([[card('gamma').key, null]]), traps: new Map() },
    session: session.state,
  }));
  await store.holdCard(learner.key, card('delta').key, () => ({
    suspended: true,
    buriedUntil: DAY + 1,
  }));
  const doubt = {
    id: `rep_${newId('prs_').slice(4)}`,
    reason: 'typo',
    text: 'Hm',
    at: AT,
  } as const;
  await store.addReport(learner.key, doubted, () => doubt);
  await store.revealPresentation(learner.key, doubted, AT + 5);
  return practice;
}

/** What an import of this learner would write, with other ids. */
function* recordOf(own: OwnView): Generator<void, OwnRecord> {
  const { name, settings, weights, origin } = own.learner;
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    ids.set(id, ids.get(id) ?? newId(id.startsWith('ses_') ? 'ses_' : 'prs_'));
    return ids.get(id) ?? '';
  };
  const sessions = [...own.sessions()];
  yield;
  return {
    learner: { name, settings, weights, origin },
    sessions: sessions.map(({ key: _, learner: __, id, ...session }) => ({
      ...session,
      id: idOf(id),
    })),
    presentations: [...own.presentations()].map(({ presentation, flagged, draft }) => {
      const { session, sessionId: _, learner: __, answeredSeq: ___, ...rest } = presentation;
      const { revealedAt, ...shown } = rest;
      const place = sessions.findIndex(({ key }) => key === session);
      return {
        session: place,
        shown: { ...shown, id: idOf(shown.id) },
        revealedAt,
        flagged,
        draft,
      };
    }),
    log: [...own.log()].map(({ entry, receipt }) => ({
      entry: entry.kind === 'answer' ? { ...entry, presentation: idOf(entry.presentation) } : entry,
      receipt,
    })),
    done: own.done,
    memories: new Map(own.memories()),
    traps: new Map(own.trapCounts()),
    holds: new Map(own.holds()),
    freeDays: own.freeDays(),
    fits: own.fits(),
    reports: own.reports().map(({ id: _, presentation, ...report }) => ({
      ...report,
      id: `rep_${newId('prs_').slice(4)}`,
      presentation: idOf(presentation),
    })),
    imported: {
      sha256: 'a'.repeat(64),
      report: {
        stateHash: 'b'.repeat(64),
        sameState: true,
        sessions: 3,
        presentations: 3,
        logEntries: 4,
        reports: 1,
      },
    },
  };
}

/** Without the names that an import gave anew. */
const nameless = (told: ReturnType<typeof tell>): unknown =>
  JSON.parse(
    JSON.stringify(told, (_, value) => (value instanceof Map ? [...value] : value)).replaceAll(
      /"(ses|prs|rep)_[\w-]{22}"/g,
      '"$1"',
    ),
  );

export function ownDataContract(store: () => Store): void {
  const read = (learner: number) => store().readOwn(learner, whole);

  test('a learner is read whole, with names for all that they met', async () => {
    const { learner, card } = await live(store(), 'me');
    const told = await read(learner.key);
    expect(told.sessions).toHaveLength(3);
    expect(
      told.presentations.map(({ answeredSeq, revealedAt }) => [answeredSeq, revealedAt]),
    ).toEqual([
      [1, null],
      [2, AT + 5],
      [3, null],
    ]);
    expect(told.log.map(({ entry, receipt }) => [entry.kind, receipt !== null])).toEqual([
      ['answer', true],
      ['answer', true],
      ['answer', true],
      ['undo', false],
    ]);
    expect(told.log.map(({ entry }) => entry)).toEqual(await store().log(learner.key));
    expect(told.holds.get(card('delta').key)).toEqual({ suspended: true, buriedUntil: DAY + 1 });
    expect(told.free).toEqual([{ first: DAY - 3, last: DAY - 2 }]);
    expect(told.reports).toMatchObject([{ text: 'Hm', note: null }]);
    const [alpha] = card('alpha').questions;
    const named = await store().readOwn(learner.key, function* (own) {
      yield;
      return {
        card: own.cards().find(({ id }) => id === 'alpha'),
        question: own.questions().find(({ key }) => key === alpha?.key),
        found: own.questionNamed('plain', 'alpha-q1'),
        none: own.questionNamed('plain', 'omega-q1'),
        revision: own.revisionOf(alpha?.revisionHash ?? ''),
        unknown: own.revisionOf('f'.repeat(32)),
        all: own.revisions().map((key) => own.revision(key).hash),
      };
    });
    expect(named).toMatchObject({
      card: { key: card('alpha').key, bank: 'plain', publicId: 'alpha' },
      question: { bank: 'plain', id: 'alpha-q1', revision: alpha?.revision },
      found: alpha?.key,
      none: null,
      revision: alpha?.revision,
      unknown: null,
    });
    expect(named.all).toContain(alpha?.revisionHash);
  });

  test('what is read is one state, whatever is written meanwhile', async () => {
    const { learner, answer } = await live(store(), 'me');
    const before = await read(learner.key);
    const steps: Promise<unknown>[] = [];
    const during = await store().readOwn(learner.key, function* (own) {
      const early = [...own.sessions()].length;
      steps.push(answer('delta'));
      yield;
      yield;
      return { early, told: tell(own) };
    });
    await Promise.all(steps);
    expect([during.early, during.told]).toEqual([3, before]);
    expect((await read(learner.key)).log).toHaveLength(5);
  });

  test('another learner can be made from what was read, and goes on from there', async () => {
    const { learner } = await live(store(), 'lrn_one');
    const other = await practise(store(), 'lrn_other');
    const { key } = other.learner;
    const record = await store().readOwn(learner.key, recordOf);
    const before = await read(learner.key);
    await store().importLearner(key, (facts) => {
      expect([facts.imported, facts.isUntouched]).toEqual([null, true]);
      expect(facts.isTaken(before.sessions[0]?.id ?? '')).toBe(true);
      expect(facts.isTaken(before.presentations[0]?.id ?? '')).toBe(true);
      expect(facts.isTaken(before.reports[0]?.id ?? '')).toBe(true);
      expect(facts.isTaken(newId('ses_'))).toBe(false);
      return record;
    });
    expect(nameless(await read(key))).toEqual(nameless(before));
    expect(await read(learner.key)).toEqual(before);
    expect(await store().verifyLog(key)).toBeNull();
    expect(await store().learner('lrn_other')).toMatchObject({ name: 'Ada', origin: 'lrn_one' });
    const alpha = other.card('alpha');
    const seen = await store().look(key, (view) => [...view.seen(alpha.key).keys()]);
    expect(seen).toEqual([alpha.questions[0]?.key]);
    const shown = record.presentations[1]?.shown.id ?? '';
    expect(await store().recordedAnswer(key, shown)).toMatchObject({ entry: { response: '[1]' } });
    await other.answer('delta');
    expect((await store().log(key)).at(-1)).toMatchObject({ seq: 5 });
    await store().importLearner(key, (facts) => {
      expect([facts.imported, facts.isUntouched]).toEqual([record.imported, false]);
      return null;
    });
  });

  test('an import that is refused, or whose log does not fit, leaves nothing', async () => {
    const { learner } = await live(store(), 'lrn_one');
    const other = await practise(store(), 'lrn_other');
    const { key } = other.learner;
    const record = await store().readOwn(learner.key, recordOf);
    const before = await read(key);
    await expect(
      store().importLearner(key, () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await store().importLearner(key, () => null);
    const gap = { ...record, log: record.log.slice(1) };
    await expect(store().importLearner(key, () => gap)).rejects.toThrow('follows');
    const unseen = { ...record, presentations: record.presentations.slice(1) };
    await expect(store().importLearner(key, () => unseen)).rejects.toThrow('never shown');
    expect(await read(key)).toEqual(before);
    expect(await store().sessions(key, 9, null)).toEqual([]);
    await store().importLearner(key, ({ isUntouched }) => (isUntouched ? record : null));
    expect((await read(key)).log).toHaveLength(4);
  });

  test('whoever is erased is gone, and everybody else is as before', async () => {
    const one = await live(store(), 'lrn_one');
    const other = await live(store(), 'lrn_other');
    const { key } = one.learner;
    const tokenOf = (id: string, scopes: ['learner' | 'author'], learner: number) =>
      store().addToken(
        { id, learner, name: id, scopes, createdAt: AT, expiresAt: AT + 9, revokedAt: null },
        new Uint8Array(randomBytes(32)),
      );
    await tokenOf('own', ['learner'], key);
    await tokenOf('work', ['author'], key);
    await tokenOf('theirs', ['learner'], other.learner.key);
    await store().claimRequest({ learner: key, key: 'k', fingerprint: 'f', at: AT });
    const told = await read(key);
    const before = await read(other.learner.key);

    const erased = await store().eraseLearner(key, tombstone());
    expect(erased.rows).toBeGreaterThan(9);
    expect(erased.tokens.map(({ token }) => token.id)).toEqual(['work']);
    expect(await store().learner('lrn_one')).toBeNull();
    expect(await store().learnerByKey(key)).toBeNull();
    expect((await store().learners()).map(({ id }) => id)).toEqual(['lrn_other']);
    expect((await store().tokens()).map(({ id }) => id)).toEqual(['theirs']);
    const all = { learner: null, bank: null, status: null, settledAfter: null };
    expect(await store().reports(all, 9, null)).toHaveLength(1);
    for (const { id } of told.sessions) expect(await store().session(key, id)).toBeNull();
    for (const { id } of told.presentations) expect(await store().presentation(key, id)).toBeNull();
    expect(await store().readAnswers((answers) => [...answers.learners()])).toEqual([
      other.learner.key,
    ]);
    expect(await read(other.learner.key)).toEqual(before);
    expect(await store().verifyLog(other.learner.key)).toBeNull();
    await other.answer('delta');
    expect(await store().verifyLog(other.learner.key)).toBeNull();
  });

  test('nobody gets the key of whoever was erased, and whatever asks for it is not found', async () => {
    const { learner, card, ask } = await live(store(), 'me');
    const { presentation } = await ask('delta');
    await store().eraseLearner(learner.key, tombstone());
    const gone = { code: 'not-found' };
    const { key } = learner;
    const claim = { learner: key, key: 'k', fingerprint: 'f', at: AT };
    await expect(store().look(key, () => 0)).rejects.toMatchObject(gone);
    await expect(read(key)).rejects.toMatchObject(gone);
    await expect(store().eraseLearner(key, tombstone())).rejects.toMatchObject(gone);
    await expect(store().claimRequest(claim)).rejects.toMatchObject(gone);
    await expect(
      store().holdCard(key, card('alpha').key, () => ({ suspended: true, buriedUntil: null })),
    ).rejects.toMatchObject(gone);
    await expect(store().importLearner(key, () => null)).rejects.toMatchObject(gone);
    await expect(store().updateLearner(key, (now) => now)).rejects.toMatchObject(gone);
    const decide = () => {
      throw new Error('never asked');
    };
    await expect(store().openSession(key, decide)).rejects.toMatchObject(gone);
    expect(await store().recordAnswer(key, presentation, decide)).toBeNull();
    await store().settleRequest(key, 'k', null);

    const anew = await practise(store(), 'me');
    expect(anew.learner.key).not.toBe(key);
    await anew.answer('alpha');
    expect((await read(anew.learner.key)).log).toHaveLength(1);
  });
}
