// The log of a document as this store keeps logs, or the first entry that cannot be in one.
import type { AnswerRecord, EntryRecord, LearnerContent } from '#core/learner/learner-document.ts';
import { chainHash, chainStart } from '#core/learner/own-state.ts';
import type { AnswerEntry, LogEntry, RegradeEntry } from '#core/memory/log.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { RevisionKey } from '#core/question/catalogue.ts';
import type { Answered } from '#core/question/question-type.ts';
import { fromWords } from '#core/question/worded-response.ts';
import type { LoggedEntry, OwnView } from '#store/own-data.ts';
import { type Lookup, refuseDocument, type Wording } from './own-lookup.ts';
import type { Clock, ReadPresentation } from './read-sessions.ts';

const STEP = 200;
const DAY = 86_400_000;

type Reading = {
  readonly own: Pick<OwnView, 'revision'>;
  readonly content: LearnerContent;
  readonly lookup: Lookup;
  readonly shown: ReadonlyMap<string, ReadPresentation>;
};

function readAnswer(
  { content, lookup, shown }: Reading,
  row: AnswerRecord,
  pointer: string,
): AnswerEntry {
  const asked = shown.get(row.presentation);
  if (!asked) {
    refuseDocument(`${pointer}/presentation`, 'unknown', 'The document has no such presentation.');
  }
  if (asked.answered || !asked.mayBeAnswered) {
    const why = asked.answered ? 'It is answered twice.' : 'Its exam still runs.';
    refuseDocument(`${pointer}/presentation`, 'answered', why);
  }
  const { shown: presentation, wording, session } = asked;
  const { part, parts } = presentation;
  const answered = fromWords(wording.asked, part, row.response);
  if (answered === null) {
    refuseDocument(`${pointer}/response`, 'unknown', 'The question does not offer it.');
  }
  const basis = content.bases[row.basis];
  if (!basis) refuseDocument(`${pointer}/basis`, 'unknown', 'The document lists no such basis.');
  const trapCard = row.trapCard === null ? null : lookup.card(row.trapCard, `${pointer}/trapCard`);
  const counts = basis.affectsSchedule && !basis.disputed;
  if ((row.rating !== null && !counts) || (trapCard !== null && basis.disputed)) {
    refuseDocument(`${pointer}/rating`, 'rating', 'This answer can have neither rating nor trap.');
  }
  asked.answered = true;
  const { kind, seq, at, day, correct, score, confidence, elapsedMs, predicted, rating } = row;
  const { card, question, revision, issuedAt } = presentation;
  if (row.late && row.late.at < issuedAt) {
    refuseDocument(`${pointer}/late/at`, 'late', 'It was given before it was asked.');
  }
  return {
    ...{ kind, seq, at, day, card, question, revision, presentation: presentation.id },
    ...{ response: JSON.stringify(answered), correct, score, confidence, elapsedMs, predicted },
    ...{ rating, trapCard, ...basis },
    ...(parts > 1 ? { casePart: { session, part } } : {}),
    ...(row.late ? { late: row.late } : {}),
  };
}

/** Of the wordings that may have judged, the one that judges so; the verdict stands whichever it is. */
function judgeOf(
  { own }: Reading,
  { revisions }: Wording,
  { correct }: Pick<RegradeEntry, 'correct'>,
  answer: AnswerEntry,
): RevisionKey {
  const answered = JSON.parse(answer.response) as Answered;
  const part = answer.casePart?.part ?? 0;
  const judges = (key: RevisionKey) =>
    bindQuestion(own.revision(key)).grade(part, answered).correct === correct;
  return (revisions.length > 1 && revisions.find(judges)) || revisions[0];
}

function readEntry(
  reading: Reading,
  row: EntryRecord,
  answers: ReadonlyMap<number, AnswerEntry>,
  undone: Set<number>,
  pointer: string,
): LogEntry {
  const { kind, seq, at, day } = row;
  if (kind === 'answer') return readAnswer(reading, row, pointer);
  if (kind === 'fit') return { kind, seq, at, day, model: row.model, weights: row.weights };
  if (kind === 'policy') return { kind, seq, at, day, policy: row.policy };
  const { lookup } = reading;
  const card = lookup.card(row.card, `${pointer}/card`);
  if (kind === 'reset') return { kind, seq, at, day, card };
  const { target } = row;
  const answer = answers.get(target);
  if (answer?.card !== card || (kind === 'undo' && undone.has(target))) {
    refuseDocument(`${pointer}/target`, 'target', 'It is of no answer to this card that stands.');
  }
  if (kind === 'undo') {
    undone.add(target);
    return { kind, seq, at, day, card, target };
  }
  const { correct, score, rating } = row;
  const wording = lookup.wording(row.wording, `${pointer}/wording`);
  if (wording.question !== answer.question || (rating === null) !== (answer.rating === null)) {
    refuseDocument(pointer, 'regrade', 'It does not fit the answer that it judges.');
  }
  const trapCard = row.trapCard === null ? null : lookup.card(row.trapCard, `${pointer}/trapCard`);
  const revision = judgeOf(reading, wording, row, answer);
  return { kind, seq, at, day, card, target, revision, correct, score, rating, trapCard };
}

function checkOrder(row: EntryRecord, before: EntryRecord | undefined, pointer: string): void {
  if (row.seq !== (before?.seq ?? 0) + 1) {
    refuseDocument(`${pointer}/seq`, 'order', 'Entries are numbered from 1 without a gap.');
  }
  if (before && row.at <= before.at) {
    refuseDocument(`${pointer}/at`, 'order', 'Each entry comes after the one before.');
  }
  const isDayOf = Math.abs(row.day - Math.floor(row.at / DAY)) <= 2;
  if (!isDayOf || (before && row.day < before.day)) {
    refuseDocument(`${pointer}/day`, 'order', 'The learning day does not fit the instant.');
  }
}

/** The entries with their receipts, and the end of their chain. Throws `validation-failed`. */
export function* readLog(
  reading: Reading,
  clock: Clock,
): Generator<void, { logged: LoggedEntry[]; head: { seq: number; hash: Buffer } }> {
  const { content, lookup } = reading;
  const answers = new Map<number, AnswerEntry>();
  const undone = new Set<number>();
  const logged: LoggedEntry[] = [];
  let hash = chainStart(content.learner.origin);
  for (const [place, row] of content.log.entries()) {
    const pointer = `#/log/${place}`;
    if (place % STEP === STEP - 1) yield;
    checkOrder(row, content.log[place - 1], pointer);
    clock(`${pointer}/at`, row.at);
    const entry = readEntry(reading, row, answers, undone, pointer);
    if (entry.kind === 'answer') answers.set(entry.seq, entry);
    hash = chainHash(hash, entry, lookup.theirs);
    if (hash.toString('hex') !== row.hash) {
      refuseDocument(`${pointer}/hash`, 'chain', 'The hash does not follow from the log so far.');
    }
    logged.push({ entry, receipt: row.kind === 'answer' ? row.receipt : null });
  }
  return { logged, head: { seq: logged.length, hash } };
}
