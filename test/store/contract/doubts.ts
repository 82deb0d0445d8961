// Questions in doubt: reports, their settling and their counts, quarantine, and answers that are logged as disputed.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { NewReport } from '#core/question/report.ts';
import type { Store } from '#store/store.ts';
import { AT, bank, card, practise } from '../fixtures.ts';

const ALL = { learner: null, bank: null, status: null, settledAfter: null };

const newReport = (more: Partial<NewReport> = {}): NewReport => ({
  id: `rep_${randomBytes(16).toString('base64url')}`,
  reason: 'wrong-key',
  text: 'It is the other one.',
  at: AT,
  ...more,
});

export function doubtsContract(store: () => Store): void {
  test('a report pins what was shown, and is decided from what its learner reported before', async () => {
    const { learner, ask, card: of } = await practise(store());
    const { presentation } = await ask('alpha');
    const { key, questions } = of('alpha');
    const added = newReport();
    const first = await store().addReport(learner.key, presentation, (facts) => {
      expect(facts).toMatchObject({ presentation: { id: presentation }, before: [], open: 0 });
      return added;
    });
    expect(first).toEqual({
      ...added,
      key: 1,
      learner: learner.key,
      presentation,
      card: key,
      question: questions[0]?.key,
      revision: questions[0]?.revision,
      part: 0,
      parts: 1,
      status: 'open',
      note: null,
      settledAt: null,
    });
    const none = await store().addReport(learner.key, presentation, ({ before, open }) => {
      expect([before, open]).toEqual([[first], 1]);
      return null;
    });
    expect(none).toBeNull();
    const again = () => store().addReport(learner.key, presentation, () => added);
    await expect(again()).rejects.toThrow();
    expect(await store().reports(ALL, 9, null)).toEqual([first]);
  });

  test("a presentation that is nobody's or another learner's takes none", async () => {
    const { ask } = await practise(store());
    const other = await practise(store(), 'lrn_other');
    const { presentation } = await ask('alpha');
    const refuse = () => {
      throw new Error('must not be asked');
    };
    for (const id of [presentation, `prs_${'A'.repeat(22)}`, 'x']) {
      expect(await store().addReport(other.learner.key, id, refuse)).toBeNull();
    }
  });

  test('reports are listed newest first, by learner, bank, status and settling, and counted by question', async () => {
    const { learner, ask, card: of } = await practise(store());
    const other = await practise(store(), 'lrn_other');
    const report = async ({ learner: { key }, ask: show }: typeof other, id: string) => {
      const { presentation } = await show(id);
      const made = await store().addReport(key, presentation, () => newReport());
      return made ?? expect.fail('no report');
    };
    const mine = await report({ ...other, learner, ask }, 'alpha');
    const theirs = await report(other, 'alpha');
    const beta = await report({ ...other, learner, ask }, 'beta');
    const ids = async (
      filter: Partial<typeof ALL> | object,
      limit = 9,
      before: number | null = null,
    ) => (await store().reports({ ...ALL, ...filter }, limit, before)).map(({ id }) => id);
    expect(await ids({})).toEqual([beta.id, theirs.id, mine.id]);
    expect(await ids({}, 1, beta.key)).toEqual([theirs.id]);
    expect(await ids({ learner: learner.key })).toEqual([beta.id, mine.id]);
    expect(await ids({ bank: 'plain' }, 2)).toEqual([beta.id, theirs.id]);
    expect(await ids({ bank: 'other' })).toEqual([]);

    const settled = { status: 'accepted', note: 'Thank you.', settledAt: AT + 5 } as const;
    const after = await store().settleReport(mine.id, (now) => {
      expect(now).toEqual(mine);
      return settled;
    });
    expect(after).toEqual({ ...mine, ...settled });
    expect(await ids({ status: 'open' })).toEqual([beta.id, theirs.id]);
    expect(await ids({ status: 'accepted', learner: learner.key })).toEqual([mine.id]);
    expect(await ids({ settledAfter: AT + 4 })).toEqual([mine.id]);
    expect(await ids({ settledAfter: AT + 5 })).toEqual([]);
    expect(await ids({ settledAfter: Number.NEGATIVE_INFINITY })).toEqual([mine.id]);
    expect(await store().reportCounts()).toEqual(
      new Map([
        [of('alpha').questions[0]?.key, { open: 1, all: 2, learners: 2 }],
        [of('beta').questions[0]?.key, { open: 1, all: 1, learners: 1 }],
      ]),
    );
    expect(await store().settleReport(`rep_${'A'.repeat(22)}`, () => settled)).toBeNull();
    expect(await store().settleReport('rep_x', () => settled)).toBeNull();
  });

  test('a question stays in quarantine through edits, retiring and a rename, until it is lifted', async () => {
    const { learner, card: of } = await practise(store());
    const [asked] = of('alpha').questions;
    if (!asked) throw new Error('alpha has questions');
    const put = { reason: 'in doubt', revision: asked.revision, at: AT };
    const seen = () => store().look(learner.key, (view) => [...view.quarantined()]);
    expect(await seen()).toEqual([]);
    await store().quarantineQuestion(asked.key, (now) => {
      expect(now).toBeNull();
      return put;
    });
    expect(await seen()).toEqual([[asked.key, of('alpha').key]]);
    const named = { question: asked.key, bank: 'plain', ...put };
    expect(await store().quarantines()).toEqual([{ ...named, id: 'alpha-q1' }]);

    await store().saveBank(bank('plain', [card('beta')]), AT + 1);
    expect(await store().quarantines()).toEqual([{ ...named, id: 'alpha-q1' }]);
    const renamed = card('gamma', {
      questions: [{ ...card('alpha').questions[0], id: 'renamed', aliases: ['alpha-q1'] } as never],
    });
    await store().saveBank(bank('plain', [renamed]), AT + 2);
    expect(await store().quarantines()).toEqual([{ ...named, id: 'renamed' }]);
    const moved = (await store().loadCatalogue()).cardsByPublicId.get('gamma');
    expect(await seen()).toEqual([[asked.key, moved?.key]]);

    await store().quarantineQuestion(asked.key, (now) => now && { ...now, reason: 'two doubt it' });
    expect(await store().quarantines()).toMatchObject([{ reason: 'two doubt it', at: AT }]);
    await store().quarantineQuestion(asked.key, () => null);
    await store().quarantineQuestion(asked.key, () => null);
    expect([await seen(), await store().quarantines()]).toEqual([[], []]);
    await expect(store().quarantineQuestion(999, () => put)).rejects.toThrow();
  });

  test('a disputed answer comes back as one, and others do not', async () => {
    const { learner, answer } = await practise(store());
    await answer('alpha');
    const disputed = await answer('alpha', {
      entry: { disputed: true, rating: null, correct: false, score: 0 },
      memory: null,
    });
    await answer('beta');
    const log = await store().log(learner.key);
    expect(log.map((entry) => 'disputed' in entry && entry.disputed)).toEqual([false, true, false]);
    const recorded = await store().recordedAnswer(learner.key, disputed);
    expect(recorded?.entry).toMatchObject({ disputed: true, rating: null });
    expect(await store().verifyLog(learner.key)).toBeNull();
  });
}
