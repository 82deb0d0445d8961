// Lines from a pipe or a file, so that scripts can practise.
import { createInterface } from 'node:readline';
import type { Stdin } from '../command.ts';
import type { Keyboard } from './keyboard.ts';

/** Lines that come before they are asked for wait for their turn. */
export function openLineKeyboard(stdin: Stdin, out: (text: string) => void): Keyboard {
  const reader = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = reader[Symbol.asyncIterator]();
  return {
    paced: false,
    ask: async (prefix) => {
      out(`${prefix}\n`);
      const { value, done } = await lines.next();
      return done ? null : value;
    },
    close: () => reader.close(),
  };
}
