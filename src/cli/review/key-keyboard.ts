// Keys of a terminal in raw mode, with the little editing that a short answer needs.
import { emitKeypressEvents } from 'node:readline';
import type { Stdin } from '../command.ts';
import type { Keyboard } from './keyboard.ts';
import { clustersOf, columnsOf, tailOf } from './text-width.ts';

/** As node:readline gives it; `name` of Enter is `return`, or `enter` for a pasted line feed. */
type Key = { readonly name?: string; readonly ctrl?: boolean; readonly meta?: boolean };

type Waiting = {
  readonly prefix: string;
  readonly complete: (typed: string) => boolean;
  readonly resolve: (typed: string | null) => void;
  typed: string;
};

/** Typed texts end here; nothing longer is asked for. */
const LONGEST = 1_000;
const ERASE_ROW = '\r\u001b[K';

/** What `typed` becomes by a key that edits or adds; itself for any other key. */
function edited(typed: string, text: string | undefined, { name, ctrl, meta }: Key): string {
  if (name === 'backspace') return clustersOf(typed).slice(0, -1).join('');
  if (ctrl && name === 'u') return '';
  if (ctrl || meta || text === undefined || /[\p{Cc}\p{Cs}]/u.test(text)) return typed;
  return typed.length + text.length > LONGEST ? typed : typed + text;
}

/** Keys that nobody waits for are dropped, so that none answers a question that was not seen. */
export function openKeyKeyboard(
  stdin: Stdin,
  out: (text: string) => void,
  columns: () => number,
): Keyboard {
  let waiting: Waiting | null = null;
  let ended = false;

  const draw = ({ prefix, typed }: Waiting): void => {
    out(`${ERASE_ROW}${prefix}${tailOf(typed, columns() - columnsOf(prefix) - 1)}`);
  };
  const settle = (typed: string | null): void => {
    const settled = waiting;
    waiting = null;
    if (settled) out('\n');
    settled?.resolve(typed);
  };
  const end = (): void => {
    ended = true;
    settle(null);
  };
  const press = (text: string | undefined, key: Key = {}): void => {
    if (key.ctrl && (key.name === 'c' || key.name === 'd')) end();
    if (!waiting) return;
    const enter = key.name === 'return' || key.name === 'enter';
    if (!enter) {
      waiting.typed = edited(waiting.typed, text, key);
      draw(waiting);
    }
    const { typed, complete } = waiting;
    if (enter || (typed !== '' && complete(typed))) settle(typed);
  };

  emitKeypressEvents(stdin);
  stdin.setRawMode?.(true);
  stdin.on('keypress', press);
  stdin.on('end', end);
  stdin.resume();
  return {
    paced: true,
    ask: (prefix, complete) =>
      new Promise((resolve) => {
        waiting = { prefix, complete, resolve, typed: '' };
        if (ended) settle(null);
        else draw(waiting);
      }),
    close: () => {
      stdin.off('keypress', press);
      stdin.off('end', end);
      stdin.setRawMode?.(false);
      stdin.pause();
    },
  };
}
