// The banks that a command works on, as they are in their files: in the folders that were given, or where the server looks.
import type { BankSource } from '#authoring/bank-source.ts';
import { readBanks } from '#authoring/files.ts';
import { hasErrors } from '#core/base/problem.ts';
import { EXIT, type Terminal } from './command.ts';
import { printable } from './printable.ts';

type Questions = Pick<Terminal, 'questions'>;

export function foldersArgument({ questions }: Questions): [name: string, describe: string] {
  return ['[DIR...]', `folders that are banks or hold banks (default: ${questions})`];
}

export function givenFolders(
  given: readonly string[],
  { questions }: Questions,
): readonly string[] {
  return given.length > 0 ? given : [questions];
}

/** What belongs to no bank is told, and is an error of the command, which goes on with the others. */
export function readGivenBanks(
  given: readonly string[],
  terminal: Pick<Terminal, 'cwd' | 'questions' | 'err' | 'exit'>,
): readonly BankSource[] {
  const { banks, problems } = readBanks(givenFolders(given, terminal), terminal.cwd);
  for (const { file, message } of problems) terminal.err(`${printable(`${file}: ${message}`)}\n`);
  if (hasErrors(problems)) terminal.exit(EXIT.problems);
  return banks;
}
