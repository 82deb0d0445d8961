// Records answers that arrive late, as if they had come when they were given: whatever they touch is folded anew.
import type { Learner } from '#core/learner/learner.ts';
import { judgedAnswers, judgedSteps } from '#core/memory/judged.ts';
import { type Clocks, skewOf } from '#core/memory/late.ts';
import type { AnswerEntry, LogEntry } from '#core/memory/log.ts';
import type { Memory } from '#core/memory/memory.ts';
import { memorySeed, replayCards } from '#core/memory/review.ts';
import { countDone } from '#core/practice/limits.ts';
import { type NewPresentation, progress } from '#core/practice/session.ts';
import { takeNext } from '#core/practice/step.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { LateDecision, LateFacts, Receipt } from '#store/decisions.ts';
import { freeDaysBefore } from './free-days.ts';
import { showMemory, stepFacts } from './practice-facts.ts';
import { cardOf } from './present.ts';
import { type LateAnswer, type Taken, type Taking, takeLate, type Verdict } from './take-late.ts';
import type { Call, World } from './world.ts';

type Folded = {
  /** With the answers, each with the recall that was predicted just before it. */
  readonly log: readonly LogEntry[];
  readonly entries: readonly AnswerEntry[];
  readonly memories: ReadonlyMap<CardKey, Memory | null>;
  readonly traps: LateDecision['refold']['traps'];
};

/** The cards that the answers touch, their own and those whose traps they chose, as the fold of the whole log has them. */
function foldAnew(world: World, { view, log }: LateFacts, taken: readonly Taken[]): Folded {
  const { learner } = view;
  const unpredicted = taken.map(({ entry }, place) => ({ ...entry, seq: log.length + 1 + place }));
  const cards = new Set(
    unpredicted.flatMap(({ card, trapCard }) => (trapCard === null ? [card] : [card, trapCard])),
  );
  const predicted = new Map<number, number>();
  const folded = replayCards(
    cards,
    [...log, ...unpredicted],
    world.scheduler,
    (card) => memorySeed(learner.id, cardOf(world.catalogue(), card).publicId),
    ({ seq, day, params }, before) => {
      if (seq <= log.length || !before) return;
      predicted.set(seq, world.scheduler.retrievability(before, day, params));
    },
  );
  const ofAll = <T>(map: ReadonlyMap<CardKey, T>) =>
    new Map([...cards].map((card) => [card, map.get(card) ?? null]));
  const entries = unpredicted.map((entry) => ({
    ...entry,
    predicted: predicted.get(entry.seq) ?? null,
  }));
  return {
    log: [...log, ...entries],
    entries,
    memories: ofAll(folded.memories),
    traps: ofAll(folded.traps),
  };
}

/** The sessions, with what they ask next where nothing is open; every answer of a session is told the same of it. */
function stepSessions(
  world: World,
  { view }: LateFacts,
  { taken, sessions }: Taking,
  { log, memories, traps }: Folded,
  call: Call,
): LateDecision['steps'] {
  const { at, day } = taken.at(-1)?.entry ?? view.last;
  const facts = stepFacts(world, call, view);
  const recent = judgedAnswers(log);
  const known = {
    ...facts,
    now: at,
    today: day,
    memory: (card: CardKey) =>
      memories.has(card) ? (memories.get(card) ?? null) : facts.memory(card),
    trap: (card: CardKey) => (traps.has(card) ? (traps.get(card) ?? null) : facts.trap(card)),
    done: countDone(judgedSteps(log), day),
    recent: () => recent,
  };
  const shown: NewPresentation[] = [];
  /** What one session shows here, another one has seen shown. */
  const seen = (card: CardKey) => {
    const before = facts.seen(card);
    const newer = shown.filter((one) => one.card === card);
    const last = Math.max(0, ...before.values());
    return new Map([
      ...before,
      ...newer.map(({ question }, n) => [question, last + 1 + n] as const),
    ]);
  };
  return [...sessions.values()].map(({ session: of, state }) => {
    if (state.status === 'closed' || state.open !== null) return { of, session: state, next: null };
    const step = takeNext(state, { ...known, seen });
    if (step.next) shown.push(step.next);
    return { of, ...step };
  });
}

function decide(
  world: World,
  facts: LateFacts,
  taking: Taking,
  clocks: Clocks,
  call: Call,
): LateDecision | null {
  const { taken } = taking;
  const [first] = taken;
  if (!first) return null;
  const { view } = facts;
  const { day } = first.entry;
  const folded = foldAnew(world, facts, taken);
  const steps = stepSessions(world, facts, taking, folded, call);
  const stateOf = new Map(steps.map(({ of, session }) => [of.key, session]));
  const receiptOf = ({ answer, entry, session }: Taken): Receipt => {
    const state = stateOf.get(session);
    if (!state) throw new Error(`an answer belongs to session ${session}, which took no step`);
    const memory = folded.memories.get(entry.card) ?? null;
    const hits = entry.trapCard === null ? null : folded.traps.get(entry.trapCard);
    return {
      memory: showMemory(world, view.learner, memory, day),
      scheduled: entry.rating !== null,
      progress: progress(state),
      trapTimes: hits?.times ?? null,
      next: state.open,
      device: { answer: answer.name, answeredAt: answer.answeredAt, skewMs: skewOf(clocks) },
    };
  };
  return {
    answers: taken.map((one, place) => {
      const { predicted } = folded.entries[place] ?? one.entry;
      return { entry: { ...one.entry, predicted }, receipt: receiptOf(one) };
    }),
    done: countDone(judgedSteps(folded.log), day),
    free: freeDaysBefore(world.catalogue(), view, day),
    refold: folded,
    steps,
  };
}

/** Gives a verdict for each answer, in their order. All that are recorded are one fact. Throws `storage-*`. */
export async function recordLate(
  world: World,
  learner: Learner,
  answers: readonly LateAnswer[],
  clocks: Clocks,
  call: Call,
): Promise<readonly Verdict[]> {
  let verdicts: readonly Verdict[] = [];
  await world.store.recordLate(learner.key, (facts) => {
    const taking = takeLate(world, facts, answers, clocks, call);
    verdicts = taking.verdicts;
    return decide(world, facts, taking, clocks, call);
  });
  return verdicts;
}
