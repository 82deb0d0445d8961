// What the API answers to this room, derived from the types of its client.
import type { Client } from '#api/client.ts';

type Endpoint = (...args: never[]) => Promise<unknown>;
/** The body of an endpoint's reply with this status. */
type Body<E extends Endpoint, Status extends number> =
  Extract<Awaited<ReturnType<E>>, { readonly status: Status }> extends {
    json(): Promise<infer B>;
  }
    ? B
    : never;

type V1 = Client['v1'];

export type Session = Body<V1['sessions']['$post'], 201>;
export type Presentation = NonNullable<Session['next']>;
export type Progress = Session['progress'];
/** At once, not deferred to the end of an exam. */
export type Feedback = Extract<
  Body<V1['presentations'][':id']['answer']['$post'], 201>,
  { readonly outcome: unknown }
>;
/** What of the feedback explains the question, without what it did to the learner's memory. */
export type Explained = Pick<
  Feedback,
  'outcome' | 'options' | 'explanation' | 'sources' | 'trapHit'
>;
export type Revealed = Body<V1['presentations'][':id']['reveal']['$post'], 200>;
export type Opened = Body<V1['sessions'][':id']['next']['$post'], 200>;
export type Undone = Body<V1['answers'][':id']['undo']['$post'], 200>;
export type Summary = Body<V1['sessions'][':id']['close']['$post'], 200>;
export type Me = Body<V1['me']['$get'], 200>;

type Sent<E extends Endpoint> = Parameters<E>[0] extends { readonly json: infer J } ? J : never;
export type AnswerBody = Sent<V1['presentations'][':id']['answer']['$post']>;
export type Confidence = NonNullable<AnswerBody['confidence']>;
