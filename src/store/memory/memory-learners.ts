// Learners, their tokens and their claims in the in-memory engine.
import type { LearnerKey } from '#core/learner/learner.ts';
import { REPLY_KEPT_MS } from '../limits.ts';
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
};

export function createMemoryLearners(refuseWhenClosed: () => void): MemoryLearners {
  const states: LearnerState[] = [];
  const tokens = new Map<string, { token: Token; hash: string }>();

  const stateOf = (key: LearnerKey): LearnerState => {
    const found = states[key - 1];
    if (!found) throw new Error(`no learner ${key}`);
    return found;
  };

  return {
    require: stateOf,
    all: () => states,
    methods: {
      createLearner: async (fields) => {
        refuseWhenClosed();
        if (states.some(({ learner }) => learner.id === fields.id))
          throw new Error(`${fields.id} exists`);
        const state = new LearnerState({ key: states.length + 1, ...fields, weights: null });
        states.push(state);
        return state.learner;
      },
      learner: async (id) => states.find(({ learner }) => learner.id === id)?.learner ?? null,
      learnerByKey: async (key) => states[key - 1]?.learner ?? null,
      learners: async () =>
        states.map(({ learner }) => learner).sort((one, other) => one.createdAt - other.createdAt),
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
      tokens: async () =>
        [...tokens.values()]
          .map(({ token }) => token)
          .sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1)),
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
        const { claims } = stateOf(learner);
        const kept = claims.get(key);
        if (!reply) claims.delete(key);
        else if (kept) kept.reply = frozen({ kind: 'settled', ...reply });
      },
    },
  };
}
