// Learners answer while their banks change underneath them: no answer is lost, and no question changes while it is open.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BANK_LIMITS, createBankChecker } from '#workers/check-in-child.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { RIGHT, writeBank } from '../support/bank-files.ts';
import { addCaller, type Caller } from '../support/caller.ts';
import { bodyOf, findFaults } from '../support/journey.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

const CARDS = 6;
const LEARNERS = 3;
/** Of one learner; more would meet the rate limit. */
const MOST_ANSWERS = 300;

/** Two banks of the same cards under names of their own. */
function writeBanks(folder: string): void {
  writeBank(folder, CARDS);
  cpSync(join(folder, 'plain-bank'), join(folder, 'other-bank'), { recursive: true });
  const head = join(folder, 'other-bank', 'bank.yaml');
  writeFileSync(head, readFileSync(head, 'utf8').replace('bank: plain-bank', 'bank: other-bank'));
}

/** What an author does to the folder, one after the other; each says which banks it leaves as they were, for errors. */
function authorsDay(folder: string): { readonly edit: () => void; readonly kept: string[] }[] {
  const cards = join(folder, 'plain-bank', 'from-1.yaml');
  const other = join(folder, 'other-bank');
  const hostile = join(folder, 'plain-bank', 'hostile.yaml');
  const away = join(folder, '..', 'away');
  const good = readFileSync(cards, 'utf8');
  // The right option of the second card is another one.
  const otherKey = good
    .replaceAll('Wrong way 1 of 2"', 'Wrong way 1 of 2", correct: true')
    .replaceAll(`${RIGHT} for 2", correct: true`, `${RIGHT} for 2"`);
  const write = (text: string) => () => writeFileSync(cards, text);
  const bad = (bytes: string | Uint8Array) => ({
    edit: () => writeFileSync(hostile, bytes),
    kept: ['plain-bank'],
  });
  const done = (edit: () => void) => ({ edit, kept: [] });
  return [
    done(write(good.replaceAll('for the first time', 'for the very first time'))),
    { edit: write(`${good}\n  - [`), kept: ['plain-bank'] },
    done(write(otherKey)),
    done(() => renameSync(other, away)),
    // Every card but the first is gone.
    done(write(good.slice(0, good.indexOf('  - id: card-2')).replaceAll(/, trap: card-\d/g, ''))),
    bad('['.repeat(1_000_000)),
    bad(`cards:\n${'- *a\n'.repeat(200_000)}`),
    bad(new Uint8Array(1_048_577)),
    bad('cards: !!js/function "process.exit()"'),
    done(() => rmSync(hostile)),
    done(() => renameSync(away, other)),
    done(write(good)),
    done(write(otherKey)),
  ];
}

/** What a learner was told was recorded, and every reply that was no success. */
type Seen = { readonly answered: string[]; readonly refused: Reply[] };

async function practise(server: Server, { headers }: Caller, isOver: () => boolean): Promise<Seen> {
  const seen: Seen = { answered: [], refused: [] };
  const ask = async (path: string, body?: unknown) => {
    const reply = await server.post(path, body, headers);
    if (reply.status >= 400) seen.refused.push(reply);
    // The clock moves, and the child and the author get their turn.
    server.clock.now += 1000;
    await new Promise((resolve) => setTimeout(resolve, 2));
    return reply.body;
  };
  const isDone = () => isOver() || seen.answered.length >= MOST_ANSWERS;
  while (!isDone()) {
    const session = await ask('/v1/sessions', { mode: 'drill', size: 20 });
    for (let next = session.next; next && !isDone(); ) {
      const shown = bodyOf(await server.get(`/v1/presentations/${next.id}`, headers));
      expect(shown.input).toEqual(next.input);
      const place = seen.answered.length % next.input.options.length;
      const response = { choice: next.input.options[place].id };
      const feedback = await ask(`/v1/presentations/${next.id}/answer`, { response });
      if (feedback.answerId) seen.answered.push(next.id);
      next = feedback.next;
    }
    await ask(`/v1/sessions/${session.id}/close`);
  }
  return seen;
}

test('answers while banks are edited, broken, removed and restored', async () => {
  const root = mkdtempSync(join(tmpdir(), 'trapwise-reload-'));
  const folder = join(root, 'questions');
  mkdirSync(folder);
  writeBanks(folder);
  const { store, discard } = await openInNewFolder();
  const checker = createBankChecker(process.cwd(), BANK_LIMITS);
  onTestFinished(async () => {
    checker.stop();
    await discard();
    rmSync(root, { recursive: true, force: true });
  });
  const server = await createServer({ store, auth: 'token', questions: folder, checker });
  const author = await addCaller(server, 'Author', ['author']);
  const reload = async () =>
    bodyOf(await server.post('/v1/author/reload', { acceptRetire: true }, author.headers));
  expect((await reload()).changes).toHaveLength(2);

  // Somebody who has a question open all day, of the card whose key will change.
  const patient = await addCaller(server, 'Patient');
  const wish = { mode: 'drill', size: 1, cards: ['card-2'] };
  const { next: open } = bodyOf(await server.post('/v1/sessions', wish, patient.headers), 201);

  let isOver = false;
  let keyChanged: string[] = [];
  const learners = await Promise.all(
    Array.from({ length: LEARNERS }, (_, number) => addCaller(server, `Learner ${number}`)),
  );
  const practising = Promise.all(learners.map((one) => practise(server, one, () => isOver)));
  try {
    for (const { edit, kept } of authorsDay(folder)) {
      edit();
      const both = await Promise.all([reload(), reload()]);
      keyChanged = both[0].changes.flatMap((one: { keyChanged: string[] }) => one.keyChanged);
      expect(both.map((loaded) => loaded.kept)).toEqual([kept, kept]);
    }
  } finally {
    isOver = true;
    await practising;
  }
  expect(keyChanged).toEqual(expect.arrayContaining(['card-2-q1', 'card-2-q2']));
  expect((await reload()).changes).toEqual([]);
  const seen = await practising;

  for (const [index, { answered, refused }] of seen.entries()) {
    const key = learners[index]?.learner.key ?? 0;
    expect(refused.map(({ text }) => text)).toEqual([]);
    const log = await store.log(key);
    expect(log.map((entry) => (entry.kind === 'answer' ? entry.presentation : entry.kind))).toEqual(
      answered,
    );
    expect(answered.length).toBeGreaterThan(10);
    expect(await findFaults(store, key)).toEqual([]);
  }

  const { headers, learner } = patient;
  const still = bodyOf(await server.get(`/v1/presentations/${open.id}`, headers));
  expect(still).toEqual(open);
  const right = open.input.options.find(({ text }: { text: string }) => text.startsWith(RIGHT));
  const path = `/v1/presentations/${open.id}/answer`;
  const feedback = bodyOf(
    await server.post(path, { response: { choice: right.id } }, headers),
    201,
  );
  // The key that was shown counts, although the files have another one now.
  expect([feedback.outcome.correct, feedback.key.choice]).toEqual([true, right.id]);
  expect(await findFaults(store, learner.key)).toEqual([]);
  const catalogue = server.world.catalogue();
  expect([...catalogue.banks].map(([id, { cards }]) => [id, cards.length])).toEqual([
    ['other-bank', CARDS],
    ['plain-bank', CARDS],
  ]);
});
