// A learner's device under load: answers what it is shown, keeps every acknowledgement, and sends again what it did
// not hear about.
import type { FeedbackView } from '#api/views/feedback.ts';
import type { PresentationView } from '#api/views/presentation.ts';
import type { SessionView } from '#api/views/session.ts';
import type { SyncedAnswersView } from '#api/views/synced-answers.ts';
import type { RandomInt } from '#core/base/random.ts';
import { RIGHT } from '../support/bank-files.ts';
import { createHttpClient, type HttpClient, type HttpReply } from '../support/http-client.ts';
import type { TokenLearner } from '../support/token-learners.ts';

/** One answer as it was sent. */
export type Sent = { readonly presentation: string; readonly choice: string };

/** An answer that the server said it had recorded, with the reply as it came. */
export type Ack = Sent & { readonly text: string };

export type AnsweringClient = {
  readonly learner: TokenLearner;
  /** In the order of their replies. */
  readonly acks: readonly Ack[];
  /** Sent, and no whole reply heard. */
  readonly pending: Sent | null;
  /** Retries that were told what had been recorded before their server died. */
  readonly recovered: number;
  /** Codes of the 503 replies: nothing was recorded, and the answer is still pending. */
  readonly refusals: readonly string[];
  /** Replies that no server should have given, in words. */
  readonly surprises: readonly string[];
  /** Answers on and on until the connection breaks, the server refuses, or `stop` says so. */
  answerUntilGone(url: string, stop?: () => boolean): Promise<void>;
  /** Sends acknowledged answers again; returns how many were replayed whole. */
  repeat(url: string): Promise<number>;
  /** Sends again what was not acknowledged. */
  settle(url: string): Promise<void>;
  /** Takes acknowledged answers back that the server turned out not to have. */
  forget(lost: ReadonlySet<string>): void;
};

const SESSION = { mode: 'drill', size: 200 };
const RIGHT_PERCENT = 70;

export function createAnsweringClient(learner: TokenLearner, random: RandomInt): AnsweringClient {
  let acks: Ack[] = [];
  let pending: Sent | null = null;
  let session: string | null = null;
  let open: PresentationView | null = null;
  let recovered = 0;
  let line: { readonly url: string; readonly http: HttpClient } | null = null;
  const refusals: string[] = [];
  const surprises: string[] = [];

  const surprise = (what: string, { status, text }: HttpReply) =>
    surprises.push(`${what}: ${status} ${text.slice(0, 200)}`);
  const answer = (http: HttpClient, { presentation, choice }: Sent) =>
    http.send('POST', `/v1/presentations/${presentation}/answer`, { response: { choice } });
  /** The same answer as a device sends it that had no connection; the reply is what came of it. */
  async function sync(http: HttpClient, { presentation, choice }: Sent): Promise<HttpReply> {
    const at = new Date().toISOString();
    const item = { clientAnswerId: presentation, presentationId: presentation, answeredAt: at };
    const reply = await http.send(
      'POST',
      '/v1/sync/answers',
      { sentAt: at, items: [{ ...item, response: { choice } }] },
      { 'idempotency-key': `${presentation}-${at}-${random(1_000_000)}` },
    );
    if (reply.status !== 200) return reply;
    const [result] = (JSON.parse(reply.text) as SyncedAnswersView).results;
    const headers = result?.status === 'replayed' ? { 'idempotency-replayed': 'true' } : {};
    const text = JSON.stringify(result?.feedback ?? result);
    return { ...reply, headers, text, status: result?.status === 'accepted' ? 201 : 200 };
  }
  const isReplay = ({ status, headers }: HttpReply) =>
    status === 200 && headers['idempotency-replayed'] === 'true';

  function refuse({ text }: HttpReply): null {
    refusals.push((JSON.parse(text) as { code: string }).code);
    return null;
  }

  /** The presentation to answer: what the session has, or else a new session's first. */
  async function begin(http: HttpClient): Promise<PresentationView | null> {
    if (session !== null) {
      const reply = await http.send('POST', `/v1/sessions/${session}/next`);
      if (reply.status === 503) return refuse(reply);
      if (reply.status !== 200) surprise('next', reply);
      else {
        const { presentation } = JSON.parse(reply.text) as {
          presentation: PresentationView | null;
        };
        if (presentation) return presentation;
      }
    }
    const reply = await http.send('POST', '/v1/sessions', SESSION);
    if (reply.status === 503) return refuse(reply);
    if (reply.status !== 201) {
      surprise('a new session', reply);
      return null;
    }
    const made = JSON.parse(reply.text) as SessionView;
    session = made.id;
    return made.next;
  }

  function choose({ id, input }: PresentationView): Sent {
    if (input.kind !== 'choose-one') throw new Error(`not one of our cards: ${id}`);
    const wanted = random(100) < RIGHT_PERCENT;
    const fitting = input.options.filter(({ text }) => text.startsWith(RIGHT) === wanted);
    const chosen = fitting[random(fitting.length)] ?? fitting[0];
    return { presentation: id, choice: chosen?.id ?? '' };
  }

  /** Sends one answer: the one that is pending, or a new one. False when there is no going on. */
  async function step(http: HttpClient): Promise<boolean> {
    const isRetry = pending !== null;
    if (!pending) {
      open ??= await begin(http);
      if (!open) return false;
      pending = choose(open);
    }
    const sent = pending;
    const reply = await (random(4) === 0 ? sync : answer)(http, sent);
    if (reply.status === 503) return refuse(reply) !== null;
    pending = null;
    open = null;
    if (reply.status === 201 || (isRetry && isReplay(reply))) {
      acks.push({ ...sent, text: reply.text });
      if (reply.status === 200) recovered += 1;
      open = (JSON.parse(reply.text) as FeedbackView).next;
    } else surprise(isRetry ? 'a retry' : 'an answer', reply);
    return true;
  }

  /** The connection that `repeat` opened and the load then finds open, as a client in the middle of practice has it. */
  function over(url: string): HttpClient {
    if (line?.url !== url) {
      line?.http.close();
      line = { url, http: createHttpClient(url, learner.token) };
    }
    return line.http;
  }

  async function lastly(url: string, work: (http: HttpClient) => Promise<void>): Promise<void> {
    try {
      await work(over(url));
    } finally {
      line?.http.close();
      line = null;
    }
  }

  return {
    learner,
    refusals,
    surprises,
    get acks() {
      return acks;
    },
    get pending() {
      return pending;
    },
    get recovered() {
      return recovered;
    },
    answerUntilGone: (url, stop = () => false) =>
      lastly(url, async (http) => {
        try {
          while (!stop()) if (!(await step(http))) return;
        } catch (error) {
          // What node calls a broken connection has a code; anything else is a mistake of this test.
          if (!(error instanceof Error && 'code' in error)) throw error;
        }
      }),
    settle: (url) =>
      lastly(url, async (http) => {
        if (pending) await step(http);
      }),
    async repeat(url) {
      const chosen = [acks.at(-1), acks[random(Math.max(1, acks.length))]];
      let replayed = 0;
      for (const ack of chosen) {
        if (!ack) continue;
        const reply = await answer(over(url), ack);
        if (isReplay(reply) && reply.text === ack.text) replayed += 1;
        else surprise(`acknowledged ${ack.presentation} again`, reply);
      }
      return replayed;
    },
    forget: (lost) => {
      acks = acks.filter(({ presentation }) => !lost.has(presentation));
    },
  };
}
