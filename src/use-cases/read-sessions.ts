// Sessions and presentations of a document as this store keeps them, or the first place that cannot be so.
import type { Instant } from '#core/base/time.ts';
import type { Draft } from '#core/exam/sheet.ts';
import type {
  IssuedRecord,
  LearnerContent,
  PresentationRecord,
  QueueRecord,
  SessionRecord,
} from '#core/learner/learner-document.ts';
import type { Issued, NewPresentation, QueueEntry } from '#core/practice/session.ts';
import { fromWords } from '#core/question/worded-response.ts';
import type { NewSession } from '#store/decisions.ts';
import type { OwnRecord } from '#store/own-data.ts';
import { type Lookup, refuseDocument, type Wording } from './own-lookup.ts';

/** A presentation, with what the log asks of it. */
export type ReadPresentation = OwnRecord['presentations'][number] & {
  readonly wording: Wording;
  /** False in an exam that still runs, whose answers are drafts. */
  readonly mayBeAnswered: boolean;
  answered: boolean;
};

/** Tells instants that no server whose clock is right has seen. */
export type Clock = (pointer: string, at: Instant | null) => void;

const STEP = 200;

function readQueueEntry(lookup: Lookup, row: QueueRecord, pointer: string): QueueEntry {
  const { card, wording, ...rest } = row;
  const entry = { ...rest, card: lookup.card(card, `${pointer}/card`) };
  if ((wording === undefined) !== (rest.part === undefined)) {
    refuseDocument(pointer, 'part', 'A part of a case has its wording, and nothing else has one.');
  }
  if (wording === undefined || rest.part === undefined) return entry;
  const { question, revisions, asked } = lookup.wording(wording, `${pointer}/wording`);
  if (rest.part >= asked.parts) {
    refuseDocument(`${pointer}/part`, 'part', `This question has ${asked.parts} parts.`);
  }
  return { ...entry, question, revision: revisions[0] };
}

/** What a session's state says of itself. */
function checkState({ mode, state }: SessionRecord, pointer: string): void {
  const { exam, status, open, current, closedAt } = state;
  const refuse = (detail: string) => refuseDocument(`${pointer}/state`, 'state', detail);
  if ((mode === 'exam') !== (exam !== undefined)) refuse('An exam, and it alone, has its form.');
  if ((status === 'closed') !== (closedAt !== null)) refuse('Closed is what has been closed.');
  if (status === 'closed' && open !== null) refuse('Nothing is open in a closed session.');
  if (!exam && (open === null) !== (current === null)) refuse('What is open has its card.');
  const { ahead, left } = state;
  if (ahead && (exam || status === 'closed' || ahead.length === 0))
    refuse('Nothing is issued ahead here.');
  if (left && (exam || status === 'open' || left.length === 0)) refuse('Nothing was left here.');
  if (!exam) return;
  const { placed, domains, disputed = [] } = exam;
  if (placed.some((domain) => domain >= domains.length)) refuse('A question is of no domain.');
  if (disputed.some((position) => position >= placed.length)) refuse('No such position.');
}

export function readSessions(
  { sessions }: Pick<LearnerContent, 'sessions'>,
  lookup: Lookup,
  clock: Clock,
): NewSession[] {
  const ids = new Set<string>();
  return sessions.map((row, place): NewSession => {
    const pointer = `#/sessions/${place}`;
    if (ids.has(row.id)) refuseDocument(`${pointer}/id`, 'duplicate', 'This session comes twice.');
    ids.add(row.id);
    checkState(row, pointer);
    const { queue, current, previous, ahead, left, ...kept } = row.state;
    clock(`${pointer}/createdAt`, row.createdAt);
    clock(`${pointer}/state/lastActiveAt`, kept.lastActiveAt);
    clock(`${pointer}/state/closedAt`, kept.closedAt);
    const inQueue = (one: QueueRecord, at: string) =>
      readQueueEntry(lookup, one, `${pointer}/state/${at}`);
    const inIssued = (shown: readonly IssuedRecord[], at: string): Issued[] =>
      shown.map(({ id, entry }, place) => ({ id, entry: inQueue(entry, `${at}/${place}/entry`) }));
    const before = previous && lookup.card(previous.card, `${pointer}/state/previous/card`);
    return {
      ...row,
      state: {
        ...kept,
        queue: queue.map((one, at) => inQueue(one, `queue/${at}`)),
        current: current && inQueue(current, 'current'),
        ...(previous && before !== undefined ? { previous: { ...previous, card: before } } : {}),
        ...(ahead ? { ahead: inIssued(ahead, 'ahead') } : {}),
        ...(left ? { left: inIssued(left, 'left') } : {}),
      },
    };
  });
}

function readDraft(row: PresentationRecord, { asked }: Wording, pointer: string): Draft | null {
  const draft = row.sheet?.draft;
  if (!draft) return null;
  const { response, ...rest } = draft;
  const answered = fromWords(asked, row.part, response);
  if (answered === null) {
    refuseDocument(`${pointer}/sheet/draft/response`, 'unknown', 'The question does not offer it.');
  }
  return { ...rest, response: JSON.stringify(answered) };
}

/** What can be said of a session only with everything that it showed. */
function checkShown(
  sessions: readonly NewSession[],
  read: readonly ReadPresentation[],
  logged: ReadonlyMap<string, ReadPresentation>,
): void {
  const bySession = Map.groupBy(read, ({ session }) => session);
  for (const [place, { state }] of sessions.entries()) {
    const pointer = `#/sessions/${place}/state`;
    const open = state.open === null ? null : logged.get(state.open);
    if (open !== null && (open?.session !== place || open.answered)) {
      refuseDocument(
        `${pointer}/open`,
        'open',
        'Open is a question of the session without answer.',
      );
    }
    const { ahead = [], left = [] } = state;
    for (const { id } of [...ahead, ...left]) {
      const shown = logged.get(id);
      if (shown?.session !== place || shown.answered || id === state.open) {
        refuseDocument(
          pointer,
          'ahead',
          'What is issued is a question of the session without answer.',
        );
      }
    }
    if (!state.exam) continue;
    const positions = (bySession.get(place) ?? []).map(({ shown }) => shown.position);
    const wanted = state.exam.placed.map((_, position) => position);
    if (positions.toSorted((one, other) => one - other).join() !== wanted.join()) {
      refuseDocument(`${pointer}/exam/placed`, 'form', 'The form has other questions.');
    }
  }
}

/** By id, in their order. `check`, once the log is read, holds them against their sessions. */
export function* readPresentations(
  { presentations, sessions: rows }: Pick<LearnerContent, 'presentations' | 'sessions'>,
  sessions: readonly NewSession[],
  lookup: Lookup,
  clock: Clock,
): Generator<void, { byId: Map<string, ReadPresentation>; check: () => void }> {
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const byId = new Map<string, ReadPresentation>();
  for (const [at, row] of presentations.entries()) {
    const pointer = `#/presentations/${at}`;
    if (at % STEP === STEP - 1) yield;
    if (byId.has(row.id)) refuseDocument(`${pointer}/id`, 'duplicate', 'This one comes twice.');
    const place = places.get(row.session) ?? -1;
    const session = sessions[place];
    if (!session)
      refuseDocument(`${pointer}/session`, 'unknown', 'The document has no such session.');
    const wording = lookup.wording(row.wording, `${pointer}/wording`);
    const { parts } = wording.asked;
    if (row.parts !== parts || row.part >= parts) {
      refuseDocument(`${pointer}/part`, 'part', `This question has ${parts} parts.`);
    }
    const { exam, status } = session.state;
    if (row.sheet && !exam)
      refuseDocument(`${pointer}/sheet`, 'sheet', 'Only an exam has a sheet.');
    clock(`${pointer}/issuedAt`, row.issuedAt);
    clock(`${pointer}/revealedAt`, row.revealedAt);
    clock(`${pointer}/sheet/draft/at`, row.sheet?.draft?.at ?? null);
    const { id, part, position, reason, issuedAt, revealedAt } = row;
    const card = lookup.card(row.card, `${pointer}/card`);
    const what = { card, question: wording.question, revision: wording.revisions[0] };
    const shown: NewPresentation = { id, ...what, part, parts, position, reason, issuedAt };
    byId.set(id, {
      ...{ session: place, shown, revealedAt, wording, answered: false },
      flagged: row.sheet?.flagged === true,
      draft: readDraft(row, wording, pointer),
      mayBeAnswered: !exam || status === 'closed',
    });
  }
  return { byId, check: () => checkShown(sessions, [...byId.values()], byId) };
}
