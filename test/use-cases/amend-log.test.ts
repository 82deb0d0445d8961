// Whatever is answered, undone, regraded, rated again and fitted, in any order: the state is what the log says, to the bit.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Learner } from '#core/learner/learner.ts';
import { judgedAnswers } from '#core/memory/judged.ts';
import { CONFIDENCES } from '#core/memory/memory.ts';
import type { PolicyName } from '#core/memory/rating-policies/index.ts';
import { memorySeed, replay } from '#core/memory/review.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { judgeAgain } from '#core/question/judge-again.ts';
import type { Answered } from '#core/question/question-type.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { freeDaysBefore } from '#use-cases/free-days.ts';
import { doneOn, momentOf, paramsOf } from '#use-cases/practice-facts.ts';
import { regradeAnswers } from '#use-cases/regrade-answers.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { applyRerate, previewRerate } from '#use-cases/rerate-learners.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { bank, card, contents, question, singleCards, typeCards } from '../support/banks.ts';
import { answer } from '../support/learner.ts';
import { withKey } from '../support/rekey.ts';
import { createServer, DAY, MINUTE, type Server } from '../support/server.ts';
import { digestState } from '../support/state-digest.ts';

const KEYS = ['right one', 'wrong one', 'wrong two'] as const;
const SINGLES = 3;
const CARDS = ['card-1', 'card-2', 'card-3', 'case-card', 'type-recall', 'type-short'];

/** The bank with a key for each single question and for the first part of the case. */
function print(keys: readonly (typeof KEYS)[number][]): LinkedBank {
  const keyAt = (place: number) => keys[place % keys.length] ?? 'right one';
  const singles = singleCards(SINGLES).map((one, place) => ({
    ...one,
    questions: one.questions.map((asked, n) => withKey(asked, keyAt(2 * place + n))),
  }));
  const whole = contents.case('case-q');
  const [first, ...rest] = whole.parts;
  const part = withKey(question(first as never), keyAt(1)).revision.content;
  const recallLast = { ...contents.recall('case-q-part-3') };
  const parts = [part, ...rest, recallLast];
  const typed = typeCards().filter(({ id }) => CARDS.includes(id));
  return bank([...singles, card('case-card', [question({ ...whole, parts } as never)]), ...typed]);
}

type Happening =
  | { kind: 'practise'; cram: boolean; rights: boolean[]; confidence: number; cards: number }
  | { kind: 'undo'; back: number }
  | { kind: 'rekey'; keys: (typeof KEYS)[number][] }
  | { kind: 'regrade'; keys: (typeof KEYS)[number][] | null; question: string | null }
  | { kind: 'rerate'; policy: PolicyName }
  | { kind: 'reset'; card: number }
  | { kind: 'fit'; factor: number }
  | { kind: 'wait'; days: number };

const keys = fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 6 });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('practise' as const),
      cram: fc.integer({ min: 0, max: 4 }).map((draw) => draw === 0),
      rights: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
      confidence: fc.nat(3),
      cards: fc.nat(CARDS.length - 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('undo' as const),
      back: fc.constantFrom(0, 0, 0, 1, 3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rekey' as const),
      keys,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('regrade' as const),
      keys: fc.option(keys, { freq: 3 }),
      question: fc.constantFrom(null, null, 'card-1-q1', 'case-q'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rerate' as const),
      policy: fc.constantFrom<PolicyName>('mcq-1', 'plain-1'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('reset' as const), card: fc.nat(CARDS.length - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('fit' as const),
      factor: fc.constantFrom(0.5, 0.75, 1.25),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.nat(9) }),
  },
);

/** Weights as a fit would apply them: the entry, and every memory as it is folded then. */
async function refit(
  { world, clock }: Server,
  { key, id }: Learner,
  factor: number,
): Promise<void> {
  const nameOf = (of: number) => world.catalogue().cards.get(of)?.publicId ?? '';
  await world.store.applyFit(key, ({ view, log }) => {
    const { at, day } = momentOf(view.last, view.learner.settings, clock.now);
    const { model, weights: previous } = paramsOf(view.learner);
    const initial = defaultParams(0.9).weights;
    const weights = initial.map((weight, place) => (place < 4 ? weight * factor : weight));
    const entry = { kind: 'fit', seq: log.length + 1, at, day, model, weights } as const;
    const seedOf = (of: number) => memorySeed(id, nameOf(of));
    const { memories } = replay([...log, entry], world.scheduler, seedOf);
    const score = { logLoss: 0.4, rmseBins: 0.1, n: 0 };
    const counts = { reviews: 0, longTerm: 0, before: score, after: score };
    return {
      at,
      day,
      done: doneOn(view, day),
      free: freeDaysBefore(world.catalogue(), view, day),
      fit: { at, outcome: 'applied', ...counts, previous, weights },
      refold: { memories, traps: new Map() },
    };
  });
}

async function happen(server: Server, one: Happening, answers: string[]): Promise<void> {
  const { world } = server;
  server.clock.now += MINUTE;
  if (one.kind === 'wait') server.clock.now += one.days * DAY;
  if (one.kind === 'rekey') await server.reload(print(one.keys));
  if (one.kind === 'reset') await server.post(`/v1/me/cards/${CARDS[one.card]}/reset`);
  if (one.kind === 'undo') {
    const id = answers.at(-1 - one.back);
    if (id) await server.post(`/v1/answers/${id}/undo`);
  }
  if (one.kind === 'practise') {
    const { body } = await server.post('/v1/sessions', {
      mode: 'drill',
      cards: CARDS.slice(one.cards),
      affectsSchedule: !one.cram,
    });
    const confidence = CONFIDENCES[one.confidence];
    let { next } = body;
    for (const right of one.rights) {
      if (!next) break;
      const reply = await answer(server, next, right, confidence ? { confidence } : {});
      expect(reply.status).toBe(201);
      answers.push(reply.body.answerId);
      next = reply.body.next;
    }
  }
  const me = await world.store.learner('me');
  if (!me) return;
  if (one.kind === 'fit') await refit(server, me, one.factor);
  if (one.kind === 'rerate') await applyRerate(world, me, one.policy, server.call());
  if (one.kind !== 'regrade') return;
  if (one.keys) await server.reload(print(one.keys));
  const request = { bank: null, question: one.question, dryRun: false };
  const dry = await regradeAnswers(world, { ...request, dryRun: true }, server.call());
  const done = await regradeAnswers(world, request, server.call());
  expect({ ...done, dryRun: true }).toEqual(dry);
  const before = await digestState(world.store);
  const again = await regradeAnswers(world, request, server.call());
  expect([again.learners, again.cards]).toEqual([0, []]);
  expect(await digestState(world.store)).toBe(before);
}

/** Every comparable standing answer counts as the key of today says, once everything was regraded. */
async function checkVerdicts({ world }: Server, learner: number): Promise<number> {
  const { store } = world;
  const log = await store.log(learner);
  const asked = new Map(
    [...world.catalogue().cards.values()].flatMap(({ questions }) =>
      questions.map(({ key, revision }) => [key, revision] as const),
    ),
  );
  let compared = 0;
  for (const one of judgedAnswers(log)) {
    const revision = asked.get(one.question);
    if (revision === undefined) continue;
    const answered = JSON.parse(one.response) as Answered;
    const [from, to] = [await store.revision(one.revision), await store.revision(revision)];
    const part = one.casePart?.part ?? 0;
    const again = judgeAgain(bindQuestion(from), part, answered, bindQuestion(to));
    if (again.kind !== 'judged') continue;
    compared += 1;
    expect(one.correct).toBe(again.outcome.correct);
  }
  return compared;
}

async function live(store: Store, happened: readonly Happening[]): Promise<number> {
  const server = await createServer({ store, banks: [print(['right one'])] });
  await server.get('/v1/me');
  const answers: string[] = [];
  let compared = 0;
  for (const one of happened) {
    await happen(server, one, answers);
    const me = await store.learner('me');
    if (!me) throw new Error('there is no learner');
    const { differences, brokenAt } = await replayMemory(store, fsrsScheduler, me.key);
    expect([differences, brokenAt]).toEqual([[], null]);
    // Ratings are always what the learner's own policy makes of the facts, so that it has nothing to change.
    const policy = await store.look(me.key, (view) => view.policy);
    const same = await previewRerate(server.world, me, policy, server.call());
    expect([same.ratings, same.cards]).toEqual([{}, []]);
    if (one.kind === 'regrade' && one.question === null) {
      compared += await checkVerdicts(server, me.key);
    }
  }
  return compared;
}

const story = fc.array(happening, { minLength: 4, maxLength: 16 });

test('any life with keys and policies that change is what its log says (memory)', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(story, async (happened) => {
      compared += await live(await openMemoryStore(), happened);
    }),
    { numRuns: 120 },
  );
  // Without answers by changed keys this would prove nothing.
  expect(compared).toBeGreaterThan(20);
}, 120_000);

test('any life with keys and policies that change is what its log says (sqlite)', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (happened) => {
      const { store, discard } = await openInNewFolder();
      await live(store, happened).finally(discard);
    }),
    { numRuns: 12 },
  );
}, 120_000);
