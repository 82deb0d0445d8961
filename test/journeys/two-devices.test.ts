// One learner, two devices, one session: whatever they send at once, it ends as if one had come after the other.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingAnswers } from '#core/memory/log.ts';
import type { Store } from '#store/store.ts';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { respond } from '../support/learner.ts';
import { DAY, type Reply, START } from '../support/server.ts';

/** While a scheduler is here, it decides whose turn it is. */
const turns: { scheduler: fc.Scheduler | null } = { scheduler: null };

/** A store whose every call waits for its turn, so that requests mix in any order. */
function takingTurns(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        await turns.scheduler?.schedule(Promise.resolve(), String(name));
        return Reflect.apply(method, target, given);
      };
    },
  });
}

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney([bank(singleCards(12))], START, takingTurns);
  const settings = { newPerDay: 999, reviewsPerDay: 9999 };
  bodyOf(await journey.server.request('PATCH', '/v1/me', settings));
});
afterAll(async () => {
  expect(await findFaults(journey.store, 1)).toEqual([]);
  await journey.end();
});

/** A new drill of these many cards, on a day of its own. */
async function begin(size: number): Promise<Reply['body']> {
  journey.server.clock.now += DAY;
  const cards = Array.from({ length: size }, (_, index) => `card-${index + 1}`);
  return bodyOf(await journey.server.post('/v1/sessions', { mode: 'drill', cards }), 201);
}

const send = (presentation: Reply['body'], right: boolean) =>
  journey.server.post(`/v1/presentations/${presentation.id}/answer`, {
    response: respond(presentation, right),
  });

const logOf = async (id: string) =>
  (await journey.store.log(1)).filter(
    (entry) => entry.kind === 'answer' && entry.presentation === id,
  );

describe('two devices on one session', () => {
  it('see the same presentation, with the same options in the same order', async () => {
    const session = await begin(3);
    const path = `/v1/sessions/${session.id}`;
    const replies = await Promise.all([
      journey.server.get(path),
      journey.server.post(`${path}/next`),
      journey.server.post(`${path}/next`),
      journey.server.get(path),
    ]);
    const shown = replies.map(({ body }) => body.next ?? body.presentation);
    for (const one of shown) expect(one).toEqual(session.next);
  });

  it('that ask for what comes next at once get one presentation', async () => {
    const session = await begin(3);
    // The last answer is taken back: its card is asked once more.
    let { next } = session;
    let last: Reply['body'] = null;
    while (next) {
      last = bodyOf(await send(next, true), 201);
      next = last.next;
    }
    bodyOf(await journey.server.post(`/v1/answers/${last.answerId}/undo`));
    const replies = await Promise.all(
      Array.from({ length: 16 }, () => journey.server.post(`/v1/sessions/${session.id}/next`)),
    );
    const [first, ...others] = replies.map((reply) => bodyOf(reply));
    expect(first.presentation.answered).toBe(false);
    for (const other of others) expect(other).toEqual(first);
  });

  it('that answer differently: one is recorded, the other is told what was', async () => {
    const session = await begin(3);
    const replies = await Promise.all([send(session.next, true), send(session.next, false)]);
    const won = replies.find(({ status }) => status === 201);
    const lost = replies.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'already-answered', recorded: won?.body });
    expect(await logOf(session.next.id)).toHaveLength(1);
    const path = `/v1/presentations/${session.next.id}/answer`;
    expect(bodyOf(await journey.server.get(path))).toEqual(won?.body);
  });

  it('that answer alike: one is recorded, the other gets the same reply again', async () => {
    const session = await begin(3);
    const replies = await Promise.all([send(session.next, false), send(session.next, false)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(replies[0]?.text).toBe(replies[1]?.text);
    const replayed = replies.find(({ status }) => status === 200);
    expect(replayed?.headers.get('idempotency-replayed')).toBe('true');
  });

  it('that send one answer sixty-four times record it once', async () => {
    const session = await begin(4);
    const before = (await journey.store.log(1)).length;
    const replies = await Promise.all(Array.from({ length: 64 }, () => send(session.next, true)));
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: 63 }, () => 200), 201]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(await journey.store.log(1)).toHaveLength(before + 1);
    expect(await logOf(session.next.id)).toHaveLength(1);
  });

  it('that send sixty-four answers of four kinds record one, and tell all others of it', async () => {
    const session = await begin(4);
    const { next } = session;
    const choices: string[] = next.input.options.map(({ id }: { id: string }) => id);
    const replies = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        journey.server.post(`/v1/presentations/${next.id}/answer`, {
          response: { choice: choices[index % 4] },
        }),
      ),
    );
    const [won, ...more] = replies.filter(({ status }) => status === 201);
    expect(more).toEqual([]);
    for (const { status, text, body } of replies) {
      if (status === 200) expect(text).toBe(won?.text);
      else if (status === 409) expect(body.recorded).toEqual(won?.body);
      else expect(status).toBe(201);
    }
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(48);
    expect(await logOf(next.id)).toHaveLength(1);
  });

  it('of which one closes the session while the other answers agree on what counted', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const session = await begin(3);
      const close = () => journey.server.post(`/v1/sessions/${session.id}/close`);
      const both =
        turn % 2 ? [send(session.next, true), close()] : [close(), send(session.next, true)];
      const replies = await Promise.all(both);
      const answered = replies.find(({ body }) => !('sessionId' in body) || 'answerId' in body);
      const summary = bodyOf(await close());
      const recorded = answered?.status === 201;
      expect(recorded || answered?.body.code === 'session-closed').toBe(true);
      expect(summary.progress.answered).toBe(recorded ? 1 : 0);
      expect(await logOf(session.next.id)).toHaveLength(recorded ? 1 : 0);
    }
  });
});

/** What one device does next; it answers what it saw last. */
type Step = 'next' | 'right' | 'wrong' | 'other' | 'undo' | 'look' | 'close';
type Seen = {
  readonly step: Step;
  readonly target: string;
  readonly status: number;
  readonly says: string;
};

/** One device at work; gives what it saw, in its order. */
async function work(session: Reply['body'], steps: readonly Step[]): Promise<Seen[]> {
  const { server } = journey;
  const path = `/v1/sessions/${session.id}`;
  const seen: Seen[] = [];
  let shown = session.next;
  let answered: string | null = null;
  for (const step of steps) {
    if (step === 'next' || step === 'look' || step === 'close') {
      const reply = step === 'look' ? await server.get(path) : await server.post(`${path}/${step}`);
      const presentation = reply.body.presentation ?? reply.body.next ?? null;
      if (step !== 'close' && presentation) shown = presentation;
      const { progress } = reply.body;
      const says =
        reply.status === 200 ? `${presentation?.id} ${progress.answered}` : reply.body.code;
      seen.push({ step, target: '', status: reply.status, says });
    } else if (step === 'undo') {
      if (!answered) continue;
      const reply = await server.post(`/v1/answers/${answered}/undo`);
      const says = reply.status === 200 ? `${reply.body.progress.answered}` : reply.body.code;
      seen.push({ step, target: answered.replace('ans_', 'prs_'), status: reply.status, says });
    } else {
      const choice = step === 'other' ? 'wrong two' : null;
      const option = shown.input.options.find(({ text }: { text: string }) => text === choice);
      const response = option ? { choice: option.id } : respond(shown, step === 'right');
      const reply = await server.post(`/v1/presentations/${shown.id}/answer`, { response });
      const { body, status } = reply;
      const says = status < 300 ? `${body.next?.id} ${body.progress.answered}` : body.code;
      seen.push({ step, target: shown.id, status, says });
      if (status < 300) {
        answered = body.answerId;
        if (body.next) shown = body.next;
      }
    }
  }
  return seen;
}

/** The session as it should be: one thing after the other. */
class Serial {
  readonly order: readonly string[];
  readonly answers = new Map<string, { step: Step; says: string; undone: boolean }>();
  open: number;
  issued = 1;
  closed = false;
  answered = 0;

  constructor(order: readonly string[]) {
    this.order = order;
    this.open = order.length > 0 ? 0 : -1;
  }

  copy(): Serial {
    const other = new Serial(this.order);
    for (const [id, answer] of this.answers) other.answers.set(id, { ...answer });
    return Object.assign(other, {
      open: this.open,
      issued: this.issued,
      closed: this.closed,
      answered: this.answered,
    });
  }

  /** The reply to a step; presentations are issued in the order in which they really were. */
  reply({ step, target }: Seen): { status: number; says: string } {
    const id = this.open < 0 ? undefined : this.order[this.open];
    const shown = this.closed ? undefined : id;
    if (step === 'close') {
      this.closed = true;
      return { status: 200, says: `undefined ${this.answered}` };
    }
    if (step === 'look') return { status: 200, says: `${shown} ${this.answered}` };
    if (step === 'next') {
      if (this.closed) return { status: 409, says: 'session-closed' };
      return { status: 200, says: `${shown} ${this.answered}` };
    }
    const known = this.answers.get(target);
    if (known) {
      return known.step === step
        ? { status: 200, says: known.says }
        : { status: 409, says: 'already-answered' };
    }
    if (this.closed || target !== id) return { status: 409, says: 'session-closed' };
    this.answered += 1;
    this.open = this.issued < this.order.length ? this.issued : -1;
    if (this.open >= 0) this.issued += 1;
    const next = this.open < 0 ? undefined : this.order[this.open];
    const says = `${next} ${this.answered}`;
    this.answers.set(target, { step, says, undone: false });
    return { status: 201, says };
  }
}

/** True when one device's steps can be put between the other's so that each saw what it must have seen. */
function isSerial(serial: Serial, one: readonly Seen[], other: readonly Seen[]): boolean {
  if (one.length === 0 && other.length === 0) return true;
  return [
    [one, other],
    [other, one],
  ].some(([first = [], second = []]) => {
    const [head, ...rest] = first;
    if (!head) return false;
    const after = serial.copy();
    const { status, says } = after.reply(head);
    return status === head.status && says === head.says && isSerial(after, rest, second);
  });
}

const steps = (choices: readonly Step[]) =>
  fc.array(fc.constantFrom(...choices), { minLength: 1, maxLength: 5 });
const PLAIN: readonly Step[] = ['next', 'right', 'right', 'wrong', 'other', 'look'];

describe('an order that explains what two devices saw', () => {
  const answered = (step: Step, status: number, says: string): Seen => ({
    step,
    target: 'a',
    status,
    says,
  });
  const explains = (one: Seen[], other: Seen[]) => isSerial(new Serial(['a', 'b']), one, other);

  it('is found where there is one', () => {
    const won = answered('right', 201, 'b 1');
    expect(explains([won], [answered('right', 200, 'b 1')])).toBe(true);
    expect(explains([answered('wrong', 409, 'already-answered')], [won])).toBe(true);
  });

  it('is not found for two answers to one presentation, nor for a reply from before its time', () => {
    const won = answered('right', 201, 'b 1');
    expect(explains([won], [answered('right', 201, 'b 1')])).toBe(false);
    expect(explains([won], [answered('wrong', 201, 'b 2')])).toBe(false);
    expect(explains([won, { ...won, step: 'look', status: 200, says: 'a 0' }], [])).toBe(false);
    expect(explains([answered('right', 409, 'session-closed')], [])).toBe(false);
  });
});

describe('any mixture of requests from two devices', () => {
  /** Runs both devices with their requests mixed; gives what each saw. */
  async function mix(
    scheduler: fc.Scheduler,
    session: Reply['body'],
    one: readonly Step[],
    other: readonly Step[],
  ): Promise<[Seen[], Seen[]]> {
    turns.scheduler = scheduler;
    try {
      return await scheduler.waitFor(Promise.all([work(session, one), work(session, other)]));
    } finally {
      turns.scheduler = null;
    }
  }

  async function expectSound(sessionId: string): Promise<void> {
    const session = await journey.store.session(1, sessionId);
    const shown = await journey.store.presentations(session?.key ?? 0);
    const log = await journey.store.log(1);
    const ids = new Set(shown.map(({ id }) => id));
    const answers = log.filter((entry) => entry.kind === 'answer' && ids.has(entry.presentation));
    const counted = standingAnswers(log).filter(({ presentation }) => ids.has(presentation));
    const waiting = shown.filter(({ answeredSeq }) => answeredSeq === null);
    const { open, status } = session?.state ?? {};
    expect(answers).toHaveLength(shown.length - waiting.length);
    expect(new Set(answers.map(({ seq }) => seq))).toEqual(
      new Set(shown.flatMap(({ answeredSeq }) => answeredSeq ?? [])),
    );
    if (status === 'open') expect(waiting.map(({ id }) => id)).toEqual(open ? [open] : []);
    else expect(waiting.length).toBeLessThanOrEqual(1);
    const { progress } = bodyOf(await journey.server.get(`/v1/sessions/${sessionId}`));
    expect(progress).toMatchObject({
      answered: counted.length,
      correct: counted.filter(({ correct }) => correct).length,
      wrong: counted.filter(({ correct }) => !correct).length,
    });
  }

  it('ends as some order of them would have', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        steps(PLAIN),
        steps([...PLAIN, 'close']),
        async (scheduler, one, other) => {
          const session = await begin(6);
          const [first, second] = await mix(scheduler, session, one, other);
          const state = await journey.store.session(1, session.id);
          const shown = await journey.store.presentations(state?.key ?? 0);
          const order = shown.map(({ id }) => id);
          expect({ first, second, serial: isSerial(new Serial(order), first, second) }).toEqual({
            first,
            second,
            serial: true,
          });
          await expectSound(session.id);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('with answers taken back keeps one answer a presentation, one presentation open, and counts that agree', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        steps([...PLAIN, 'undo', 'undo']),
        steps([...PLAIN, 'undo', 'close']),
        async (scheduler, one, other) => {
          const session = await begin(6);
          const seen = (await mix(scheduler, session, one, other)).flat();
          for (const { status } of seen) expect([200, 201, 409]).toContain(status);
          await expectSound(session.id);
        },
      ),
      { numRuns: 100 },
    );
  });
});
