// Learners, their tokens and their claims in the in-memory engine.
import { notFound } from '#core/base/errors.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import { REPLY_KEPT_MS } from '../limits.ts';
import type { KeptToken } from '../own-data.ts';
import type { Store, Token } from '../store.ts';
import { frozen } from './frozen.ts';
import { LearnerState } from './learner-state.ts';

type Methods = Pick<
  Store,
  | 'createLearner'
  | 'learner'
  | 'learnerByKey'
  | 'learners'
  | 'updateLearner'
  | 'addToken'
  | 'tokenByHash'
  | 'tokens'
  | 'revokeToken'
  | 'claimRequest'
  | 'settleRequest'
>;

export type MemoryLearners = {
  readonly methods: Methods;
  all(): readonly LearnerState[];
  require(key: LearnerKey): LearnerState;
  /** By creation. */
  tokensOf(key: LearnerKey): readonly KeptToken[];
  /** Leaves the place of the learner empty, for ever. */
  forget(key: LearnerKey): void;
};

export function createMemoryLearners(refuseWhenClosed: () => void): MemoryLearners {
  const places: (LearnerState | null)[] = [];
  const all = () => places.flatMap((state) => state ?? []);
  const tokens = new Map<string, { token: Token; hash: string }>();

  const stateOf = (key: LearnerKey): LearnerState => {
    const found = places[key - 1];
    if (!found) throw notFound();
    return found;
  };
  const byCreation = (one: Token, other: Token) =>
    one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1);

  return {
    require: stateOf,
    all,
    tokensOf: (key) =>
      [...tokens.values()]
        .filter(({ token }) => token.learner === key)
        .map(({ token, hash }) => ({ token, sha256: new Uint8Array(Buffer.from(hash, 'hex')) }))
        .sort((one, other) => byCreation(one.token, other.token)),
    forget: (key) => {
      places[key - 1] = null;
      for (const [id, { token }] of tokens) if (token.learner === key) tokens.delete(id);
    },
    methods: {
      createLearner: async (fields) => {
        refuseWhenClosed();
        if (all().some(({ learner }) => learner.id === fields.id))
          throw new Error(`${fields.id} exists`);
        const key = places.length + 1;
        const state = new LearnerState({ key, ...fields, weights: null, origin: fields.id });
        places.push(state);
        return state.learner;
      },
      learner: async (id) => all().find(({ learner }) => learner.id === id)?.learner ?? null,
      learnerByKey: async (key) => places[key - 1]?.learner ?? null,
      learners: async () =>
        all()
          .map(({ learner }) => learner)
          .sort((one, other) => one.createdAt - other.createdAt),
      updateLearner: async (key, change) => {
        const state = stateOf(key);
        state.learner = frozen({ ...state.learner, ...change(state.learner) });
        return state.learner;
      },

      addToken: async (token, sha256) => {
        const hash = Buffer.from(sha256).toString('hex');
        const isKnown = [...tokens.values()].some((other) => other.hash === hash);
        if (isKnown || tokens.has(token.id)) throw new Error(`token ${token.id} exists`);
        stateOf(token.learner);
        tokens.set(token.id, { token: frozen(token), hash });
      },
      tokenByHash: async (sha256) => {
        const hash = Buffer.from(sha256).toString('hex');
        return [...tokens.values()].find((other) => other.hash === hash)?.token ?? null;
      },
      tokens: async () => [...tokens.values()].map(({ token }) => token).sort(byCreation),
      revokeToken: async (id, at) => {
        const found = tokens.get(id);
        if (!found || found.token.revokedAt !== null) return false;
        found.token = frozen({ ...found.token, revokedAt: at });
        return true;
      },

      claimRequest: async ({ learner, key, fingerprint, at }) => {
        const { claims } = stateOf(learner);
        const kept = claims.get(key);
        if (!kept || kept.at < at - REPLY_KEPT_MS) {
          claims.set(key, { fingerprint, at, reply: null });
          return { kind: 'fresh' };
        }
        if (kept.fingerprint !== fingerprint) return { kind: 'mismatch' };
        return kept.reply ?? { kind: 'running' };
      },
      settleRequest: async (learner, key, reply) => {
        const claims = places[learner - 1]?.claims;
        const kept = claims?.get(key);
        if (!reply) claims?.delete(key);
        else if (kept) kept.reply = frozen({ kind: 'settled', ...reply });
      },
    },
  };
}
