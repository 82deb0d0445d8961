// Whoever calls a server with tokens: a learner with a token of some scopes, and the headers that carry it.
import { randomBytes } from 'node:crypto';
import type { Learner, Scope } from '#core/learner/learner.ts';
import { createLearner, issueToken } from '#use-cases/manage-learners.ts';
import type { Reply, Server } from './server.ts';

export type Caller = {
  readonly learner: Learner;
  readonly token: string;
  /** Public name of the token. */
  readonly tokenId: string;
  readonly headers: { readonly authorization: string };
};

export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}

export async function addToken(
  server: Server,
  learner: Learner,
  scopes: readonly Scope[] = ['learner'],
  days = 30,
): Promise<Caller> {
  const { store } = server.world;
  const request = { learner: learner.id, scopes, name: 'a device', days };
  const { text, token } = await issueToken(store, request, randomBytes(32), server.call());
  return { learner, token: text, tokenId: token.id, headers: bearer(text) };
}

export async function addCaller(
  server: Server,
  name: string,
  scopes: readonly Scope[] = ['learner'],
): Promise<Caller> {
  const named = { name, timeZone: 'UTC' };
  return addToken(server, await createLearner(server.world.store, named, server.call()), scopes);
}

/** A request as it comes over a socket from that address. */
export async function requestFrom(
  server: Server,
  address: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const incoming = { socket: { remoteAddress: address, remotePort: 1, remoteFamily: 'IPv4' } };
  const response = await server.app.request(path, { headers }, { incoming });
  const text = await response.text();
  const { status } = response;
  return { status, headers: response.headers, text, body: text === '' ? null : JSON.parse(text) };
}
