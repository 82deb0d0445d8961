// Entry of the command line: this process as the terminal of a command.
import { runProgram } from '#cli/program.ts';
import pkg from '../package.json' with { type: 'json' };
import { questionsFolder } from './config.ts';

// `trapwise check | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runProgram(process.argv.slice(2), {
  version: pkg.version,
  cwd: process.cwd(),
  questions: questionsFolder(),
  now: () => Date.now(),
  out: (text) => process.stdout.write(text),
  outBytes: (bytes) => process.stdout.write(bytes),
  err: (text) => process.stderr.write(text),
  stdin: process.stdin,
  // Node itself heeds NO_COLOR and TERM=dumb here; a terminal that does not know its width says 0.
  screen: () =>
    process.stdout.isTTY
      ? { columns: process.stdout.columns || 80, colors: process.stdout.hasColors() }
      : null,
  checker: async () => {
    const { BANK_LIMITS, createBankChecker } = await import('#workers/check-in-child.ts');
    return createBankChecker(process.cwd(), { ...BANK_LIMITS, problems: Number.POSITIVE_INFINITY });
  },
  product: async () => (await import('./compose.ts')).createProduct(),
});
