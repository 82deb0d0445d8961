// The API's replies by the names that the page knows them by; made from the routes, so they cannot differ from them.
import type { api, Taken } from './client.ts';

type Endpoint = (...args: never[]) => Promise<unknown>;
/** The JSON body that a call sends. */
export type Sent<E extends Endpoint> = Parameters<E>[0] extends { readonly json: infer J }
  ? J
  : never;

type Answering = (typeof api.presentations)[':id']['answer'];
type Sessions = typeof api.sessions;

export type Me = Taken<typeof api.me.$get>;
export type Today = Taken<typeof api.me.today.$get>;
export type Session = Taken<Sessions[':id']['$get']>;
export type SessionWish = NonNullable<Sent<Sessions['$post']>>;
export type Presentation = NonNullable<Session['next']>;
export type Summary = Taken<Sessions[':id']['close']['$post']>;

export type AnswerBody = Sent<Answering['$post']>;
export type Response = AnswerBody['response'];
export type Confidence = NonNullable<AnswerBody['confidence']>;
export type Answered = Taken<Answering['$post']>;
/** At once, not deferred to the end of an exam. */
export type Feedback = Extract<Answered, { readonly outcome: unknown }>;
/** In an exam: that it is recorded, and nothing else of it. */
export type Recorded = Exclude<Answered, { readonly outcome: unknown }>;

export type Input = Presentation['input'];
export type InputKindName = Input['kind'];
/** What a learner is given to respond with, of one kind. */
export type InputOf<K extends InputKindName> = Extract<Input, { readonly kind: K }>;

type ResponseFields = {
  'choose-one': 'choice';
  'choose-many': 'choices';
  order: 'order';
  match: 'pairs';
  text: 'text';
  recall: 'rating';
};
/** What comes back for an input of one kind. */
export type ResponseOf<K extends InputKindName> = Extract<
  Response,
  { readonly [F in ResponseFields[K]]: unknown }
>;
