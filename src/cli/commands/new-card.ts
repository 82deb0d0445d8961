// `trapwise new-card`: adds a card to be written to a bank; `check` names what is still to be written in it.
import { join, relative, resolve, sep } from 'node:path';
import { Option } from 'commander';
import { BANK_FILE, type BankSource } from '#authoring/bank-source.ts';
import { checkBank, readDraft } from '#authoring/check.ts';
import type { BankDraft } from '#authoring/draft.ts';
import { readBanks } from '#authoring/files.ts';
import { appendCard } from '#authoring/skeleton/append-card.ts';
import { modeline } from '#authoring/skeleton/bank-skeleton.ts';
import { cardLines } from '#authoring/skeleton/card-skeleton.ts';
import { didYouMean } from '#authoring/words/nearest.ts';
import { listIn, namesIn, textAt } from '#authoring/yaml/plain.ts';
import { placeOf } from '#authoring/yaml/yaml-node.ts';
import { isoDate } from '#core/base/time.ts';
import { type QuestionKind, questionTypes } from '#core/question/question-types/index.ts';
import { EXIT, type Register, type Terminal } from '../command.ts';
import { newId } from '../new-id.ts';
import { printable } from '../printable.ts';
import { Failure } from '../product.ts';
import { count } from '../report.ts';
import { replaceFile, writeNew } from '../write-file.ts';

type Options = { file?: string; topic?: string; type: QuestionKind; dir: string };

function refuse(said: string): Failure {
  return new Failure(EXIT.usage, printable(said));
}

/** The bank of this id below the folder, or the one in the folder of this name. Throws Failure. */
function requireBank(name: string, folder: string, cwd: string): BankSource {
  const { banks, problems } = readBanks([folder], cwd);
  const ids = banks.map((source) => readDraft(source, () => {}).bank?.id ?? source.folder);
  const found = banks.find(
    (source, at) => ids[at] === name || resolve(cwd, source.folder) === resolve(cwd, name),
  );
  if (found) return found;
  const [direct] = readBanks([name], cwd).banks;
  if (direct && resolve(cwd, direct.folder) === resolve(cwd, name)) return direct;
  const [unread] = problems;
  if (unread && banks.length === 0) throw refuse(`${unread.file}: ${unread.message}`);
  throw refuse(
    `there is no bank \`${name}\` in ${folder}${didYouMean(name, ids, `make it with \`trapwise new-bank ${name}\``)}`,
  );
}

function requireFree(id: string, { cards }: BankDraft): void {
  const taken = cards.find((card) => card.id === id);
  if (!taken) return;
  const { file, line } = placeOf(taken.document, [...taken.path, 'id']);
  throw refuse(`\`${id}\` is already a card at ${file}:${line}: choose another id`);
}

/** `id-1`, or the first number behind it that no question or card has. */
function freeQuestionId(id: string, { cards }: BankDraft): string {
  const taken = new Set(cards.flatMap(({ questions }) => questions.map((one) => one.id)));
  for (let number = 1; ; number += 1) {
    const end = `-${number}`;
    const name = `${id.slice(0, 78 - end.length)}${end}`;
    if (!taken.has(name)) return name;
  }
}

/** A path below the folder of the bank, always ending in .yaml; Throws Failure. */
function fileOf(name: string, source: BankSource, cwd: string): string {
  const folder = resolve(cwd, source.folder);
  const named = /\.ya?ml$/i.test(name) ? name : `${name}.yaml`;
  // As people type it: below the bank, or as the shell completes it.
  const fromHere = resolve(cwd, named);
  const path = fromHere.startsWith(folder + sep) ? fromHere : resolve(folder, named);
  const inside = relative(folder, path).replaceAll(sep, '/');
  if (inside === BANK_FILE) throw refuse(`cards do not go into ${BANK_FILE}: name another file`);
  if (inside.startsWith('../') || inside.split('/').some((step) => step.startsWith('.')))
    throw refuse(`\`${name}\` is no file of the bank: name one below ${source.folder}`);
  if (!inside.endsWith('.yaml')) throw refuse(`\`${name}\` would not be read: end it in .yaml`);
  return inside;
}

/** The topic that the cards of a file share, or the one that the file is named after; else null. */
function topicOfFile(file: string, draft: BankDraft, source: BankSource, known: readonly string[]) {
  const name = join(source.folder, file).replaceAll(sep, '/');
  const inFile = draft.cards.filter(({ document }) => document.file === name);
  const topics = new Set(inFile.flatMap(({ input }) => textAt(input, 'topic') ?? []));
  const [only] = topics;
  if (topics.size === 1 && only !== undefined) return only;
  const base =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.yaml$/, '') ?? '';
  return known.includes(base) ? base : null;
}

/** Which file, and which topic; each tells the other where only one is given. Throws Failure. */
function placeCard(options: Options, source: BankSource, draft: BankDraft, cwd: string) {
  const { topic = null } = options;
  const known = namesIn(draft.bank?.input, 'topics');
  if (topic !== null && !known.includes(topic)) {
    throw refuse(
      `bank.yaml declares no topic \`${topic}\`${didYouMean(topic, known, `its topics are ${known.join(', ')}`)}`,
    );
  }
  if (options.file !== undefined) {
    const file = fileOf(options.file, source, cwd);
    return { file, topic: topic ?? topicOfFile(file, draft, source, known) ?? '' };
  }
  const chosen = topic ?? (known.length === 1 ? known[0] : null);
  if (chosen == null)
    throw refuse(`say which topic the card belongs to: --topic with one of ${known.join(', ')}`);
  return { file: `${chosen}.yaml`, topic: chosen };
}

function newCard(bank: string, text: string, options: Options, terminal: Terminal): void {
  const { cwd, out, now } = terminal;
  const id = newId(text, 'card');
  const source = requireBank(bank, options.dir, cwd);
  const draft = readDraft(source, () => {});
  requireFree(id, draft);
  const { file, topic } = placeCard(options, source, draft, cwd);
  const exams = namesIn(draft.bank?.input, 'exams');
  const objectives = listIn(draft.bank?.input, 'objectives').flatMap(
    (one) => textAt(one, 'id') ?? [],
  );
  const question = freeQuestionId(id, draft);
  const { type } = options;
  const card = cardLines({ id, type, question, topic, exams, objectives });

  const path = join(source.folder, file);
  const there = source.files.find((one) => one.path === file);
  const depth = file.split('/').length - 1;
  const bytes = there?.bytes ?? new TextEncoder().encode(`${modeline('cards', depth)}\n`);
  const made = appendCard(path, bytes, id, card);
  if ('why' in made) throw refuse(made.why);
  if (there) replaceFile(cwd, path, made.text);
  else writeNew(cwd, path, made.text);

  const [after] = readBanks([source.folder], cwd).banks;
  const checked =
    after && checkBank(after, { inventory: null, today: isoDate(now()), release: false });
  const last = made.line + card.length;
  const left = checked?.problems.filter(
    (one) => one.file === path.replaceAll(sep, '/') && one.line >= made.line && one.line < last,
  );
  const places = new Set(left?.map(({ line, column }) => `${line}:${column}`)).size;
  out(`${printable(path)}:${made.line} holds the card ${id}\n`);
  out(
    `${count(places, 'place')} to write in; \`trapwise check ${printable(source.folder)}\` names them\n`,
  );
}

export const register: Register = (command, terminal) => {
  command
    .argument('<BANK>', 'id of the bank, or its folder')
    .argument('<ID>', 'id of the card: lower-case letters, digits and hyphens; it never changes')
    .option('--topic <ID>', 'topic of the card (default: the only one, or the one of the file)')
    .option(
      '--file <NAME>',
      'file of the bank to put it in (default: the one named after the topic)',
    )
    .addOption(
      new Option('--type <TYPE>', 'type of its first question')
        .choices(Object.keys(questionTypes))
        .default('single'),
    )
    .option('--dir <DIR>', 'folder that holds the banks', terminal.questions)
    .action((bank: string, id: string, options: Options) => newCard(bank, id, options, terminal));
};
