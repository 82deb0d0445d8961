// `trapwise load`: the banks into the database of a stopped server, and with --dry-run what that would change.
import type { BankChanges } from '#core/question/catalogue.ts';
import type { LoadedBanks, LoadOptions } from '#use-cases/load-banks.ts';
import { regradeCommand } from '#use-cases/settle-advice.ts';
import { EXIT, type Register } from '../command.ts';
import { count, problemLine } from '../report.ts';

/** So many ids of a list are printed; --json has them all. */
const SHOWN = 20;

type Options = LoadOptions & { readonly json?: true };

function idLine(what: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > SHOWN ? [`and ${ids.length - SHOWN} more (--json)`] : [];
  return [`  ${what}: ${[...ids.slice(0, SHOWN), ...more].join(', ')}`];
}

function bankLines(changes: BankChanges, isRefused: boolean): string[] {
  const { bank, added, edited, keyChanged, retired, restored, renamed, replaced, edits } = changes;
  const classOf = new Map(edits.map((edit) => [edit.id, edit.class]));
  const withClass = (id: string) => (classOf.has(id) ? `${id} (${classOf.get(id)})` : id);
  const keyLines = keyChanged.map((id) => `  key changed: ${id}; then ${regradeCommand(bank, id)}`);
  const lines = [
    ...idLine('added', added),
    ...idLine('edited', edited.map(withClass)),
    ...(isRefused ? idLine('key changed', keyChanged) : keyLines),
    ...idLine('retired', retired),
    ...idLine('restored', restored),
    ...idLine('renamed', renamed),
    ...idLine('replaced', replaced),
    ...(added.length > 0 && retired.length > 0
      ? ['  (of a question with a new id, keep the history: `aliases: [old-id]`)']
      : []),
  ];
  const head = isRefused ? `${bank}: refused, and served as before` : bank;
  return [head, ...(lines.length > 0 ? lines : ['  no card and no question changes'])];
}

function textReport(
  { changes, refused, unchanged, kept, problems }: LoadedBanks,
  dryRun: boolean,
): string {
  const isRefused = (id: string) => refused.some(({ bank }) => bank === id);
  const broken = kept.filter((id) => !isRefused(id));
  // Other warnings are for `trapwise check`, which cannot tell these.
  const told = problems.filter(({ level, rule }) => level === 'error' || rule === 'edit');
  const written = dryRun
    ? 'nothing was written'
    : changes.length > 0
      ? 'written'
      : 'nothing to write';
  const lines = [
    ...changes.flatMap((one) => bankLines(one, false)),
    ...refused.flatMap((one) => bankLines(one, true)),
    ...idLine('errors, so served as before', broken).map((line) => line.trim()),
    `${count(changes.length, 'bank')} changed, ${unchanged.length} unchanged, ${refused.length} refused: ${written}`,
  ];
  return told.map(problemLine).join('') + lines.map((line) => `${line}\n`).join('');
}

function jsonReport(
  { changes, refused, unchanged, problems }: LoadedBanks,
  dryRun: boolean,
): string {
  return `${JSON.stringify({ dryRun, changes, refused, unchanged, problems }, null, 2)}\n`;
}

export const register: Register = (command, { product, out, exit }) => {
  command
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--accept-retire', 'retire what is gone, however much it is')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nLoads TRAPWISE_QUESTIONS. Without --dry-run the server must be stopped. Exits with 0, or with 8 when a problem is an error.',
    )
    .action(async ({ json, dryRun = false, acceptRetire = false }: Options) => {
      const loaded = await (await product()).load({ dryRun, acceptRetire });
      out((json ? jsonReport : textReport)(loaded, dryRun));
      if (loaded.problems.some(({ level }) => level === 'error')) exit(EXIT.problems);
    });
};
