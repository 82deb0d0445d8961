// What every command of the model is: something that is done, after which the whole store is looked at.
import fc from 'fast-check';
import { settle } from './actions.ts';
import type { BelievedSession } from './beliefs.ts';
import type { Pupil, Subject } from './subject.ts';

/** Nothing is foretold: what is believed grows with the replies, in the subject. */
export type Model = Record<string, never>;
export type Command = fc.AsyncCommand<Model, Subject>;

export function command(
  name: string,
  what: unknown,
  run: (subject: Subject) => Promise<void>,
): Command {
  return {
    check: () => true,
    run: async (_model, subject) => {
      await run(subject);
      await settle(subject);
    },
    toString: () => `${name}(${JSON.stringify(what)})`,
  };
}

export const who = fc.constantFrom(0 as const, 1 as const);

/** Which of the newest is meant: most often the newest. */
export const pick = fc.constantFrom(0, 0, 0, 0, 1, 2, 3);

export function sessionOf({ beliefs }: Pupil, index: number): BelievedSession | undefined {
  return beliefs.sessions.at(-1 - (index % Math.min(beliefs.sessions.length || 1, 4)));
}
