// A bank as read → all its problems, and the linked bank when none is an error. Pure.
import { hasErrors, type Place, type Problem } from '#core/base/problem.ts';
import type { Bank } from '#core/question/bank.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import type { BankAudit } from './bank-audit.ts';
import { BANK_FILE, type BankSource, fileIn } from './bank-source.ts';
import type { BankDraft, CardDraft } from './draft.ts';
import { duplicateProblems } from './duplicates.ts';
import { identityProblems } from './identity.ts';
import { linkBank, type ValidCard } from './link.ts';
import { type LintOptions, lint } from './lint.ts';
import { referenceProblems } from './references.ts';
import { decodeSource } from './source.ts';
import { firstProblems, sortProblems } from './told-problems.ts';
import { validateBank, validateCards } from './validate/validate.ts';
import type { Report } from './validate/validate-card.ts';
import { withPlaces } from './with-places.ts';
import { parseYaml } from './yaml/parse.ts';
import { placeOf, type YamlDocument } from './yaml/yaml-node.ts';

export type CheckOptions = LintOptions & {
  /** False leaves `linked` null: who only wants the problems need not wait for it. */
  readonly link?: boolean;
};

export type CheckedBank = {
  /** The bank's id and where it is written; null when bank.yaml does not say. */
  readonly name: { readonly id: string; readonly place: Place } | null;
  /** What was found, valid or not. */
  readonly counts: { readonly files: number; readonly cards: number; readonly questions: number };
  readonly audit: BankAudit;
  /** By file, line and column. */
  readonly problems: readonly Problem[];
  /** Null when a problem is an error. */
  readonly linked: LinkedBank | null;
};

/** What a bank holds beside the files that are checked, when they are only a part of it. */
export type RestOfBank = {
  /** What its bank.yaml says, unless that is among the files; null where nobody knows. */
  readonly bank: Bank | null;
  /** Ids of its cards; those of the files may be among them. */
  readonly cards: readonly string[];
};

/** Quotes of an author's text can be a mebibyte long; nobody reads a problem of more than a few lines. */
const MAX_MESSAGE = 500;
const MAX_ID = 80;

function brief(problem: Problem): Problem {
  const { message, id } = problem;
  if (message.length <= MAX_MESSAGE && (id === null || id.length <= MAX_ID)) return problem;
  const cut = (text: string, length: number) =>
    text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text;
  return { ...problem, message: cut(message, MAX_MESSAGE), id: id && cut(id, MAX_ID) };
}

function readDocument(file: string, bytes: Uint8Array, report: Report): YamlDocument | null {
  const source = decodeSource(file, bytes);
  report(source.problems);
  if (source.text === null) return null;
  const { document, problems } = parseYaml(file, source.text);
  report(problems);
  return document;
}

/** What the files hold, valid or not. */
export function readDraft(source: BankSource, report: Report): BankDraft {
  let bank: BankDraft['bank'] = null;
  let complete = !hasErrors(source.problems);
  const cards: CardDraft[] = [];
  for (const { path, bytes } of source.files) {
    const document = readDocument(fileIn(source.folder, path), bytes, report);
    if (path === BANK_FILE) bank = document && validateBank(document, report);
    else if (document === null) complete = false;
    else {
      const found = validateCards(document, report);
      for (const card of found.cards) cards.push(card);
      complete &&= found.complete;
    }
  }
  return { bank, cards, complete };
}

function emptyProblems(source: BankSource, { bank, cards, complete }: BankDraft): Problem[] {
  const file = fileIn(source.folder, BANK_FILE);
  const wrong = (message: string): Problem[] => [
    { file, line: 1, column: 1, level: 'error', rule: 'files', message, id: bank?.id ?? null },
  ];
  if (!source.files.some(({ path }) => path === BANK_FILE)) {
    return wrong(`cards without a bank: add a ${BANK_FILE} to this folder`);
  }
  if (!complete || cards.length > 0) return [];
  return wrong('this bank has no cards: add a .yaml file with `cards:` beside this one');
}

/** A declared bank as if it had been read, so that names can be looked up in it; null without one. */
function declaredBank(file: string, bank: Bank | null): BankDraft['bank'] {
  // JSON is YAML, too.
  const { document } = parseYaml(file, JSON.stringify(bank ?? {}));
  return bank && document && validateBank(document, () => undefined);
}

/**
 * Checks files that are a part of a bank. What only a whole bank can be judged by (its coverage, its balances, ids that
 * are taken elsewhere) is left out; names of the rest are known, or not looked up where nobody knows the rest.
 */
export function checkPart(
  source: BankSource,
  rest: RestOfBank,
  options: CheckOptions,
): CheckedBank {
  const found: Problem[][] = [];
  const report: Report = (problems) => void found.push([...problems]);
  report(source.problems);
  const read = readDraft(source, report);
  const file = fileIn(source.folder, BANK_FILE);
  const isSent = source.files.some(({ path }) => path === BANK_FILE);
  const bank = isSent ? read.bank : declaredBank(file, rest.bank);
  const draft = { ...read, bank, complete: false };
  report(duplicateProblems(draft));
  report(referenceProblems(draft, rest.bank && read.complete ? rest.cards : null));
  const linted = lint(draft, options);
  report(linted.problems);
  const problems = found.flat().filter((problem) => isSent || problem.file !== file);
  return { ...described(source, draft, problems), audit: linted.audit, linked: null };
}

export function validCards(cards: readonly CardDraft[]): ValidCard[] {
  return cards.flatMap(({ head, questions }) =>
    head ? [{ head, questions: questions.flatMap(({ value }) => value ?? []) }] : [],
  );
}

function described(
  source: BankSource,
  { bank, cards }: BankDraft,
  found: readonly Problem[],
): Pick<CheckedBank, 'name' | 'counts' | 'problems'> {
  const name = bank?.id == null ? null : { id: bank.id, place: placeOf(bank.document, ['bank']) };
  const questions = cards.reduce((sum, card) => sum + card.questions.length, 0);
  const counts = { files: source.files.length, cards: cards.length, questions };
  return { name, counts, problems: firstProblems(sortProblems(found)).map(brief) };
}

/** Checks one bank: every problem of every file. The order in which files were read changes nothing. */
export function checkBank(source: BankSource, options: CheckOptions): CheckedBank {
  const found: Problem[][] = [];
  const report: Report = (problems) => void found.push([...problems]);
  report(source.problems);
  const draft = readDraft(source, report);
  report(emptyProblems(source, draft));
  report(duplicateProblems(draft));
  report(identityProblems(draft));
  report(referenceProblems(draft));
  const linted = lint(draft, options);
  report(linted.problems);
  const { bank, cards } = draft;
  const told = described(source, draft, found.flat());
  const value = options.link === false || hasErrors(told.problems) ? null : (bank?.value ?? null);
  const linked = value && withPlaces(linkBank(value, source.hash, validCards(cards)), draft);
  return { ...told, audit: linted.audit, linked };
}
