// Foreign files → the question files of a bank: what to write where, what was lost, and what is left to write.
import { type BankFile, type BankSource, fileIn } from '#authoring/bank-source.ts';
import { readDraft } from '#authoring/check.ts';
import { gatherCards, type ImportWishes } from '#authoring/exchange/foreign-cards.ts';
import { legalId } from '#authoring/exchange/legal-id.ts';
import type { ForeignFile } from '#authoring/format.ts';
import { type LeftToWrite, leftToWrite } from '#authoring/left-to-write.ts';
import { sortProblems } from '#authoring/told-problems.ts';
import { writeBankFile, writeCardFiles } from '#authoring/write-cards.ts';
import { writtenIds } from '#authoring/written-ids.ts';
import { namesIn } from '#authoring/yaml/plain.ts';
import { AppError } from '#core/base/errors.ts';
import type { Problem } from '#core/base/problem.ts';
import { readForeign } from './choose-format.ts';

export type ImportRequest = {
  readonly files: readonly ForeignFile[];
  /** Null lets each file tell its own. */
  readonly format: string | null;
  /** Null for a new one. */
  readonly bank: BankSource | null;
  /** Question files of the same name are replaced, so that their ids are free. */
  readonly replace: boolean;
  /** Of a new bank: what bank.yaml says, as far as anybody knows. */
  readonly about: {
    readonly id: string;
    readonly title: string;
    readonly language?: string | undefined;
    readonly license?: string | undefined;
  };
  /** Name of the question file, without `.yaml`; null names it after the foreign file. */
  readonly out: string | null;
  readonly wishes: ImportWishes;
};

export type Imported = {
  readonly formats: readonly string[];
  readonly questions: number;
  readonly problems: readonly Problem[];
  /** Names in the bank's folder and their texts; bank.yaml first where the bank is new. Empty when nothing was read. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly left: LeftToWrite;
  /** Topics that bank.yaml does not declare yet. */
  readonly topics: readonly string[];
};

/** The name without its folders and its extension; `.gift.txt` counts as one. */
export function stemOf(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  return base.replace(/(\.(gift|aiken))?\.[a-z0-9]{1,8}$/i, '') || base;
}

/** On one line, without what could break out of a comment. */
function inComment(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ').slice(0, 200);
}

/** Throws AppError `validation-failed` for an unknown format and for a file whose format cannot be told. */
function readAll(files: readonly ForeignFile[], format: string | null) {
  const read = files.map((file) => {
    const found = readForeign(file, format);
    if (!found.chosen) throw new AppError('validation-failed', found.why);
    return { file, ...found.chosen };
  });
  return {
    formats: [...new Set(read.map((one) => one.format.name))],
    titles: [...new Set(read.map((one) => one.format.title))],
    questions: read.flatMap((one) => one.found.questions),
    problems: read.flatMap((one) => one.found.problems),
  };
}

/** Number of a file among several of one name: `quiz`, `quiz-2`, … */
function numbered(name: string, at: number): string {
  return `${name}${at === 0 ? '' : `-${at + 1}`}.yaml`;
}

/** Writes nothing: the caller puts the files into the bank's folder. Throws AppError `validation-failed`. */
export function importQuestions(request: ImportRequest): Imported {
  const { files, bank, about, wishes } = request;
  const read = readAll(files, request.format);
  const names = files.map(({ name }) => stemOf(name));
  const own = legalId(names.join(' '));
  // The name of the bank's own file is taken.
  const out = request.out ?? (own === 'bank' ? 'questions' : own);
  const isReplaced = ({ path }: BankFile) =>
    request.replace && path.startsWith(out) && /^(-\d+)?\.yaml$/.test(path.slice(out.length));
  const kept = bank && { ...bank, files: bank.files.filter((file) => !isReplaced(file)) };
  const draft = kept && readDraft(kept, () => {});
  const taken = draft ? writtenIds(draft) : { cards: new Map(), questions: new Map() };
  const gathered = gatherCards(read.questions, wishes, taken);
  const comment = inComment(
    `Imported from ${files.map(({ name }) => name).join(', ')} (${read.titles.join(', ')}).`,
  );
  const texts = writeCardFiles(gathered.cards, comment).map((text, at) => ({
    name: numbered(out, at),
    text,
  }));
  const stale = (bank?.files.filter(isReplaced) ?? []).filter(
    ({ path }) => texts.length > 0 && !texts.some(({ name }) => name === path),
  );
  const known = new Set(draft ? namesIn(draft.bank?.input, 'topics') : gathered.topics.keys());
  const aboutText = () =>
    writeBankFile(
      {
        bank: about.id,
        title: about.title,
        language: about.language,
        license: about.license,
        topics: Object.fromEntries(gathered.topics),
      },
      comment,
    );
  const isNew = bank === null && texts.length > 0;
  const missing = isNew
    ? Object.fromEntries(
        (['language', 'license'] as const).flatMap((name) => (about[name] ? [] : [[name, 1]])),
      )
    : {};
  return {
    formats: read.formats,
    questions: gathered.questions,
    problems: sortProblems([
      ...read.problems,
      ...gathered.problems,
      ...stale.map(({ path }): Problem => {
        const message = 'this file is left of an earlier import: delete it';
        const file = fileIn(bank?.folder ?? '.', path);
        return { file, line: 1, column: 1, level: 'warning', rule: 'import', message, id: null };
      }),
    ]),
    files: isNew ? [{ name: 'bank.yaml', text: aboutText() }, ...texts] : texts,
    left: { ...leftToWrite(gathered.cards), ...missing },
    topics: [...gathered.topics.keys()].filter((topic) => !known.has(topic)),
  };
}
