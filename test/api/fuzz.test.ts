// Thousands of requests made from the OpenAPI document: never a 5xx, never a reply beyond its schema, never a key too early.
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { CANARY } from '../support/banks.ts';
import { LANES, OF_EXAMS, type Step } from '../support/fuzz/requests.ts';
import {
  createTally,
  type Fetch,
  operations,
  runWorld,
  steps,
  type WorldOptions,
} from '../support/fuzz/world.ts';

const { TRAPWISE_FUZZ_REQUESTS = '20000', TRAPWISE_FUZZ_SEED = Date.now() % 2 ** 31 } = process.env;
const REQUESTS = Number(TRAPWISE_FUZZ_REQUESTS);
const SEED = Number(TRAPWISE_FUZZ_SEED);
type Tamper = NonNullable<WorldOptions['tamper']>;

/** Requests of one server; a new one then begins with nothing. */
const WORLD = 500;

const plan = (seed: number, length: number): Step[] => fc.sample(steps, { seed, numRuns: length });

test(`${REQUESTS} requests at random break no promise (seed ${SEED})`, {
  timeout: 240_000,
}, async () => {
  const tally = createTally();
  for (let world = 0; world * WORLD < REQUESTS; world += 1) {
    const length = Math.min(WORLD, REQUESTS - world * WORLD);
    try {
      await runWorld(plan(SEED + world, length), tally);
    } catch (cause) {
      const again = `TRAPWISE_FUZZ_SEED=${SEED + world} TRAPWISE_FUZZ_REQUESTS=${length}`;
      throw new Error(`once more: ${again}\n${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    }
  }
  if (REQUESTS < 2000) return;
  // A fuzz that is refused all the time proves nothing.
  expect(tally.requests).toBeGreaterThan(0.98 * REQUESTS);
  // A running exam with a draft is met by chance only; test/api/exam.test.ts walks what it takes.
  // A document fits its own hash, which chance does not find; test/api/own-data.test.ts sends some.
  const byChance = [...OF_EXAMS, 'importMe'];
  const surely = operations.map(({ id }) => id).filter((id) => !byChance.includes(id));
  expect([...tally.done]).toEqual(expect.arrayContaining(surely));
  const count = (fits: (lane: string, status: number) => boolean) =>
    [...tally.statuses].reduce((sum, [key, times]) => {
      const [lane = '', status] = key.split(' ');
      return fits(lane, Number(status)) ? sum + times : sum;
    }, 0);
  const share = LANES.map((lane) => {
    const all = count((one) => one === lane);
    return [lane, all / tally.requests, count((one, status) => one === lane && status < 400) / all];
  });
  expect(share).toEqual([
    ['valid', expect.closeTo(0.4, 1), expect.toSatisfy((done: number) => done > 0.5)],
    ['near', expect.closeTo(0.4, 1), expect.toSatisfy((done: number) => done > 0.1 && done < 0.7)],
    ['garbage', expect.closeTo(0.2, 1), expect.toSatisfy((done: number) => done < 0.5)],
  ]);
  for (const status of [400, 404, 405, 406, 409, 413, 415, 422]) {
    expect(count((_lane, one) => one === status)).toBeGreaterThan(0);
  }
});

test(`${WORLD} more over SQLite break none either (seed ${SEED})`, async () => {
  const { store, discard } = await openInNewFolder();
  onTestFinished(discard);
  await runWorld(plan(SEED, WORLD), createTally(), { engine: store });
});

describe('the fuzz would find', () => {
  /** A server that changes some of its replies before they are judged. */
  const tampering =
    (change: (text: string, response: Response) => Response | null) =>
    (fetch: Fetch): Fetch =>
    async (request) => {
      const response = await fetch(request);
      const text = await response.clone().text();
      return change(text, response) ?? response;
    };
  const withText = (text: string, { status, headers }: Response) =>
    new Response(text, { status, headers });

  const find = (tamper: Tamper) => runWorld(plan(7, 400), createTally(), { tamper });

  test('nothing where nothing is wrong, and the same each time', async () => {
    const [once, again] = [createTally(), createTally()];
    await runWorld(plan(7, 400), once);
    await runWorld(plan(7, 400), again);
    expect(again).toEqual(once);
  });

  test('a member that the document does not name', async () => {
    const leaky = tampering((text, response) =>
      text.includes('"answered":false')
        ? withText(text.replace('"answered":false', '"answered":false,"correct":2'), response)
        : null,
    );
    await expect(find(leaky)).rejects.toThrow('must NOT have additional properties');
  });

  test('a member that is missing or of another type', async () => {
    const wrong = tampering((text, response) =>
      text.includes('"issuedAt"')
        ? withText(text.replace(/"issuedAt":"[^"]*"/, '"issuedAt":0'), response)
        : null,
    );
    await expect(find(wrong)).rejects.toThrow('does not fit its schema');
  });

  test('a key in a stem, where the schema allows any text', async () => {
    const leaky = tampering((text, response) =>
      text.includes('"stem":"Stem')
        ? withText(text.replace('"stem":"Stem', `"stem":"${CANARY} Stem`), response)
        : null,
    );
    await expect(find(leaky)).rejects.toThrow('tells a key before its answer');
  });

  test('a key in the next question of a feedback', async () => {
    const leaky = tampering((text, response) =>
      response.status === 201 && /"next":\{/.test(text) && text.includes('"answerId"')
        ? withText(text.replace(/("next":\{.*"text":")/, `$1${CANARY} `), response)
        : null,
    );
    await expect(find(leaky)).rejects.toThrow('tells a key before its answer');
  });

  test('a key in the log', async () => {
    const talkative: Tamper = (fetch, server) => async (request) => {
      const response = await fetch(request);
      if (response.status === 201) server.lines.push(`answered with ${CANARY}`);
      return response;
    };
    await expect(find(talkative)).rejects.toThrow('wrote a key to the log');
  });

  test('a server error', async () => {
    const broken = tampering((_text, response) =>
      response.status === 404 ? new Response('', { status: 500 }) : null,
    );
    await expect(find(broken)).rejects.toThrow('answered 500');
  });

  test('a code that does not belong to its status', async () => {
    const mistaken = tampering((text, response) =>
      response.status === 422
        ? new Response(text, { status: 400, headers: response.headers })
        : null,
    );
    await expect(find(mistaken)).rejects.toThrow(/code .* and status 422 in a 400/);
  });

  test('a failure that is no problem document', async () => {
    const plain = tampering((_text, response) =>
      response.status === 405 ? new Response('No.', { status: 405 }) : null,
    );
    await expect(find(plain)).rejects.toThrow('a 405 of type text/plain;charset=UTF-8');
  });

  test('a refused request that changed something', async () => {
    const careless: Tamper = (fetch, server) => async (request) => {
      const response = await fetch(request);
      if (response.status >= 400) {
        const { store } = server.world;
        const [learner] = await store.learners();
        await store.updateLearner(learner?.key ?? 1, (now) => ({
          ...now,
          name: crypto.randomUUID(),
        }));
      }
      return response;
    };
    await expect(find(careless)).rejects.toThrow('changed something and refused');
  });
});
