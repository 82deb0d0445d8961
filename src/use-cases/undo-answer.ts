// Takes an answer back: memory becomes the fold of the log without it; the log keeps both.
import { AppError, notFound } from '#core/base/errors.ts';
import type { Learner } from '#core/learner/learner.ts';
import { judgedAnswers, judgedSteps } from '#core/memory/judged.ts';
import { type LogEntry, standingAnswers } from '#core/memory/log.ts';
import type { ShownMemory } from '#core/memory/memory.ts';
import { foldCard, foldTraps, memorySeed } from '#core/memory/review.ts';
import { countDone } from '#core/practice/limits.ts';
import { type Progress, progress, settled } from '#core/practice/session.ts';
import { afterUndo, takeNext } from '#core/practice/step.ts';
import type { UndoFacts } from '#store/decisions.ts';
import { freeDaysBefore } from './free-days.ts';
import { momentOf, showMemory, stepFacts } from './practice-facts.ts';
import { cardOf, type Presented, requirePresentation } from './present.ts';
import { getSession } from './resume-session.ts';
import type { Call, World } from './world.ts';

/** An answer can be taken back while it is among this many newest of the learner. */
const UNDO_DEPTH = 30;

export type UndoneAnswer = {
  readonly presentationId: string;
  readonly cardId: string;
  readonly undoneAt: number;
  readonly memory: ShownMemory | null;
  readonly progress: Progress;
  /** What is open in the session now. */
  readonly next: Presented | null;
};

function checkUndoable({ answer, log }: UndoFacts): void {
  const refuse = (why: string): never => {
    throw new AppError('undo-not-newest', why);
  };
  if (answer.undone) refuse('This answer was taken back before.');
  const standing = standingAnswers(log);
  const place = standing.findIndex(({ seq }) => seq === answer.entry.seq);
  const newer = standing.slice(place + 1);
  const { card } = answer.entry;
  const { at } = standing[place] ?? answer.entry;
  const reset = log.some((entry) => entry.kind === 'reset' && entry.card === card && entry.at > at);
  if (reset || newer.some((entry) => entry.card === card)) {
    refuse('Only the newest answer of a card can be taken back.');
  }
  if (newer.length >= UNDO_DEPTH)
    refuse(`Only the newest ${UNDO_DEPTH} answers can be taken back.`);
}

/** Throws `not-found`, `undo-not-newest`. */
export async function undoAnswer(
  world: World,
  learner: Learner,
  presentationId: string,
  call: Call,
): Promise<UndoneAnswer> {
  let undone: Omit<UndoneAnswer, 'next'> | null = null;
  const presentation = await requirePresentation(world, learner.key, presentationId);
  const recorded = await world.store.undoAnswer(learner.key, presentationId, (facts) => {
    checkUndoable(facts);
    const { entry } = facts.answer;
    const { at, day } = momentOf(facts.view.last, facts.view.learner.settings, call.now);
    const undo = {
      kind: 'undo',
      seq: Number.MAX_SAFE_INTEGER,
      at,
      day,
      card: entry.card,
      target: entry.seq,
    } as const;
    const log: LogEntry[] = [...facts.log, undo];
    // The trap that counts is the one that the last regrade found.
    const judged = judgedAnswers(facts.log).find(({ seq }) => seq === entry.seq) ?? entry;
    const trapCards = judged.trapCard === null ? [] : [judged.trapCard];
    const cards = [entry.card, ...trapCards];
    const seedOf = (card: number) =>
      memorySeed(facts.view.learner.origin, cardOf(world.catalogue(), card).publicId);
    const memories = new Map(
      cards.map((card) => [card, foldCard(card, log, world.scheduler, seedOf(card))] as const),
    );
    const traps = new Map(trapCards.map((card) => [card, foldTraps(card, log)] as const));
    const state = afterUndo(settled(facts.session.state, call.now), {
      card: entry.card,
      correct: entry.correct,
      kind: facts.session.mode === 'drill' ? 'drill' : presentation.reason.kind,
      undoneAt: at,
      ...(presentation.reason.probe ? { probe: true } : {}),
    });
    const done = countDone(judgedSteps(log), day);
    // Where nothing is open, the card is asked again at once, so that a reloaded page shows it.
    const steps = stepFacts(world, call, facts.view);
    const { session, next } =
      state.status === 'open' && state.open === null
        ? takeNext(state, {
            ...steps,
            now: at,
            done,
            recent: () => judgedAnswers(log),
            memory: (card) =>
              memories.has(card) ? (memories.get(card) ?? null) : steps.memory(card),
          })
        : { session: state, next: null };
    undone = {
      presentationId,
      cardId: cardOf(world.catalogue(), entry.card).publicId,
      undoneAt: at,
      memory: showMemory(world, facts.view.learner, memories.get(entry.card) ?? null, day),
      progress: progress(session),
    };
    const free = freeDaysBefore(world.catalogue(), facts.view, day);
    return { at, day, done, free, next, refold: { memories, traps }, session };
  });
  if (!recorded || !undone) throw notFound();
  const shown = await getSession(world, learner, presentation.sessionId, call);
  return { ...(undone as Omit<UndoneAnswer, 'next'>), next: shown.next };
}
