// A learner's document from one server to another, or back to the same one, and what must be equal then.
import { createHash } from 'node:crypto';
import { bodyOf } from './journey.ts';
import type { Reply, Server } from './server.ts';

type Body = Reply['body'];

export async function exportFrom(server: Server, headers: Record<string, string> = {}) {
  const reply = await server.get('/v1/me/export', headers);
  return { text: reply.text, document: bodyOf(reply) as Body };
}

const byId = (one: Body, other: Body) => (one.id < other.id ? -1 : 1);

/**
 * What a document says of a learner and not of the server, the moment, or the learner's name for the server: two
 * exports of one learner are the same in this.
 */
export function portable(document: Body): Body {
  const { exportedAt: _, sha256: __, tokens: ___, learner, cards, wordings, ...rest } = document;
  const { origin, name, settings } = learner;
  return {
    ...rest,
    learner: { origin, name, settings },
    cards: cards.toSorted(byId),
    // Keyed by the secret of the server.
    wordings: wordings.map(({ revision: _revision, ...wording }: Body) => wording),
  };
}

/** A document of nothing, which fits its schema; its hash is wrong. */
export const EMPTY_DOCUMENT = {
  format: 'trapwise-learner',
  version: 1,
  exportedAt: '2026-11-20T09:00:00.000Z',
  learner: {
    id: 'me',
    origin: 'me',
    name: 'Me',
    createdAt: '2026-11-20T09:00:00.000Z',
    settings: {},
  },
  tokens: [],
  sessions: [],
  presentations: [],
  log: [],
  cards: [],
  wordings: [],
  bases: [],
  freeDays: [],
  fits: [],
  reports: [],
  stateHash: '0'.repeat(64),
  sha256: '0'.repeat(64),
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The document as JSON with the hash that it must have. */
export function sealed({ sha256: _, ...content }: Body): string {
  return JSON.stringify({ ...content, sha256: sha256(JSON.stringify(content)) });
}
