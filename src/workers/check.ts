// Entry of a child process that reads and checks banks: what is wrong with them may cost this process its life, and no other.
import { type BankSource, createBankSource } from '#authoring/bank-source.ts';
import { type CheckedBank, checkBank, checkPart } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';
import { withinMost } from '#authoring/told-problems.ts';
import type { CheckMessage, CheckTask } from './check-in-child.ts';

/** Cards in one message: what receives them has other things to do between two. */
const CARDS_PER_MESSAGE = 200;

function say(message: CheckMessage): void {
  process.send?.(message);
}

/** The banks that were read last, each until it is checked: most are checked next, and reading takes its time, too. */
let unchecked = new Map<string, BankSource>();

/** A folder that was there when the banks were read. */
function checkFolder({ folder, cwd, options }: CheckTask & { kind: 'check' }): CheckedBank {
  const known = unchecked.get(folder);
  unchecked.delete(folder);
  if (known) return checkBank(known, options);
  const { banks, problems } = readBanks([folder], cwd);
  const [bank] = banks;
  if (bank) return checkBank(bank, options);
  const nothing = createBankSource(folder, [], problems);
  return checkBank(nothing, options);
}

function tell(checked: CheckedBank, most: number): void {
  const { linked, ...rest } = checked;
  const cards = linked?.cards ?? [];
  for (let at = 0; at < cards.length; at += CARDS_PER_MESSAGE) {
    say({ kind: 'cards', cards: cards.slice(at, at + CARDS_PER_MESSAGE) });
  }
  const problems = withinMost(rest.problems, most);
  say({
    kind: 'checked',
    checked: { ...rest, problems, linked: linked && { ...linked, cards: [] } },
  });
}

function work(task: CheckTask): void {
  if (task.kind === 'read') {
    const { banks, problems } = readBanks(task.folders, task.cwd);
    unchecked = new Map(banks.map((bank) => [bank.folder, bank]));
    const read = banks.map(({ folder, hash, problems: own }) => {
      return { folder, hash, problems: withinMost(own, task.most) };
    });
    say({ kind: 'read', read: { banks: read, problems: withinMost(problems, task.most) } });
  } else if (task.kind === 'check') tell(checkFolder(task), task.most);
  else {
    const source = createBankSource('.', task.files, []);
    const { rest, options } = task;
    tell(rest ? checkPart(source, rest, options) : checkBank(source, options), task.most);
  }
}

process.on('message', (task: CheckTask) => {
  try {
    work(task);
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    say({ kind: 'failed', why });
  }
});
// A key press that stops the server reaches its children, too; it ends this one in its own time.
process.on('SIGINT', () => undefined);
// The server is gone: nobody waits for the result any more.
process.once('disconnect', () => process.exit());
say({ kind: 'ready' });
