// Ends a session and sums it up: what was learned, what failed, which traps, and what tomorrow brings.
import { notFound } from '#core/base/errors.ts';
import type { Instant } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import { standingAnswers } from '#core/memory/log.ts';
import { isHeld } from '#core/practice/queue.ts';
import {
  closed,
  type Progress,
  progress,
  type Session,
  settled,
  type Tomorrow,
} from '#core/practice/session.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import { minutesOf } from '#core/stats/minutes.ts';
import type { RecordedAnswer } from '#store/decisions.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { closeExam } from './close-exam.ts';
import { holdsOf, leftOn, momentOf } from './practice-facts.ts';
import { cardOf } from './present.ts';
import { type ExamReport, reportExam } from './report-exam.ts';
import type { Call, World } from './world.ts';

type CardRef = { readonly cardId: string; readonly title: string };

export type SessionSummary = {
  readonly sessionId: string;
  readonly closedAt: Instant;
  readonly progress: Progress;
  /** Minutes spent on the answers that said so. */
  readonly minutes: number;
  /** Cards whose last answer in the session was remembered. */
  readonly learned: CardRef[];
  readonly failed: CardRef[];
  readonly trapHits: (CardRef & {
    readonly misconception: string | null;
    readonly times: number;
  })[];
  readonly tomorrow: Tomorrow;
  /** Of an exam. */
  readonly report?: ExamReport;
};

function refs(world: World, keys: Iterable<CardKey>): CardRef[] {
  return [...keys].map((key) => {
    const { publicId, title } = cardOf(world.catalogue(), key);
    return { cardId: publicId, title };
  });
}

function sumUp(world: World, session: Session, answers: readonly RecordedAnswer[]) {
  const standing = standingAnswers(answers.flatMap(({ entry, undone }) => (undone ? [] : [entry])));
  const last = new Map(
    standing.flatMap((entry) => {
      const good = entry.rating === null ? entry.correct : entry.rating !== 'again';
      return [[entry.card, good] as const];
    }),
  );
  const hits = new Map<CardKey, number>();
  for (const { trapCard } of standing) {
    if (trapCard !== null) hits.set(trapCard, (hits.get(trapCard) ?? 0) + 1);
  }
  const having = (good: boolean) =>
    [...last].filter(([, value]) => value === good).map(([card]) => card);
  return {
    progress: progress(session.state),
    minutes: minutesOf(standing),
    learned: refs(world, having(true)),
    failed: refs(world, having(false)),
    trapHits: [...hits].map(([key, times]) => {
      const card = cardOf(world.catalogue(), key);
      return { cardId: card.publicId, title: card.title, misconception: card.trap, times };
    }),
  };
}

function lookAhead(world: World, view: PracticeView, now: Instant): Tomorrow {
  const { settings } = view.learner;
  const next = momentOf(view.last, settings, now).day + 1;
  const holds = holdsOf(world.catalogue(), view);
  const cards = [...world.catalogue().banks.values()].flatMap((bank) => bank.cards);
  const usable = new Set(
    cards.map(({ key }) => key).filter((key) => !isHeld(holds.get(key), next)),
  );
  const limit = leftOn(view, next);
  return {
    due: view.due(next).filter(({ card }) => usable.has(card)).length,
    new: limit.newCards > 0 ? view.unseen(usable, limit.newCards).length : 0,
  };
}

/** Idempotent: a closed session gives its summary again. Throws `not-found`. */
export async function closeSession(
  world: World,
  learner: Learner,
  id: string,
  call: Call,
): Promise<SessionSummary> {
  const opened = await world.store.session(learner.key, id);
  if (opened?.state.exam) await closeExam(world, opened, call);
  const session = await world.store.stepSession(learner.key, id, (found, view) => {
    if (found.state.tomorrow) return null;
    const state = closed(settled(found.state, call.now), call.now);
    const tomorrow = lookAhead(world, view, state.closedAt ?? call.now);
    return { session: { ...state, tomorrow }, next: null };
  });
  if (!session) throw notFound();
  const { closedAt, tomorrow } = session.state;
  if (closedAt === null || !tomorrow) throw new Error(`session ${id} did not close`);
  const answers = await world.store.sessionAnswers(session.key);
  const summary = { sessionId: session.id, closedAt, ...sumUp(world, session, answers), tomorrow };
  const { exam } = session.state;
  return exam ? { ...summary, report: await reportExam(world, session, exam) } : summary;
}
