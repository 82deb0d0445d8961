// The two works that are measured, as requests: W1 starts a session of 20 due cards, W2 answers what is shown.
import { RIGHT } from '../support/bank-files.ts';
import type { TokenLearner } from '../support/token-learners.ts';
import { fire, requestText, type Shot } from './http-load.ts';

export const SESSION_SIZE = 20;
const SESSION = JSON.stringify({ size: SESSION_SIZE, newLimit: 0 });
const RIGHT_PERCENT = 85;
const SHOWN = /"next":\{"id":"(prs_[\w-]{22})"/;
const OPTION = new RegExp(String.raw`"id":"(opt_[\w-]+)","text":"(${RIGHT})?`, 'g');

type Open = { readonly token: string; readonly presentation: string; readonly choice: string };

export type Practice = {
  /** W1 of the next learner in turn. */
  startSession(): Shot;
  /** W2 on an open presentation; null when there is none. */
  answer(): Shot | null;
  /** Opens sessions until so many presentations are open. */
  prepare(open: number): Promise<void>;
  /** Body of a reply to W1. */
  sample(): Promise<string>;
};

export function createPractice(url: string, learners: readonly TokenLearner[]): Practice {
  const open: Open[] = [];
  let turn = 0;
  let answered = 0;

  /** What a reply shows next, with the option that a learner would choose. */
  function keep(token: string, body: string): void {
    const shown = SHOWN.exec(body);
    if (!shown?.[1]) return;
    answered += 1;
    const wantsRight = answered % 100 < RIGHT_PERCENT;
    OPTION.lastIndex = shown.index;
    for (let found = OPTION.exec(body); found?.[1]; found = OPTION.exec(body)) {
      if ((found[2] !== undefined) !== wantsRight) continue;
      open.push({ token, presentation: shown[1], choice: found[1] });
      return;
    }
  }

  function session(onReply: (token: string, body: string) => void): Shot {
    turn += 1;
    const token = learners[turn % learners.length]?.token ?? '';
    const request = requestText(url, 'POST', '/v1/sessions', { token, body: SESSION });
    return { request, onReply: (body) => onReply(token, body) };
  }

  return {
    startSession: () => session(() => undefined),
    answer() {
      const shown = open.shift();
      if (!shown) return null;
      const { token, presentation, choice } = shown;
      const body = JSON.stringify({ response: { choice }, elapsedMs: 8000 });
      const path = `/v1/presentations/${presentation}/answer`;
      const request = requestText(url, 'POST', path, { token, body });
      return { request, onReply: (reply) => keep(token, reply) };
    },
    async prepare(wanted) {
      let missing = wanted - open.length;
      await fire(url, 16, () => () => {
        missing -= 1;
        return missing < 0 ? null : session(keep);
      });
    },
    async sample() {
      let sample = '';
      let isDone = false;
      await fire(url, 1, () => () => {
        if (isDone) return null;
        isDone = true;
        return session((_token, body) => {
          sample = body;
        });
      });
      return sample;
    },
  };
}
