// Records answers that arrive late, as if they had come when they were given: whatever they touch is folded anew.
import type { Learner } from '#core/learner/learner.ts';
import { judgedAnswers, judgedSteps } from '#core/memory/judged.ts';
import { type Clocks, skewOf } from '#core/memory/late.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { Memory } from '#core/memory/memory.ts';
import { memorySeed, replayCards } from '#core/memory/review.ts';
import { countDone } from '#core/practice/limits.ts';
import { progress } from '#core/practice/session.ts';
import { takeNext } from '#core/practice/step.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { LateDecision, LateFacts, Receipt } from '#store/decisions.ts';
import { freeDaysBefore } from './free-days.ts';
import { showMemory, stepFacts } from './practice-facts.ts';
import { cardOf } from './present.ts';
import { type LateAnswer, type Taken, type Taking, takeLate, type Verdict } from './take-late.ts';
import type { Call, World } from './world.ts';

type Folded = {
  readonly log: readonly LogEntry[];
  readonly memories: ReadonlyMap<CardKey, Memory | null>;
  readonly traps: LateDecision['refold']['traps'];
  /** Recall predicted just before each of the answers, in their order. */
  readonly predicted: readonly (number | null)[];
};

/** The cards that the answers touch, their own and those whose traps they chose, as the fold of the whole log has them. */
function foldAnew(world: World, { view, log }: LateFacts, taken: readonly Taken[]): Folded {
  const { learner } = view;
  const whole = [
    ...log,
    ...taken.map(({ entry }, place) => ({ ...entry, seq: log.length + 1 + place })),
  ];
  const cards = new Set(
    taken.flatMap(({ entry: { card, trapCard } }) =>
      trapCard === null ? [card] : [card, trapCard],
    ),
  );
  const met = new Map<number, number>();
  const folded = replayCards(
    cards,
    whole,
    world.scheduler,
    (card) => memorySeed(learner.id, cardOf(world.catalogue(), card).publicId),
    ({ seq, day, params }, before) => {
      if (seq > log.length && before)
        met.set(seq, world.scheduler.retrievability(before, day, params));
    },
  );
  const ofAll = <T>(map: ReadonlyMap<CardKey, T>) =>
    new Map([...cards].map((card) => [card, map.get(card) ?? null]));
  return {
    log: whole,
    memories: ofAll(folded.memories),
    traps: ofAll(folded.traps),
    predicted: taken.map((_, place) => met.get(log.length + 1 + place) ?? null),
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
  return [...sessions.values()].map(({ session: of, state }) =>
    state.status === 'open' && state.open === null
      ? { of, ...takeNext(state, known) }
      : { of, session: state, next: null },
  );
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
    answers: taken.map((one, place) => ({
      entry: { ...one.entry, predicted: folded.predicted[place] ?? null },
      receipt: receiptOf(one),
    })),
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
