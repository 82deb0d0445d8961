// Exams: a form is issued at once, a sheet keeps what is written, a close is one fact.
import { expect, test } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import type { Draft } from '#core/exam/sheet.ts';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import type { ExamClose, ExamFacts } from '#store/decisions.ts';
import type { Store } from '#store/store.ts';
import {
  AT,
  DAY,
  decision,
  memory,
  newId,
  newSession,
  type Practice,
  practise,
  show,
  state,
} from '../fixtures.ts';

const draft = (more: Partial<Draft> = {}): Draft => ({
  response: '[1]',
  confidence: null,
  elapsedMs: null,
  at: AT + 5000,
  told: {
    progress: { planned: 3, answered: 1, correct: null, wrong: null, remaining: 2 },
    next: null,
  },
  ...more,
});

/** A session with three questions, and the ids of its presentations. */
async function sit({ store, learner, card }: Practice) {
  const form = ['alpha', 'beta', 'gamma'].map((id, position) => show(card(id), { position }));
  const exam = { exam: 'X-1', deadlineAt: AT + 60_000, passMark: 700, domains: [], placed: [0] };
  const session = newSession({ mode: 'exam', state: state({ issued: 3, exam }) });
  const opened = await store.openSession(learner.key, () => ({ session, next: null, form }));
  return { opened, form, ids: form.map(({ id }) => id) };
}

/** The answers of a close, as one after another would have decided them. */
function answersOf(
  { session, sheet, view }: ExamFacts,
  ids: readonly string[],
  more: Parameters<typeof decision>[1] = {},
): ExamClose['answers'] {
  return ids.map((id, at) => {
    const presentation = sheet.find((row) => row.presentation.id === id)?.presentation;
    if (!presentation) throw new Error(`${id} is not on the sheet`);
    const last = { ...view.last, at: Math.max(AT, view.last.at) + at * 1000 };
    const revision = view.revision(presentation.revision);
    const facts = { presentation, session, revision, recorded: null, view: { ...view, last } };
    const { session: _, next: __, ...answer } = decision(facts, more);
    return answer;
  });
}

export function examsContract(store: () => Store): void {
  const everything = async (learner: number, session: number) => ({
    log: await store().log(learner),
    memories: await store().memories(learner),
    traps: await store().trapCounts(learner),
    sessions: await store().sessions(learner, 100, null),
    sheet: await store().sheet(session),
    answers: await store().sessionAnswers(session),
    broken: await store().verifyLog(learner),
  });

  test('a form is issued at once, in its order, and counts as seen', async () => {
    const practice = await practise(store());
    const { opened, form, ids } = await sit(practice);
    expect(opened.state.exam).toMatchObject({ exam: 'X-1', deadlineAt: AT + 60_000 });
    const shown = await store().presentations(opened.key);
    expect(shown.map(({ id, position }) => [id, position])).toEqual(ids.map((id, at) => [id, at]));
    const sheet = await store().sheet(opened.key);
    expect(sheet).toEqual(
      shown.map((presentation) => ({ presentation, flagged: false, draft: null })),
    );
    const seen = await store().look(practice.learner.key, (view) =>
      form.map(({ card, question }) => view.seen(card).has(question)),
    );
    expect(seen).toEqual([true, true, true]);
  });

  test('a form that cannot be issued leaves no session', async () => {
    const { learner, card } = await practise(store());
    const form = [show(card('alpha')), show(card('beta'), { id: 'prs_short' })];
    const open = store().openSession(learner.key, () => ({
      session: newSession({ mode: 'exam' }),
      next: null,
      form,
    }));
    await expect(open).rejects.toThrow('prs_short');
    expect(await store().sessions(learner.key, 10, null)).toEqual([]);
  });

  test('a mark comes back as it was written, with the session, and moves nothing', async () => {
    const practice = await practise(store());
    const { learner } = practice;
    const { opened, ids } = await sit(practice);
    const [first = '', second = ''] = ids;
    const written = draft({ confidence: 'sure', elapsedMs: 12_345, response: '"a.b"' });
    const row = await store().markSheet(learner.key, first, (facts) => {
      expect(facts.session).toEqual(opened);
      expect(facts.row).toMatchObject({ presentation: { id: first }, flagged: false, draft: null });
      expect(facts.sheet.map(({ presentation }) => presentation.id)).toEqual(ids);
      expect(facts.revision.hash).toBe(practice.card('alpha').questions[0]?.revisionHash);
      return { draft: written, flagged: false, session: { ...opened.state, open: second } };
    });
    expect(row).toMatchObject({ presentation: { id: first }, flagged: false, draft: written });
    await store().markSheet(learner.key, second, ({ session }) => ({
      draft: null,
      flagged: true,
      session: session.state,
    }));
    const [one, two, three] = await store().sheet(opened.key);
    expect([one?.draft, one?.flagged]).toEqual([written, false]);
    expect([two?.draft, two?.flagged]).toEqual([null, true]);
    expect([three?.draft, three?.flagged]).toEqual([null, false]);
    expect((await store().session(learner.key, opened.id))?.state.open).toBe(second);
    expect(await store().log(learner.key)).toEqual([]);
    expect(await store().memories(learner.key)).toEqual(new Map());
    expect(await store().recordedAnswer(learner.key, first)).toBeNull();
  });

  test('a mark replaces the one before, whole', async () => {
    const practice = await practise(store());
    const { opened, ids } = await sit(practice);
    const put = (to: Draft | null, flagged: boolean) =>
      store().markSheet(practice.learner.key, ids[0] ?? '', ({ session }) => ({
        draft: to,
        flagged,
        session: session.state,
      }));
    await put(draft({ confidence: 'sure', elapsedMs: 9 }), true);
    const later = draft({ response: '[0]', at: AT + 9000 });
    await put(later, false);
    const [row] = await store().sheet(opened.key);
    expect([row?.draft, row?.flagged]).toEqual([later, false]);
    await put(null, false);
    expect((await store().sheet(opened.key))[0]?.draft).toBeNull();
  });

  test('a mark that decides nothing, or refuses, writes nothing', async () => {
    const practice = await practise(store());
    const { learner } = practice;
    const { opened, ids } = await sit(practice);
    const before = await everything(learner.key, opened.key);
    const row = await store().markSheet(learner.key, ids[0] ?? '', () => null);
    expect(row).toEqual(before.sheet[0]);
    const refuse = store().markSheet(learner.key, ids[0] ?? '', () => {
      throw new AppError('exam-over', 'Too late.');
    });
    await expect(refuse).rejects.toMatchObject({ code: 'exam-over' });
    expect(await everything(learner.key, opened.key)).toEqual(before);
  });

  test('what nobody has, or another learner has, is unknown', async () => {
    const practice = await practise(store());
    const { opened, ids } = await sit(practice);
    const settings = DEFAULT_SETTINGS;
    const fields = { id: 'lrn_other', name: 'Other', settings, createdAt: AT };
    const other = await store().createLearner(fields);
    for (const id of [ids[0] ?? '', newId('prs_'), 'prs_', '']) {
      expect(await store().markSheet(other.key, id, () => expect.fail('asked'))).toBeNull();
    }
    for (const id of [opened.id, newId('ses_'), 'ses_', '']) {
      expect(await store().closeExam(other.key, id, () => expect.fail('asked'))).toBeNull();
    }
  });

  test('a close is one fact: log, memories, traps, due days, receipts and session', async () => {
    const practice = await practise(store());
    const { learner, card } = practice;
    await practice.answer('delta', { memory: memory({ dueDay: DAY + 30 }) });
    const { opened, ids } = await sit(practice);
    const [first = '', second = ''] = ids;
    await store().markSheet(learner.key, first, ({ session }) => ({
      draft: draft(),
      flagged: true,
      session: session.state,
    }));
    const delta = card('delta').key;
    const closedState = { ...opened.state, status: 'closed', closedAt: AT + 50_000 } as const;
    const made: ExamClose['answers'][] = [];
    const closed = await store().closeExam(learner.key, opened.id, (facts) => {
      expect(facts.session).toEqual(opened);
      expect(facts.sheet[0]).toMatchObject({ flagged: true, draft: draft() });
      expect(facts.view.memory(delta)?.dueDay).toBe(DAY + 30);
      const answers = answersOf(facts, [second, first], {
        entry: { correct: false, score: 0, trapCard: delta },
        memory: memory({ reps: 7 }),
        trapDue: { card: delta, dueDay: DAY + 1 },
      });
      made.push(answers);
      return { answers, session: closedState };
    });
    expect(closed).toEqual({ ...opened, state: closedState });
    expect(await store().session(learner.key, opened.id)).toEqual(closed);
    const answers = made.at(-1) ?? [];
    const entries = await store().log(learner.key);
    expect(entries.slice(1)).toEqual(answers.map(({ entry }, at) => ({ ...entry, seq: at + 2 })));
    expect(await store().sessionAnswers(opened.key)).toEqual(
      answers.map(({ entry, receipt }, at) => ({
        entry: { ...entry, seq: at + 2 },
        receipt,
        undone: false,
      })),
    );
    const memories = await store().memories(learner.key);
    expect(memories.get(card('alpha').key)).toEqual(memory({ reps: 7 }));
    expect(memories.get(card('beta').key)).toEqual(memory({ reps: 7 }));
    expect(memories.get(card('gamma').key)).toBeUndefined();
    expect(memories.get(delta)?.dueDay).toBe(DAY + 1);
    expect((await store().trapCounts(learner.key)).get(delta)?.times).toBe(2);
    const sheet = await store().sheet(opened.key);
    expect(sheet.map(({ presentation }) => presentation.answeredSeq)).toEqual([3, 2, null]);
    expect(sheet[0]).toMatchObject({ flagged: true, draft: draft() });
    expect(await store().verifyLog(learner.key)).toBeNull();
    expect(await store().recordedAnswer(learner.key, first)).toMatchObject({ undone: false });
  });

  test('a close that decides nothing, refuses, or does not hold together writes nothing', async () => {
    const practice = await practise(store());
    const { learner } = practice;
    const { opened, ids } = await sit(practice);
    const elsewhere = await practice.ask('delta');
    const before = await everything(learner.key, opened.key);
    expect(await store().closeExam(learner.key, opened.id, () => null)).toEqual(opened);
    const [first = '', second = ''] = ids;
    const broken: ((facts: ExamFacts) => ExamClose['answers'])[] = [
      () => {
        throw new AppError('storage-busy', 'Not now.');
      },
      // The same twice; what another session asked; two at one instant.
      (facts) => answersOf(facts, [first, first]),
      (facts) => {
        const [one, two] = answersOf(facts, [first, second]);
        if (!one || !two) throw new Error('no answers');
        return [one, { ...two, entry: { ...two.entry, presentation: elsewhere.presentation } }];
      },
      (facts) => {
        const [one, two] = answersOf(facts, [first, second]);
        if (!one || !two) throw new Error('no answers');
        return [one, { ...two, entry: { ...two.entry, at: one.entry.at } }];
      },
    ];
    for (const decide of broken) {
      const close = store().closeExam(learner.key, opened.id, (facts) => ({
        answers: decide(facts),
        session: { ...facts.session.state, status: 'closed' },
      }));
      await expect(close).rejects.toThrow();
      expect(await everything(learner.key, opened.key)).toEqual(before);
    }
  });

  test('an exam without an answer is closed with none', async () => {
    const practice = await practise(store());
    const { opened } = await sit(practice);
    const { learner } = practice;
    const closed = await store().closeExam(learner.key, opened.id, ({ session }) => ({
      answers: [],
      session: { ...session.state, status: 'closed', closedAt: AT },
    }));
    expect(closed?.state.status).toBe('closed');
    expect(await store().log(learner.key)).toEqual([]);
  });
}
