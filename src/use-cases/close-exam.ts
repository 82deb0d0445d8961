// Ends an exam: its drafts are graded, enter the learner's log and move memory, all at once and not before.
import { AppError } from '#core/base/errors.ts';
import type { Instant } from '#core/base/time.ts';
import { inLogOrder, type SheetRow } from '#core/exam/sheet.ts';
import { isOver, type Sitting } from '#core/exam/sitting.ts';
import type { AnswerEntry, NewEntry } from '#core/memory/log.ts';
import type { Memory, TrapCount } from '#core/memory/memory.ts';
import { countTrap } from '#core/memory/review.ts';
import { countAnswer } from '#core/practice/limits.ts';
import { closed, progress, type Session } from '#core/practice/session.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { Answered } from '#core/question/question-type.ts';
import type { ExamClose, ExamFacts } from '#store/decisions.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { freeDaysBefore } from './free-days.ts';
import { doneOn, momentOf, showMemory } from './practice-facts.ts';
import { judge, moveMemories } from './submit-answer.ts';
import type { Call, World } from './world.ts';

/** Throws `session-closed` for an exam that its learner closed, `exam-over` for one whose time has run out. */
export function requireRunning({ state }: Session, now: Instant): void {
  if (state.exam && (isOver(state.exam, now) || state.closedAt === state.exam.deadlineAt)) {
    throw new AppError('exam-over', 'The time of this exam has run out.');
  }
  if (state.status === 'closed') {
    throw new AppError('session-closed', 'This exam is closed; its report is at the close.');
  }
}

/** What the learner's practice looks like after some of the answers; `follow` adds one. */
function moving(view: PracticeView) {
  const memories = new Map<CardKey, Memory>();
  const traps = new Map<CardKey, TrapCount>();
  const now: { view: PracticeView } = {
    view: {
      ...view,
      memory: (card) => memories.get(card) ?? view.memory(card),
      trapCount: (card) => traps.get(card) ?? view.trapCount(card),
    },
  };
  return {
    now,
    follow(
      entry: NewEntry<AnswerEntry>,
      done: PracticeView['last']['done'],
      moved: ReadonlyMap<CardKey, Memory>,
    ): void {
      for (const [card, memory] of moved) memories.set(card, memory);
      const { trapCard, at, day } = entry;
      if (trapCard !== null) traps.set(trapCard, countTrap(now.view.trapCount(trapCard), entry));
      now.view = { ...now.view, last: { at, day, done } };
    },
  };
}

/** Cards of which every question of the form is answered: an unfinished case moves no memory, as in practice. */
function wholeCards(sheet: readonly SheetRow[]): ReadonlySet<CardKey> {
  const unfinished = sheet.filter(({ draft }) => !draft).map((row) => row.presentation.card);
  const cards = new Set(sheet.map(({ presentation }) => presentation.card));
  for (const card of unfinished) cards.delete(card);
  return cards;
}

/**
 * The answers of an exam as log entries. Each has the instant of its draft, or follows at once on what was logged
 * after that: the log never goes back. Rated by the policy of every answer, and a case once, with its last part.
 */
function gradeSheet(world: World, facts: ExamFacts): ExamClose['answers'] {
  const { session, sheet, view } = facts;
  const { settings } = view.learner;
  const { now, follow } = moving(view);
  const whole = wholeCards(sheet);
  const missed = new Set<CardKey>();
  return inLogOrder(sheet).map(({ presentation, draft }) => {
    const { card } = presentation;
    const before = now.view;
    const current = { card, kind: 'exam', returns: 0, caseWrong: missed.has(card) } as const;
    const judged = judge(
      world,
      {
        presentation,
        session: { ...session, state: { ...session.state, current } },
        revision: view.revision(presentation.revision),
        view: before,
      },
      JSON.parse(draft.response) as Answered,
      draft,
      momentOf(before.last, settings, draft.at),
    );
    const rating = whole.has(card) ? judged.entry.rating : null;
    const entry = { ...judged.entry, rating };
    if (!entry.correct) missed.add(card);
    const moved = moveMemories(world, before, entry);
    const done = countAnswer(doneOn(before, entry.day), entry, before.memory(card));
    follow(entry, done, moved);

    const memory = now.view.memory(card);
    const { trapCard } = entry;
    const forwarded = trapCard === null ? undefined : moved.get(trapCard);
    return {
      entry,
      done,
      free: freeDaysBefore(world.catalogue(), before, entry.day),
      memory: rating === null ? null : memory,
      trapDue: trapCard !== null && forwarded ? { card: trapCard, dueDay: forwarded.dueDay } : null,
      receipt: {
        memory: showMemory(world, view.learner, memory, entry.day),
        scheduled: rating !== null,
        progress: progress(session.state),
        trapTimes: trapCard === null ? null : (now.view.trapCount(trapCard)?.times ?? 0),
        next: null,
      },
    };
  });
}

function decideClose(world: World, facts: ExamFacts, exam: Sitting, now: Instant): ExamClose {
  const { deadlineAt, placed } = exam;
  const graded = gradeSheet(world, facts);
  const quarantined = facts.view.quarantined();
  const disputed = facts.sheet.flatMap(({ presentation: { question, position } }) =>
    quarantined.has(question) ? [position] : [],
  );
  const correct = graded.filter(({ entry }) => entry.correct).length;
  const counts = { answered: graded.length, correct, wrong: placed.length - correct };
  const sat = disputed.length === 0 ? exam : { ...exam, disputed };
  const state = { ...facts.session.state, exam: sat, counts, open: null };
  const session = closed(state, Math.min(now, deadlineAt));
  // What a learner is told of an answer after the close is how the whole exam went.
  const told = progress(session);
  const answers = graded.map((answer) => ({
    ...answer,
    receipt: { ...answer.receipt, progress: told },
  }));
  return { answers, session };
}

/** Ends an exam session now, or at its deadline where that is past; one that is closed stays as it is. */
export async function closeExam(world: World, session: Session, call: Call): Promise<Session> {
  const ended = await world.store.closeExam(session.learner, session.id, (facts) => {
    const { exam, status } = facts.session.state;
    if (!exam || status === 'closed') return null;
    return decideClose(world, facts, exam, call.now);
  });
  if (!ended) throw new Error(`session ${session.id} is gone`);
  return ended;
}

/** The session as it is now: an exam whose time has run out is closed first. Any other session stays as it is. */
export async function settleExam(world: World, session: Session, call: Call): Promise<Session> {
  const { exam, status } = session.state;
  const isDue = exam !== undefined && status === 'open' && isOver(exam, call.now);
  return isDue ? closeExam(world, session, call) : session;
}
