// A bank as read → all its problems, and the linked bank when none is an error. Pure.
import { hasErrors, type Place, type Problem } from '#core/base/problem.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import type { BankAudit } from './bank-audit.ts';
import { BANK_FILE, type BankSource, fileIn } from './bank-source.ts';
import type { BankDraft, CardDraft } from './draft.ts';
import { duplicateProblems } from './duplicates.ts';
import { firstProblems } from './first-problems.ts';
import { linkBank, type ValidCard } from './link.ts';
import { type LintOptions, lint } from './lint.ts';
import { parseYaml } from './parse.ts';
import { referenceProblems } from './references.ts';
import { decodeSource } from './source.ts';
import { validateBank, validateCards } from './validate.ts';
import type { Report } from './validate-card.ts';
import { placeOf, type YamlDocument } from './yaml-node.ts';

export type CheckOptions = LintOptions;

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

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

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

/** A new list by file, line, column and rule. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function readDocument(file: string, bytes: Uint8Array, report: Report): YamlDocument | null {
  const source = decodeSource(file, bytes);
  report(source.problems);
  if (source.text === null) return null;
  const { document, problems } = parseYaml(file, source.text);
  report(problems);
  return document;
}

function readDraft(source: BankSource, report: Report): BankDraft {
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

function validCards(cards: readonly CardDraft[]): ValidCard[] {
  return cards.flatMap(({ head, questions }) =>
    head ? [{ head, questions: questions.flatMap(({ value }) => value ?? []) }] : [],
  );
}

/** Checks one bank: every problem of every file. The order in which files were read changes nothing. */
export function checkBank(source: BankSource, options: CheckOptions): CheckedBank {
  const found: Problem[][] = [];
  const report: Report = (problems) => void found.push([...problems]);
  report(source.problems);
  const draft = readDraft(source, report);
  report(emptyProblems(source, draft));
  report(duplicateProblems(draft));
  report(referenceProblems(draft));
  const linted = lint(draft, options);
  report(linted.problems);
  const problems = firstProblems(sortProblems(found.flat())).map(brief);
  const { bank, cards } = draft;
  const name = bank?.id == null ? null : { id: bank.id, place: placeOf(bank.document, ['bank']) };
  const questions = cards.reduce((sum, card) => sum + card.questions.length, 0);
  const counts = { files: source.files.length, cards: cards.length, questions };
  const value = hasErrors(problems) ? null : (bank?.value ?? null);
  let linked: LinkedBank | null = null;
  return {
    name,
    counts,
    audit: linted.audit,
    problems,
    // At the first look: who only wants the problems need not wait for it.
    get linked() {
      linked ??= value && linkBank(value, source.hash, validCards(cards));
      return linked;
    },
  };
}
