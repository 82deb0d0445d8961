// The endpoints of practice over a fetch: each call is repeated when its reply is lost, which the API makes harmless.
import { randomUUID } from 'node:crypto';
import { EXIT } from '../command.ts';
import { type ApiConnection, Failure } from '../product.ts';
import { ApiFailure, type ProblemDocument } from './api-failure.ts';
import type {
  AnswerBody,
  Confidence,
  Feedback,
  Me,
  Opened,
  Revealed,
  Session,
  Summary,
  Undone,
} from './replies.ts';

/** Milliseconds: how long a reply may take, and how long to wait before each new try. */
const TIMEOUT_MS = 15_000;
const PAUSES_MS = [250, 1_000, 3_000];
const LONGEST_PAUSE_MS = 5_000;

export type Wish = {
  readonly mode?: 'drill';
  readonly size?: number;
  readonly minutes?: number;
  readonly topics?: readonly string[];
  readonly banks?: readonly string[];
  readonly exam?: string;
  readonly trapsOnly?: true;
};

export type Answered = {
  readonly response: AnswerBody['response'];
  readonly elapsedMs: number;
  readonly confidence: Confidence | null;
};

/** All throw ApiFailure for what the API refuses, and Failure when there is no API to be had. */
export interface PracticeApi {
  me(): Promise<Me>;
  start(wish: Wish): Promise<Session>;
  answer(presentation: string, answered: Answered): Promise<Feedback>;
  reveal(presentation: string): Promise<Revealed>;
  next(session: string): Promise<Opened>;
  undo(answer: string): Promise<Undone>;
  close(session: string): Promise<Summary>;
}

type Route = Pick<ApiConnection, 'baseUrl' | 'token' | 'fetch'>;

/** `wait` takes milliseconds. */
export function createPracticeApi(
  { baseUrl, token, fetch }: Route,
  wait: (ms: number) => Promise<unknown>,
): PracticeApi {
  const unavailable = (why: string) =>
    new Failure(EXIT.unavailable, `${baseUrl} ${why}; what was answered so far is kept`);

  async function read(reply: Response): Promise<unknown> {
    if (!/json/.test(reply.headers.get('content-type') ?? ''))
      throw unavailable(`answers ${reply.status} without JSON, so it is no Trapwise`);
    return reply.json();
  }

  /** `key` makes a repetition of what is not its own key harmless. */
  async function send<T>(method: string, path: string, body?: object, key?: string): Promise<T> {
    const headers = new Headers();
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (key !== undefined) headers.set('idempotency-key', key);
    for (let attempt = 0; ; attempt += 1) {
      const pause = PAUSES_MS[attempt];
      let reply: Response;
      let content: unknown;
      try {
        reply = await fetch(
          new Request(`${baseUrl}${path}`, {
            method,
            headers,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            signal: AbortSignal.timeout(TIMEOUT_MS),
          }),
        );
        content = await read(reply);
      } catch (error) {
        if (error instanceof Failure) throw error;
        if (pause === undefined) throw unavailable('does not answer');
        await wait(pause);
        continue;
      }
      if (reply.ok) return content as T;
      const problem = content as ProblemDocument;
      if (typeof problem?.code !== 'string')
        throw unavailable(`answers ${reply.status} in a way that is no Trapwise's`);
      if (!problem.retryable || pause === undefined) throw new ApiFailure(reply.status, problem);
      const asked = Number(reply.headers.get('retry-after') ?? 0) * 1000;
      await wait(Math.min(Math.max(asked, pause), LONGEST_PAUSE_MS));
    }
  }

  return {
    me: () => send('GET', '/v1/me'),
    start: (wish) => send('POST', '/v1/sessions', wish, randomUUID()),
    answer: (presentation, { response, elapsedMs, confidence }) =>
      send('POST', `/v1/presentations/${presentation}/answer`, {
        response,
        elapsedMs,
        ...(confidence === null ? {} : { confidence }),
      }),
    reveal: (presentation) => send('POST', `/v1/presentations/${presentation}/reveal`),
    next: (session) => send('POST', `/v1/sessions/${session}/next`),
    undo: (answer) => send('POST', `/v1/answers/${answer}/undo`, undefined, randomUUID()),
    close: (session) => send('POST', `/v1/sessions/${session}/close`),
  };
}
