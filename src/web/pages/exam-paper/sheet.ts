// The answer sheet of an exam as this page holds it: the form, what is written beside its questions, and what is saved of it.
import { type ReadonlySignal, signal } from '@preact/signals';
import { api, take } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { AnswerBody, Confidence, Presentation, Response } from '../../api/types.ts';
import { isComplete } from '../../inputs/input-control.tsx';
import { submitAnswer } from '../../outbox/submit-answer.ts';
import { readDraft } from './read-draft.ts';
import { createSaver } from './saver.ts';
import { createStopwatch } from './stopwatch.ts';
import type { Row, Saving, Written } from './types.ts';
import { keepUnsaved, readUnsaved } from './unsaved.ts';

type ById<T> = Readonly<Record<string, T>>;

export type Sheet = {
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly questions: ReadonlySignal<ById<Presentation>>;
  readonly written: ReadonlySignal<ById<Written>>;
  readonly saving: ReadonlySignal<ById<Saving>>;
  /** The server takes nothing any more: the time is over, or it was closed elsewhere. */
  readonly isOver: ReadonlySignal<boolean>;
  /** Reads the form as the server has it, also what another device changed. Throws what `take` throws. */
  refresh(): Promise<void>;
  /** Reads a question, and what was written beside it. Throws what `take` throws. */
  open(id: string): Promise<void>;
  /** The learner looks at this one from now on; null for none. */
  look(id: string | null): void;
  respond(id: string, response: Response | null): void;
  confide(id: string, confidence: Confidence): void;
  /** Shown at once; throws when the server did not take it, and then it is as before. */
  flag(id: string, flagged: boolean): Promise<void>;
  /** Sends whatever is not saved, and waits for it. */
  flush(): Promise<void>;
  /** Whole answers that the server has not confirmed. */
  unsaved(): readonly string[];
  /** The outbox has sent these. */
  sent(ids: readonly string[]): void;
};

const NOTHING: Written = { response: null, confidence: null, elapsedMs: 0 };
const ENDS = new Set(['exam-over', 'session-closed']);

export const isEnd = (error: unknown): boolean =>
  error instanceof ApiProblem && ENDS.has(error.code);

export function createSheet(session: string): Sheet {
  const rows = signal<readonly Row[]>([]);
  const questions = signal<ById<Presentation>>({});
  const written = signal<ById<Written>>(readUnsaved(session));
  const saving = signal<ById<Saving>>({});
  const isOver = signal(false);
  const changed = new Set(Object.keys(written.value));
  /** Saved, but perhaps written anew on another device since. */
  const stale = new Set<string>();
  const watch = createStopwatch(() => performance.now());
  const opening = new Map<string, Promise<void>>();

  const setRow = (id: string, change: Partial<Row>) => {
    rows.value = rows.value.map((row) => (row.presentationId === id ? { ...row, ...change } : row));
  };
  const setSaving = (id: string, state: Saving) => {
    saving.value = { ...saving.value, [id]: state };
  };
  const keep = () =>
    keepUnsaved(
      session,
      Object.fromEntries([...changed].map((id) => [id, written.value[id] ?? NOTHING])),
    );

  /** What would be sent; null while it is not whole. */
  function bodyOf(id: string): AnswerBody | null {
    const { response = null, confidence = null } = written.value[id] ?? NOTHING;
    const input = questions.value[id]?.input;
    if (!input || response === null || !isComplete(input, response)) return null;
    return { response, elapsedMs: watch.of(id), ...(confidence === null ? {} : { confidence }) };
  }

  async function save(id: string): Promise<void> {
    const body = bodyOf(id);
    if (!body || !changed.has(id) || isOver.value) return;
    const sent = written.value[id];
    setSaving(id, { kind: 'saving' });
    try {
      const { kind } = await submitAnswer(id, body, 'revise');
      setRow(id, { answered: true });
      // The outbox loses none either, so both are out of this sheet's hands.
      if (written.value[id] === sent) changed.delete(id);
      keep();
      setSaving(id, { kind: kind === 'told' ? 'saved' : 'kept' });
      if (kind !== 'told') return;
      // Where one comes through, the others may.
      for (const other of changed)
        if (saving.value[other]?.kind === 'failed') void saver.now(other);
    } catch (error) {
      setSaving(id, { kind: 'failed', error });
      if (isEnd(error)) isOver.value = true;
    }
  }
  const saver = createSaver(save);

  function write(id: string, change: Partial<Written>): void {
    const before = written.value[id] ?? NOTHING;
    const after = { ...before, ...change, elapsedMs: watch.of(id) };
    written.value = { ...written.value, [id]: after };
    changed.add(id);
    keep();
    if (bodyOf(id)) setSaving(id, { kind: 'saving' });
    saver.soon(id);
  }

  async function read(id: string): Promise<void> {
    const isAnswered = rows.value.some((row) => row.presentationId === id && row.answered);
    const isUnread = () => !changed.has(id) && (!written.value[id] || stale.has(id));
    const [question, draft] = await Promise.all([
      questions.value[id] ?? take(api.presentations[':id'].$get({ param: { id } })),
      isAnswered && isUnread() ? readDraft(id) : null,
    ]);
    // Something may have been written here meanwhile, and that is newer.
    if (draft && isUnread()) {
      stale.delete(id);
      written.value = { ...written.value, [id]: draft };
      watch.atLeast(id, draft.elapsedMs);
      setSaving(id, { kind: 'saved' });
    }
    questions.value = { ...questions.value, [id]: question };
  }

  function open(id: string): Promise<void> {
    const work = opening.get(id) ?? read(id).finally(() => opening.delete(id));
    opening.set(id, work);
    return work;
  }

  async function sendUnsaved(): Promise<void> {
    await Promise.all([...changed].map((id) => open(id).then(() => saver.now(id))));
  }

  for (const [id, { elapsedMs }] of Object.entries(written.value)) watch.atLeast(id, elapsedMs);

  return {
    rows,
    questions,
    written,
    saving,
    isOver,
    open,
    async refresh() {
      const listed = await take(api.sessions[':id'].presentations.$get({ param: { id: session } }));
      rows.value = listed.data;
      for (const id of Object.keys(written.value)) stale.add(id);
      await sendUnsaved();
    },
    look(id) {
      if (id === null) watch.stop();
      else watch.start(id);
    },
    respond: (id, response) => write(id, { response }),
    confide: (id, confidence) => write(id, { confidence }),
    async flag(id, flagged) {
      setRow(id, { flagged });
      try {
        const json = { flagged };
        await take(api.presentations[':id'].$patch({ param: { id }, json }));
      } catch (error) {
        setRow(id, { flagged: !flagged });
        if (isEnd(error)) isOver.value = true;
        throw error;
      }
    },
    async flush() {
      await sendUnsaved();
      await saver.flush();
    },
    unsaved: () => [...changed].filter((id) => bodyOf(id) !== null),
    sent(ids) {
      for (const id of ids)
        if (saving.peek()[id]?.kind === 'kept') setSaving(id, { kind: 'saved' });
    },
  };
}
