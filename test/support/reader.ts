// A learner at the terminal: waits for the prompt, reads what is on the screen, and types.
import { Readable } from 'node:stream';
import type { Stdin } from '#cli/command.ts';
import type { ApiConnection, Product } from '#cli/product.ts';
import { trapwise } from '../cli/terminal.ts';
import type { Server } from './server.ts';

/** What stands on the screen since the last line was typed → the next line; null ends the input. */
export type Reader = (screen: string, turn: number) => string | null;

/** Standard input of a reader, and the `out` that it reads from. */
function seat(reader: Reader): {
  stdin: Stdin;
  out: (text: string) => void;
  all: () => string;
} {
  let all = '';
  let seen = 0;
  let wake: () => void = () => undefined;
  async function* typed(): AsyncGenerator<string> {
    for (let turn = 0; ; turn += 1) {
      while (!/> \n$/.test(all.slice(seen))) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const screen = all.slice(seen);
      seen = all.length;
      const line = reader(screen, turn);
      if (line === null) return;
      yield `${line}\n`;
    }
  }
  return {
    stdin: Readable.from(typed()),
    out: (text) => {
      all += text;
      wake();
    },
    all: () => all,
  };
}

export type Screen = { readonly columns: number; readonly colors: boolean };

type Outside = {
  readonly screen?: Screen;
  readonly token?: string;
  /** Stands before the server. */
  readonly fetch?: ApiConnection['fetch'];
};

/** The product of a command that practises at this server; what it asked for is put into `wishes`. */
export function productOf(server: Server, outside: Outside = {}, wishes: unknown[] = []) {
  const refuse = () => Promise.reject(new Error('a review asks for nothing but a connection'));
  return async (): Promise<Product> => ({
    serve: refuse,
    withStore: refuse,
    load: refuse,
    withBanks: refuse,
    openApiText: refuse,
    connect: async (wish) => {
      wishes.push(wish);
      return {
        baseUrl: 'http://localhost',
        token: outside.token ?? null,
        where: 'in a test',
        warnings: [],
        fetch: outside.fetch ?? (async (request) => server.app.fetch(request)),
        close: async () => undefined,
      };
    },
  });
}

/** `trapwise review` at this server, on its clock. */
export async function review(
  server: Server,
  reader: Reader,
  argv: readonly string[] = [],
  outside: Outside = {},
) {
  const { stdin, out, all } = seat(reader);
  const wishes: unknown[] = [];
  const ended = await trapwise(['review', ...argv], '.', {
    stdin,
    out,
    screen: () => outside.screen ?? null,
    now: () => server.clock.now,
    product: productOf(server, outside, wishes),
  });
  return { ...ended, out: all(), wishes };
}

/** Number of the thing on the screen with this text. */
export function numberOn(screen: string, text: string): string {
  const found = screen.split('\n').find((line) => line.endsWith(`  ${text}`));
  const number = /^(\d+) /.exec(found ?? '')?.[1];
  if (number === undefined) throw new Error(`"${text}" is not on the screen:\n${screen}`);
  return number;
}

const numbersOf = (screen: string, texts: readonly string[]) =>
  texts.map((text) => numberOn(screen, text)).join('');

/** By the prompt: what to type for a question of test/support/banks.ts, right or wrong. */
const ANSWERS: readonly [prompt: RegExp, answer: (screen: string, right: boolean) => string][] = [
  [/^Type 1–4\.$/m, (screen, right) => numberOn(screen, right ? 'right one' : 'wrong one')],
  [
    /^Type 2 numbers/m,
    (screen, right) => numbersOf(screen, right ? ['key a', 'key b'] : ['key a', 'no c']),
  ],
  [
    /^Type all 3 numbers/m,
    (screen, right) => {
      const order = ['step one', 'step two', 'step three'];
      return numbersOf(screen, right ? order : order.reverse());
    },
  ],
  [/^A\. prompt .: type/m, (screen, right) => matching(screen, right)],
  [/^Type your answer/m, (_screen, right) => (right ? 'keycanary' : 'something else')],
  [/^Answer in your mind/m, () => ''],
  [/^How well/m, (_screen, right) => (right ? '3' : '1')],
  [/^Enter ends/m, () => ''],
];

/** Both prompts on one line, in the order of the screen; the wrong choice for both is `choice c`. */
function matching(screen: string, right: boolean): string {
  const prompts = [...screen.matchAll(/^[AB] {2}prompt (.)$/gm)].map(([, letter]) => letter);
  return numbersOf(
    screen,
    prompts.map((letter) => `choice ${right ? letter : 'c'}`),
  );
}

export function answerOn(screen: string, right: boolean): string {
  const found = ANSWERS.find(([prompt]) => prompt.test(screen));
  if (!found) throw new Error(`no question on the screen:\n${screen}`);
  return found[1](screen, right);
}
