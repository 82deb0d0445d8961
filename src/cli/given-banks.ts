// The banks that a command works on, as they are in their files: those in the folders that were given, or in `questions`.
import type { BankSource } from '#authoring/bank-source.ts';
import { readBanks } from '#authoring/files.ts';
import type { Terminal } from './command.ts';
import { printable } from './printable.ts';

/** Where banks are looked for when nobody says where. */
export const DEFAULT_FOLDER = 'questions';

export const FOLDERS_ARGUMENT = [
  '[DIR...]',
  `folders that are banks or hold banks (default: ${DEFAULT_FOLDER})`,
] as const;

export function givenFolders(given: readonly string[]): readonly string[] {
  return given.length > 0 ? given : [DEFAULT_FOLDER];
}

/** What belongs to no bank is told as an error of the command, which goes on with the others. */
export function readGivenBanks(
  given: readonly string[],
  { cwd, err }: Pick<Terminal, 'cwd' | 'err'>,
): readonly BankSource[] {
  const { banks, problems } = readBanks(givenFolders(given), cwd);
  for (const { file, message } of problems) err(`${printable(`${file}: ${message}`)}\n`);
  return banks;
}
