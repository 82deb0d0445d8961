// The thing under test in the model: the API with two learners over a store, its clock, its bank, and its restarts.
import type { LinkedBank, LinkedCard, LinkedQuestion } from '#core/question/catalogue.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { bank, card, contents, question, singleCards, typeCards } from '../banks.ts';
import { addCaller } from '../caller.ts';
import { bodyOf, succeed } from '../journey.ts';
import { createServer, DAY, type Reply, type Server, START } from '../server.ts';
import { type Beliefs, createBeliefs } from './beliefs.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

/** What an author did to the bank; numbers are places of cards. */
export type Edition = {
  readonly reworded: ReadonlySet<number>;
  readonly withoutQuestion: ReadonlySet<number>;
  readonly withoutCard: ReadonlySet<number>;
};
const UNTOUCHED: Edition = {
  reworded: new Set(),
  withoutQuestion: new Set(),
  withoutCard: new Set(),
};

const SINGLES = 6;
/** Cards that are easily confused; only the first of each pair names the other. */
export const CONFUSABLE = [
  ['card-1', 'card-2'],
  ['card-3', 'case-a'],
  ['card-4', 'type-short'],
] as const;
export const LIMITS = { newPerDay: 5, reviewsPerDay: 6 };
const HOMES = ['America/New_York', 'Asia/Tokyo'];
export const ZONES = [...HOMES, 'Pacific/Kiritimati', 'Australia/Lord_Howe'];

/** The bank as first written. The cases come early, so that they are met. */
function firstCards(): LinkedCard[] {
  const cases = ['case-a', 'case-b'].map((id) =>
    card(id, [question(contents.case(`${id}-q1`)), question(contents.case(`${id}-q2`))]),
  );
  const types = new Map(typeCards().map((one) => [one.id, one]));
  const typed = ['recall', 'multiple', 'ordering', 'matching', 'short'].flatMap(
    (type) => types.get(`type-${type}`) ?? [],
  );
  const singles = singleCards(SINGLES).map((one) => ({
    ...one,
    confusable: CONFUSABLE.filter(([id]) => id === one.id).map(([, other]) => other),
  }));
  return [
    ...singles.slice(0, 2),
    ...cases,
    ...typed.slice(0, 2),
    ...singles.slice(2),
    ...typed.slice(2),
  ];
}

export const CARDS = firstCards().map(({ id }) => id);

function reword(asked: LinkedQuestion): LinkedQuestion {
  const content = asked.revision.content as {
    id: string;
    type: string;
    level: number;
    stem?: string;
  };
  const better =
    content.stem === undefined ? { case: 'A better case.' } : { stem: `Better: ${content.stem}` };
  return question({ ...content, ...better }, asked.revision.traps);
}

export function print({ reworded, withoutQuestion, withoutCard }: Edition): LinkedBank {
  const cards = firstCards().map((one, place) => ({
    ...one,
    ...(reworded.has(place)
      ? { title: `Better ${one.title}`, importance: 'critical' as const }
      : {}),
    questions: one.questions.flatMap((asked, number) => {
      if (number === 1 && withoutQuestion.has(place)) return [];
      return [number === 0 && reworded.has(place) ? reword(asked) : asked];
    }),
  }));
  return bank(cards.filter((_, place) => !withoutCard.has(place)));
}

export type Pupil = {
  readonly place: number;
  readonly key: number;
  readonly headers: { readonly authorization: string };
  timeZone: string;
  readonly beliefs: Beliefs;
  snapshot: Snapshot;
};

export type Subject = {
  server: Server;
  readonly store: Store;
  readonly pupils: readonly [Pupil, Pupil];
  edition: Edition;
  /** True once the clock went back: what is planned by the clock alone is no longer judged. */
  clockWentBack: boolean;
  /** Log lines of the servers before this one. */
  readonly lines: string[];
};

export async function openSubject(mutate: (store: Store) => Store): Promise<Subject> {
  const store = mutate(await openMemoryStore());
  const server = await createServer({ store, banks: [print(UNTOUCHED)], auth: 'token' });
  const pupils: Pupil[] = [];
  for (const [place, timeZone] of HOMES.entries()) {
    const { learner, headers } = await addCaller(server, `Pupil ${place}`);
    const settings = { ...LIMITS, timeZone };
    bodyOf(await server.request('PATCH', '/v1/me', settings, headers));
    const { key } = learner;
    const snapshot = await takeSnapshot(store, key);
    pupils.push({ place, key, headers, timeZone, beliefs: createBeliefs(), snapshot });
  }
  const [one, other] = pupils;
  if (!one || !other) throw new Error('two pupils are needed');
  return {
    server,
    store,
    pupils: [one, other],
    edition: UNTOUCHED,
    clockWentBack: false,
    lines: [],
  };
}

/** Another server over the same store, as after a stop and a start. */
export async function restart(subject: Subject): Promise<void> {
  subject.lines.push(...subject.server.lines);
  subject.server = await succeed(subject.server, subject.store, 'token');
}

export function send(
  { server }: Subject,
  { headers }: Pupil,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Reply> {
  return server.request(method, path, body, { ...headers, ...more });
}

/** Tokens of the pupils last this long after the start. */
export const LAST_MOMENT = START + 29 * DAY;
