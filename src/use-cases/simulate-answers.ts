// A synthetic class, through the same use-cases as everybody else, and never in a database that holds real learners.
import { AppError } from '#core/base/errors.ts';
import { hmacSha256 } from '#core/base/hmac.ts';
import { keyedRandom, type RandomInt, shuffle, uniform } from '#core/base/random.ts';
import type { Learner } from '#core/learner/learner.ts';
import type { CatalogueCard, QuestionKey } from '#core/question/catalogue.ts';
import { normal } from '#core/simulation/item-model.ts';
import { respond } from '#core/simulation/respond.ts';
import type { Store } from '#store/store.ts';
import { createLearner } from './manage-learners.ts';
import type { Presented } from './present.ts';
import { type SessionRequest, startSession } from './start-session.ts';
import { submitAnswer } from './submit-answer.ts';
import { type ClassRequest, type Item, syntheticItems, type TrueItem } from './synthetic-items.ts';
import type { Call, World } from './world.ts';

export type SimulatedClass = {
  readonly seed: string;
  readonly items: readonly TrueItem[];
  /** Those that were made now; the others were there. */
  readonly made: number;
  /** First answers that were recorded now. */
  readonly answers: number;
  readonly learners: readonly { readonly id: string; readonly ability: number }[];
};

const PREFIX = 'sim_';
const DAY = 86_400_000;
/** The class practised so long ago, so that nothing lies in the future. */
const DAYS_AGO = 40;
/** Learners that practise at once, and share their commits. */
const AT_ONCE = 64;
const CARDS_A_SESSION = 100;
/** Chance to be right where the key was seen before. */
const SEEN_BEFORE = 0.85;
/** Milliseconds of the median answer, and of the look at its feedback. */
const [MEDIAN_MS, PAUSE_MS] = [27_000, 3000];

/** What the ids of a class begin with: whatever changes what is true of it makes another class. */
function prefixOf({ seed, bank, faults }: ClassRequest): string {
  const name = JSON.stringify(['class', bank, faults]);
  return `${PREFIX}${hmacSha256(Buffer.from(seed), name).toString('hex').slice(0, 8)}_`;
}

/**
 * Throws `validation-failed` for a database that holds anything of a real learner, or another class. The local
 * learner may be there, as long as they did nothing.
 */
export async function requireNoRealData(store: Store, request: ClassRequest): Promise<void> {
  const refuse = (what: string): never => {
    throw new AppError(
      'validation-failed',
      `This database holds ${what}; a synthetic class is never mixed with that. Name a new folder: TRAPWISE_DATA=./simulated`,
    );
  };
  for (const { id, key } of await store.learners()) {
    if (id.startsWith(prefixOf(request))) continue;
    if (id.startsWith(PREFIX)) refuse('a synthetic class of another seed, bank or faults');
    const [log, sessions] = [await store.log(key), await store.sessions(key, 1, null)];
    const isUntouched = id === 'me' && log.length === 0 && sessions.length === 0;
    if (!isUntouched) refuse(`the real learner "${id}"`);
  }
}

type Class = {
  readonly world: World;
  readonly request: ClassRequest;
  readonly cards: readonly CatalogueCard[];
  readonly items: ReadonlyMap<QuestionKey, readonly Item[]>;
  readonly start: number;
};

const drill = (cards: readonly CatalogueCard[]): SessionRequest => ({
  mode: 'drill',
  banks: null,
  exam: null,
  topics: null,
  cards: cards.map(({ publicId }) => publicId),
  trapsOnly: false,
  size: cards.length,
  minutes: null,
  newLimit: null,
  affectsSchedule: true,
});

/** The response of a learner to what is shown; who has seen the key before is mostly right. */
function responseTo(
  shown: Presented,
  item: Item,
  ability: number,
  isFirst: boolean,
  random: RandomInt,
) {
  const { question, layout, presentation } = shown;
  const [first = 0] = layout.order('options');
  const { model, possible } = item;
  const seen = { ...model, c: SEEN_BEFORE, fault: null };
  const firstShown = model.options.findIndex(({ slot }) => slot === first);
  const given = respond(isFirst ? model : seen, ability, { firstShown, possible }, random);
  const response = question.written(presentation.part, given.answered, layout);
  return { response, confidence: given.confidence };
}

/** Lets one learner drill the cards in an order of their own until they have met enough; gives the first answers. */
async function practise(of: Class, learner: Learner, ability: number, number: number) {
  const { world, request, items, start } = of;
  const secret = Buffer.from(request.seed);
  const random = keyedRandom(secret, `answers of ${number}`);
  let [now, ids] = [start + Math.floor(uniform(random) * 5 * DAY), 0];
  const call = (): Call => ({
    now,
    newId: () => {
      ids += 1;
      const digest = hmacSha256(secret, `id ${number} ${ids}`);
      return digest.subarray(0, 16).toString('base64url');
    },
  });
  const wanted = request.answers ?? Number.POSITIVE_INFINITY;
  const cards = shuffle(of.cards, random);
  const rounds = Math.max(0, ...cards.map(({ questions }) => questions.length));
  const met = new Set<Item>();
  for (let round = 0; round < rounds && met.size < wanted; round += 1) {
    for (let from = 0; from < cards.length && met.size < wanted; from += CARDS_A_SESSION) {
      const some = cards.slice(from, from + CARDS_A_SESSION);
      let { next } = await startSession(world, learner, drill(some), call());
      while (next && met.size < wanted) {
        const { question, part } = next.presentation;
        const item = items.get(question)?.[part];
        if (!item) break;
        const elapsedMs = Math.round(MEDIAN_MS * Math.exp(0.4 * normal(random)));
        const sent = responseTo(next, item, ability, !met.has(item), random);
        met.add(item);
        now += elapsedMs;
        const command = { ...sent, elapsedMs };
        const submitted = await submitAnswer(world, learner, next.presentation.id, command, call());
        next = submitted.kind === 'deferred' ? null : submitted.answer.next;
        now += PAUSE_MS;
      }
    }
    now += DAY;
  }
  return met.size;
}

/**
 * Makes the learners of the class that are not there yet, and all their answers. Doing it again with the same seed
 * changes nothing, or adds the learners that are missing. Throws `validation-failed` (see `requireNoRealData`; an unknown
 * bank; nothing to answer), `storage-*`.
 */
export async function simulateAnswers(
  world: World,
  request: ClassRequest,
  call: Call,
  onProgress: (learners: number) => void,
): Promise<SimulatedClass> {
  const { seed, bank } = request;
  await requireNoRealData(world.store, request);
  const { banks } = world.catalogue();
  const chosen = [...banks].flatMap(([id, { cards }]) =>
    bank === null || bank === id ? cards : [],
  );
  const cards = chosen.filter(({ questions }) => questions.length > 0);
  if (cards.length === 0) {
    const detail = bank === null ? 'There is no bank to answer.' : `There is no bank "${bank}".`;
    throw new AppError('validation-failed', detail);
  }
  const items = await syntheticItems(world, cards, request);
  const start = call.now - DAYS_AGO * DAY;
  const of: Class = { world, request, cards, items, start };
  const learners = Array.from({ length: request.learners }, (_, at) => ({
    number: at + 1,
    id: `${prefixOf(request)}${String(at + 1).padStart(5, '0')}`,
    ability: normal(keyedRandom(Buffer.from(seed), `ability of ${at + 1}`)),
  }));
  const there = new Set((await world.store.learners()).map(({ id }) => id));
  const missing = learners.filter(({ id }) => !there.has(id));
  let answers = 0;
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const some = missing.slice(from, from + AT_ONCE).map(async ({ id, number, ability }) => {
      const named = { id, name: `Synthetic ${number}`, timeZone: 'UTC' };
      const learner = await createLearner(world.store, named, { ...call, now: start });
      return practise(of, learner, ability, number);
    });
    for (const count of await Promise.all(some)) answers += count;
    onProgress(Math.min(from + AT_ONCE, missing.length));
  }
  return {
    seed,
    items: [...items.values()].flat().map(({ model: _, possible: __, ...item }) => item),
    made: missing.length,
    answers,
    learners: learners.map(({ id, ability }) => ({ id, ability })),
  };
}
