// argv → the command that it names, run in a terminal; returns the exit code and never throws.
import { Command, CommanderError } from 'commander';
import { AppError } from '#core/base/errors.ts';
import { EXIT, type Terminal } from './command.ts';
import { commands } from './commands/index.ts';
import { Failure } from './product.ts';

/** The command that argv is about: its first word, or the second of `help check`. */
function requested(argv: readonly string[]): string | undefined {
  const words = argv.filter((word) => !word.startsWith('-'));
  return words[0] === 'help' ? words[1] : words[0];
}

async function createProgram(argv: readonly string[], terminal: Terminal): Promise<Command> {
  const program = new Command('trapwise')
    .description('Exam practice that schedules the trap, not the wording.')
    .version(terminal.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
    })
    .showHelpAfterError('(trapwise help lists the commands)');
  const name = requested(argv);
  for (const entry of commands) {
    const command = program.command(entry.name).description(entry.describe);
    // Only the named command is loaded, so that none pays for what another imports.
    if (entry.name === name) (await entry.load()).register(command, terminal);
  }
  return program;
}

/** Runs one command line, without the program's own name. The code is 0, 2 for a wrong use, 70 for a bug, or its own. */
export async function runProgram(
  argv: readonly string[],
  outside: Omit<Terminal, 'exit'>,
): Promise<number> {
  let code: number = EXIT.ok;
  const terminal: Terminal = {
    ...outside,
    exit: (chosen) => {
      code = chosen;
    },
  };
  try {
    const program = await createProgram(argv, terminal);
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof Failure || error instanceof AppError) {
      terminal.err(`trapwise: ${error.message}\n`);
      return error instanceof Failure ? error.exitCode : EXIT.usage;
    }
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(`trapwise: this is a bug of ours, please report it.\n${said}\n`);
    return EXIT.bug;
  }
}
