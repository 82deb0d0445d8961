// The exam plan with other minutes a day, before they are saved: asked for once the slider rests, and kept while it is moved to and fro.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import type { Plan } from './types.ts';

/** The slider rests after this long. */
const REST_MS = 300;
const AGAIN_MS = 500;
/** A plan that is not there after so many times is not waited for any more. */
const TIMES = 60;

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

export type Trial = {
  readonly plan: Plan | null;
  readonly isWorking: boolean;
  readonly error: unknown;
};

/** Null minutes ask for nothing. `of` is the plan that is tried: another one makes earlier trials worthless. */
export function useTrial(of: Plan, minutes: number | null): Trial {
  const known = useRef({ of, plans: new Map<number, Plan>() });
  const [trial, setTrial] = useState<Trial>({ plan: null, isWorking: false, error: undefined });

  useEffect(() => {
    if (known.current.of !== of) known.current = { of, plans: new Map() };
    const { plans } = known.current;
    let isWanted = true;
    const show = (next: Trial) => isWanted && setTrial(next);

    async function ask(wanted: number): Promise<void> {
      await pause(REST_MS);
      for (let time = 0; isWanted && time < TIMES; time += 1) {
        const plan = await take(api.me.plan.$get({ query: { minutesPerDay: String(wanted) } }));
        if (plan.status !== 'solving') {
          plans.set(wanted, plan);
          show({ plan, isWorking: false, error: undefined });
          return;
        }
        await pause(AGAIN_MS);
      }
      show({ plan: null, isWorking: false, error: new Error('the plan did not come') });
    }

    const plan = minutes === null ? null : (plans.get(minutes) ?? null);
    if (minutes === null || plan) show({ plan, isWorking: false, error: undefined });
    else {
      setTrial((last) => ({ plan: last.plan, isWorking: true, error: undefined }));
      ask(minutes).catch((error: unknown) => show({ plan: null, isWorking: false, error }));
    }
    return () => {
      isWanted = false;
    };
  }, [of, minutes]);
  return trial;
}
