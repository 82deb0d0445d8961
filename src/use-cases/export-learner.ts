// Writes down everything that is kept of a learner, by names, without any key that they were not told.
import type { Learner } from '#core/learner/learner.ts';
import {
  DOCUMENT_FORMAT,
  DOCUMENT_VERSION,
  type EntryRecord,
  type IssuedRecord,
  type LearnerContent,
  type PresentationRecord,
  type QueueRecord,
  type ReportRecord,
  type SessionRecord,
  type TokenRecord,
} from '#core/learner/learner-document.ts';
import { chainHash, chainStart, stateHash } from '#core/learner/own-state.ts';
import type { Issued, QueueEntry, Session } from '#core/practice/session.ts';
import type { QuestionKey } from '#core/question/catalogue.ts';
import type { Answered } from '#core/question/question-type.ts';
import { inWords } from '#core/question/worded-response.ts';
import type { LoggedEntry, OwnView } from '#store/own-data.ts';
import { createNaming, type Naming } from './own-naming.ts';
import type { Call, World } from './world.ts';

/** The members of a document that are lists of rows, and those that are not. */
export type ListName = {
  [N in keyof LearnerContent]: LearnerContent[N] extends readonly unknown[] ? N : never;
}[keyof LearnerContent];
export type MemberName = Exclude<keyof LearnerContent, ListName>;

/** Takes the members of a document in their order; a list is begun, comes row by row, and ends. */
export type DocumentWriter = {
  member<N extends MemberName>(name: N, value: LearnerContent[N]): void;
  begin(list: ListName): void;
  row<N extends ListName>(list: N, row: LearnerContent[N][number]): void;
  end(): void;
};

/** Rows between two looks at what else there is to do: some milliseconds. */
const STEP = 100;

function queueRecord(naming: Naming, entry: QueueEntry): QueueRecord {
  const { card, question, revision, ...rest } = entry;
  const named = { ...rest, card: naming.card(card) };
  if (question === undefined || revision === undefined) return named;
  return { ...named, wording: naming.wording(question, revision) };
}

function* sessionRecords(own: OwnView, naming: Naming): Generator<SessionRecord> {
  for (const session of own.sessions()) {
    const { key: _, learner: __, state, ...rest }: Session = session;
    const { queue, current, previous, ahead, left, ...kept } = state;
    const named = previous && { ...previous, card: naming.card(previous.card) };
    const issued = (shown: readonly Issued[]): IssuedRecord[] =>
      shown.map(({ id, entry }) => ({ id, entry: queueRecord(naming, entry) }));
    yield {
      ...rest,
      state: {
        ...kept,
        queue: queue.map((entry) => queueRecord(naming, entry)),
        current: current && queueRecord(naming, current),
        ...(named ? { previous: named } : {}),
        ...(ahead ? { ahead: issued(ahead) } : {}),
        ...(left ? { left: issued(left) } : {}),
      },
    };
  }
}

function* presentationRecords(
  own: OwnView,
  naming: Naming,
  answered: Set<string>,
): Generator<PresentationRecord> {
  for (const { presentation, flagged, draft } of own.presentations()) {
    const { card, question, revision, part, sessionId, answeredSeq, ...shown } = presentation;
    const { id, parts, position, reason, issuedAt, revealedAt } = shown;
    if (answeredSeq !== null) answered.add(id);
    const asked = naming.boundOf(revision).question;
    const written = draft && {
      ...draft,
      response: inWords(asked, part, JSON.parse(draft.response) as Answered),
    };
    const place = { card: naming.card(card), wording: naming.wording(question, revision) };
    const asShown = { part, parts, position, reason, issuedAt, revealedAt };
    const sheet = flagged || written ? { flagged, draft: written } : null;
    yield { id, session: sessionId, ...place, ...asShown, sheet };
  }
}

function entryRecord(
  naming: Naming,
  { entry, receipt }: LoggedEntry,
  asked: Map<number, QuestionKey>,
  hash: string,
): EntryRecord {
  if (entry.kind === 'fit' || entry.kind === 'policy') return { ...entry, hash };
  const card = naming.card(entry.card);
  if (entry.kind === 'undo' || entry.kind === 'reset') return { ...entry, card, hash };
  const trapCard = entry.trapCard === null ? null : naming.card(entry.trapCard);
  if (entry.kind === 'regrade') {
    const { revision, ...verdict } = entry;
    const question = asked.get(entry.target);
    if (question === undefined) throw new Error(`regrade ${entry.seq} is of no answer`);
    return { ...verdict, card, trapCard, wording: naming.wording(question, revision), hash };
  }
  if (!receipt) throw new Error(`answer ${entry.seq} has no receipt`);
  const { kind, seq, at, day, presentation, correct, score } = entry;
  const { confidence, elapsedMs, predicted, rating, casePart, late } = entry;
  asked.set(seq, entry.question);
  naming.tell(entry);
  const question = naming.boundOf(entry.revision).question;
  const response = inWords(question, casePart?.part ?? 0, JSON.parse(entry.response) as Answered);
  const given = { kind, seq, at, day, presentation, response, correct, score };
  const rated = { confidence, elapsedMs, predicted, rating, trapCard, ...(late ? { late } : {}) };
  return { ...given, ...rated, basis: naming.basis(entry), receipt, hash };
}

function* logRecords(own: OwnView, naming: Naming, end: { seq: number; hash: Buffer }) {
  const asked = new Map<number, QuestionKey>();
  for (const logged of own.log()) {
    const { entry } = logged;
    end.hash = chainHash(end.hash, entry, naming.names);
    end.seq = entry.seq;
    yield entryRecord(naming, logged, asked, end.hash.toString('hex'));
  }
}

function tokenRecord({ learner: _, ...token }: ReturnType<OwnView['tokens']>[number]): TokenRecord {
  return token;
}

/** The author's note may tell the key, so that it is kept back until the presentation is answered. */
function* reportRecords(own: OwnView, answered: ReadonlySet<string>): Generator<ReportRecord> {
  for (const { id, reason, text, at, status, note, settledAt, presentation } of own.reports()) {
    const told = answered.has(presentation) ? note : null;
    yield { id, presentation, reason, text, at, status, note: told, settledAt };
  }
}

function* writeDocument(
  own: OwnView,
  world: Pick<World, 'secret'>,
  out: DocumentWriter,
  call: Call,
): Generator<void, void> {
  const { id, origin, name, createdAt, settings, weights } = own.learner;
  const naming = createNaming(own, world);
  const answered = new Set<string>();
  const head = { seq: 0, hash: chainStart(origin) };

  function* list<N extends ListName>(
    name: N,
    rows: Iterable<LearnerContent[N][number]>,
  ): Generator<void, void> {
    out.begin(name);
    let written = 0;
    for (const row of rows) {
      out.row(name, row);
      written += 1;
      if (written % STEP === 0) yield;
    }
    out.end();
    yield;
  }

  out.member('format', DOCUMENT_FORMAT);
  out.member('version', DOCUMENT_VERSION);
  out.member('exportedAt', call.now);
  out.member('learner', { id, origin, name, createdAt, settings });
  yield* list('tokens', own.tokens().map(tokenRecord));
  yield* list('sessions', sessionRecords(own, naming));
  yield* list('presentations', presentationRecords(own, naming, answered));
  yield* list('log', logRecords(own, naming, head));
  yield* list('cards', naming.cards());
  yield* list('wordings', naming.wordings());
  yield* list('bases', naming.bases());
  yield* list('freeDays', own.freeDays());
  yield* list('fits', own.fits());
  yield* list('reports', reportRecords(own, answered));
  const { policy, done } = own;
  const folded = { memories: own.memories(), traps: own.trapCounts(), holds: own.holds() };
  const counted = { days: own.days(), questions: own.questionTallies(), freeDays: own.freeDays() };
  const state = { settings, policy, weights, done, ...folded, ...counted, head };
  out.member('stateHash', stateHash(state, naming.names));
}

/**
 * Writes the learner as they are at one moment, in steps with other work between them. Throws `not-found`,
 * `storage-corrupt` where the log is damaged, `storage-*`.
 */
export function exportLearner(
  world: Pick<World, 'store' | 'secret'>,
  { key }: Pick<Learner, 'key'>,
  out: DocumentWriter,
  call: Call,
): Promise<void> {
  return world.store.readOwn(key, (own) => writeDocument(own, world, out, call));
}
