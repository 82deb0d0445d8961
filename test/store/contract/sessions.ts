// Sessions and presentations: opening, stepping, listing, revealing.
import { expect, test } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import type { Store } from '#store/store.ts';
import { AT, newId, newSession, practise, show, state } from '../fixtures.ts';

export function sessionsContract(store: () => Store): void {
  test('a session comes back as it was opened, with its presentation', async () => {
    const { learner, card } = await practise(store());
    const next = show(card('alpha'));
    const session = newSession({
      mode: 'drill',
      affectsSchedule: false,
      state: state({
        open: next.id,
        issued: 1,
        current: { card: card('alpha').key, kind: 'drill', returns: 0 },
        queue: [{ card: card('beta').key, kind: 'drill', returns: 1, part: 1, caseWrong: true }],
      }),
    });
    const opened = await store().openSession(learner.key, (view) => {
      expect(view.learner).toEqual(learner);
      return { session, next };
    });
    expect(opened).toEqual({ ...session, key: opened.key, learner: learner.key });
    expect(await store().session(learner.key, session.id)).toEqual(opened);
    const shown = {
      ...next,
      session: opened.key,
      sessionId: session.id,
      learner: learner.key,
      answeredSeq: null,
      revealedAt: null,
    };
    expect(await store().presentation(learner.key, next.id)).toEqual(shown);
    expect(await store().presentations(opened.key)).toEqual([shown]);
  });

  test("another learner's session and presentation are as unknown as those that never were", async () => {
    const { ask } = await practise(store());
    const { sessionId, presentation } = await ask('alpha');
    const other = await store().createLearner({
      id: 'lrn_other',
      name: 'Other',
      settings: DEFAULT_SETTINGS,
      createdAt: AT,
    });
    for (const id of [sessionId, newId('ses_'), 'ses_', '', `${sessionId}A`, 'prs_x']) {
      expect(await store().session(other.key, id)).toBeNull();
      expect(await store().stepSession(other.key, id, () => expect.fail('asked'))).toBeNull();
    }
    for (const id of [presentation, newId('prs_'), 'prs_', sessionId]) {
      expect(await store().presentation(other.key, id)).toBeNull();
      expect(await store().recordAnswer(other.key, id, () => expect.fail('asked'))).toBeNull();
      expect(await store().undoAnswer(other.key, id, () => expect.fail('asked'))).toBeNull();
      expect(await store().recordedAnswer(other.key, id)).toBeNull();
      await store().revealPresentation(other.key, id, AT);
    }
  });

  test('a step replaces the state and issues the next presentation', async () => {
    const { learner, card, ask } = await practise(store());
    const { session, sessionId, presentation } = await ask('alpha');
    const next = show(card('beta'), { position: 1 });
    const stepped = await store().stepSession(learner.key, sessionId, (before) => ({
      session: { ...before.state, open: next.id, issued: 2 },
      next,
    }));
    expect(stepped?.state).toMatchObject({ open: next.id, issued: 2 });
    expect(await store().session(learner.key, sessionId)).toEqual(stepped);
    const issued = (await store().presentations(session)).map(({ id }) => id);
    expect(issued).toEqual([presentation, next.id]);
  });

  test('a step that decides nothing, or refuses, writes nothing', async () => {
    const { learner, card, ask } = await practise(store());
    const { session, sessionId } = await ask('alpha');
    const before = await store().session(learner.key, sessionId);
    expect(await store().stepSession(learner.key, sessionId, () => null)).toEqual(before);
    const refuse = store().stepSession(learner.key, sessionId, () => {
      throw new AppError('session-closed', 'It is closed.');
    });
    await expect(refuse).rejects.toMatchObject({ code: 'session-closed' });
    const twice = store().stepSession(learner.key, sessionId, () => ({
      session: state({ issued: 7 }),
      next: show(card('alpha'), { id: 'prs_short' }),
    }));
    await expect(twice).rejects.toThrow('prs_short');
    expect(await store().session(learner.key, sessionId)).toEqual(before);
    expect(await store().presentations(session)).toHaveLength(1);
  });

  test('a session that is refused while opening leaves no trace', async () => {
    const { learner } = await practise(store());
    const refuse = store().openSession(learner.key, () => {
      throw new AppError('validation-failed', 'Nothing to practise.');
    });
    await expect(refuse).rejects.toMatchObject({ code: 'validation-failed' });
    expect(await store().sessions(learner.key, 10, null)).toEqual([]);
  });

  test('sessions are listed newest first, page by page', async () => {
    const { learner, ask } = await practise(store());
    const opened = [];
    for (let n = 0; n < 5; n += 1) opened.unshift((await ask('alpha')).sessionId);
    const first = await store().sessions(learner.key, 3, null);
    const second = await store().sessions(learner.key, 3, first.at(-1)?.key ?? 0);
    expect([...first, ...second].map(({ id }) => id)).toEqual(opened);
    expect(await store().sessions(learner.key, 3, second.at(-1)?.key ?? 0)).toEqual([]);
  });

  test('sessions of one mode are listed without the others', async () => {
    const { learner, ask } = await practise(store());
    await ask('alpha');
    const [asked] = await store().sessions(learner.key, 1, null);
    const mode = asked?.mode ?? 'review';
    const other = mode === 'exam' ? 'drill' : 'exam';
    const { id } = await store().openSession(learner.key, () => ({
      session: newSession({ mode: other }),
      next: null,
    }));
    await ask('beta');
    const idsOf = async (...page: [number, number | null, typeof mode]) =>
      (await store().sessions(learner.key, ...page)).map((session) => session.id);
    expect(await idsOf(9, null, other)).toEqual([id]);
    expect(await idsOf(9, null, mode)).toHaveLength(2);
    expect(await idsOf(1, null, mode)).toHaveLength(1);
    expect(await idsOf(9, asked?.key ?? 0, other)).toEqual([]);
  });

  test('a reveal is marked once', async () => {
    const { learner, ask } = await practise(store());
    const { presentation } = await ask('alpha');
    await store().revealPresentation(learner.key, presentation, AT + 1);
    await store().revealPresentation(learner.key, presentation, AT + 2);
    const shown = await store().presentation(learner.key, presentation);
    expect(shown?.revealedAt).toBe(AT + 1);
  });

  test('each showing of a question raises its number for that learner', async () => {
    const { learner, card, ask } = await practise(store());
    const seen = () => store().look(learner.key, (view) => view.seen(card('alpha').key));
    expect(await seen()).toEqual(new Map());
    const [first, second] = card('alpha').questions;
    await ask('alpha');
    const once = (await seen()).get(first?.key ?? 0) ?? 0;
    const next = show(card('alpha'), {
      question: second?.key ?? 0,
      revision: second?.revision ?? 0,
    });
    await store().openSession(learner.key, () => ({ session: newSession(), next }));
    const both = await seen();
    expect(both.get(first?.key ?? 0)).toBe(once);
    expect(both.get(second?.key ?? 0)).toBeGreaterThan(once);
    await ask('alpha');
    expect((await seen()).get(first?.key ?? 0)).toBeGreaterThan(both.get(second?.key ?? 0) ?? 0);
  });

  test('a step may issue several presentations, all of them or none', async () => {
    const { learner, card, ask } = await practise(store());
    const { session, sessionId, presentation } = await ask('alpha');
    const more = ['beta', 'gamma'].map((id, place) => show(card(id), { position: place + 1 }));
    const issue = (shown: typeof more) =>
      store().stepSession(learner.key, sessionId, ({ state }) => ({
        session: { ...state, issued: 3 },
        next: null,
        more: shown,
      }));
    const twice = show(card('beta'), { id: presentation });
    await expect(issue([...more, twice])).rejects.toThrow();
    expect(await store().presentations(session)).toHaveLength(1);
    await issue(more);
    const shown = await store().presentations(session);
    expect(shown.map(({ id }) => id)).toEqual([presentation, ...more.map(({ id }) => id)]);
    const seen = await store().look(learner.key, (view) => view.seen(card('gamma').key).size);
    expect(seen).toBe(1);
  });
}
