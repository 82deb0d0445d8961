// `trapwise review`: practises in the terminal, over the API of a running server or of this process.
import { setTimeout } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { EXIT, type Terminal } from '../command.ts';
import { Failure } from '../product.ts';
import { createPracticeApi, type Wish } from '../review/api.ts';
import { ApiFailure } from '../review/api-failure.ts';
import { openKeyKeyboard } from '../review/key-keyboard.ts';
import { openLineKeyboard } from '../review/line-keyboard.ts';
import { write } from '../review/lines.ts';
import { practise } from '../review/practise.ts';

const USUAL_COLUMNS = 80;

type Options = {
  readonly size?: number;
  readonly minutes?: number;
  readonly topic?: readonly string[];
  readonly bank?: readonly string[];
  readonly exam?: string;
  readonly drill?: true;
  readonly traps?: true;
  readonly url?: string;
  readonly token?: string;
};

function wholeNumber(text: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
}

function address(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
    throw new InvalidArgumentError('It must look like http://127.0.0.1:8080.');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function bearer(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text))
    throw new InvalidArgumentError('It must be a token as `trapwise token new` prints it.');
  return text;
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function wishOf({ size, minutes, topic, bank, exam, drill, traps }: Options): Wish {
  return {
    ...(drill ? { mode: 'drill' } : {}),
    ...(size === undefined ? {} : { size }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(topic === undefined ? {} : { topics: topic }),
    ...(bank === undefined ? {} : { banks: bank }),
    ...(exam === undefined ? {} : { exam }),
    ...(traps ? { trapsOnly: true } : {}),
  };
}

/** Keys where a person sits at a terminal, else lines. */
function openKeyboard({ stdin, out, screen }: Terminal) {
  return stdin.isTTY && screen() !== null
    ? openKeyKeyboard(stdin, out, () => screen()?.columns ?? USUAL_COLUMNS)
    : openLineKeyboard(stdin, out);
}

function failureOf(error: ApiFailure): Failure {
  if (error.code === 'unauthenticated')
    return new Failure(EXIT.usage, `${error.message} Give --token, or set TRAPWISE_TOKEN.`);
  return new Failure(error.status < 500 ? EXIT.usage : EXIT.unavailable, error.message);
}

async function review(options: Options, terminal: Terminal): Promise<void> {
  const { out, err, screen, now } = terminal;
  const { url = null, token = null } = options;
  const connection = await (await terminal.product()).connect({ url, token });
  for (const warning of connection.warnings)
    err(write([{ text: warning }], { columns: null, colors: false }));
  try {
    const keyboard = openKeyboard(terminal);
    try {
      const desk = {
        api: createPracticeApi(connection, (ms) => setTimeout(ms)),
        keyboard,
        show: (lines: Parameters<typeof write>[0]) =>
          out(write(lines, screen() ?? { columns: null, colors: false })),
        now,
      };
      await practise(desk, wishOf(options), connection.where);
    } finally {
      keyboard.close();
    }
  } catch (error) {
    throw error instanceof ApiFailure ? failureOf(error) : error;
  } finally {
    await connection.close();
  }
}

export function register(command: Command, terminal: Terminal): void {
  command
    .option('--size <N>', 'cards at most (default: 20)', wholeNumber)
    .option('--minutes <N>', 'as many cards as fit into this time', wholeNumber)
    .option('--topic <ID>', 'only this topic; may be given again', collect)
    .option('--bank <ID>', 'only this bank; may be given again', collect)
    .option('--exam <CODE>', 'only cards for this exam')
    .option('--drill', 'also what is not due')
    .option('--traps', 'only traps that you have fallen for')
    .option(
      '--url <URL>',
      'a server to practise at (default: one at HOST and PORT, else the file)',
      address,
    )
    .option(
      '--token <TOKEN>',
      'for a server with tokens; TRAPWISE_TOKEN keeps it out of sight',
      bearer,
    )
    .addHelpText(
      'after',
      '\nAt a terminal single keys answer; from a pipe, lines do. ? explains the keys.',
    )
    .action((options: Options) => review(options, terminal));
}
