// `trapwise check`: reads banks, checks them and reports. Writes no file and knows no database.
import { type Command, Option } from 'commander';
import { readDocuments, type SourceDocument } from '#authoring/documents.ts';
import { readDocumentFiles, readSingleFile } from '#authoring/files.ts';
import { type Inventory, readInventory } from '#authoring/inventory.ts';
import type { Problem } from '#core/base/problem.ts';
import { isoDate } from '#core/base/time.ts';
import { checkBanks } from '#use-cases/check-banks.ts';
import { EXIT, type Terminal } from '../command.ts';
import { foldersArgument, givenFolders } from '../given-banks.ts';
import { githubReport, jsonReport, textReport } from '../report.ts';

type Options = {
  json?: true;
  github?: true;
  release?: true;
  inventory?: string;
  documents?: string;
};

function inventoryOf(
  path: string | undefined,
  cwd: string,
): { inventory: Inventory | null; problems: readonly Problem[] } {
  if (path === undefined) return { inventory: null, problems: [] };
  const { file, bytes, problems } = readSingleFile(path, cwd);
  return bytes ? readInventory(file, bytes) : { inventory: null, problems };
}

function documentsIn(
  folder: string | undefined,
  cwd: string,
): { documents: readonly SourceDocument[]; problems: readonly Problem[] } {
  if (folder === undefined) return { documents: [], problems: [] };
  const read = readDocumentFiles(folder, cwd);
  const { documents, problems } = readDocuments(read.files);
  return { documents, problems: [...read.problems, ...problems] };
}

async function check(
  given: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const { inventory, problems } = inventoryOf(options.inventory, terminal.cwd);
  const copied = documentsIn(options.documents, terminal.cwd);
  const found = await checkBanks(
    await terminal.checker(),
    givenFolders(given, terminal),
    [...problems, ...copied.problems],
    {
      link: false,
      inventory,
      documents: copied.documents,
      today: isoDate(terminal.now()),
      release: options.release === true,
    },
  );
  const report = options.json ? jsonReport : options.github ? githubReport : textReport;
  terminal.out(report(found));
  if (found.summary.errors > 0) terminal.exit(EXIT.problems);
}

export function register(command: Command, terminal: Terminal): void {
  command
    .argument(...foldersArgument(terminal))
    .addOption(new Option('--json', 'print one JSON document').conflicts('github'))
    .addOption(new Option('--github', 'print annotations for GitHub Actions'))
    .option('--release', 'require what a published bank promises: every objective has a question')
    .option('--inventory <FILE>', 'compare the claims of objectives with this list')
    .option('--documents <DIR>', 'find what was copied from the text and Markdown files below it')
    .addHelpText('after', '\nExits with 0, or with 8 when a problem is an error.')
    .action((folders: string[], options: Options) => check(folders, options, terminal));
}
