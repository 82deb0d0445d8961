// The tree of one file → a bank or cards with types, or problems.
import { z } from 'zod';
import { Bank } from '#core/question/bank.ts';
import type { BankDraft, CardDraft } from '../draft.ts';
import { listIn, textAt } from '../yaml/plain.ts';
import { type Path, placeOf, plainValue, type YamlDocument } from '../yaml/yaml-node.ts';
import { lengthProblems, MAX_QUESTIONS } from './limits.ts';
import type { Part } from './schema-problem.ts';
import { type Report, validateCard, validated, validateLooseQuestion } from './validate-card.ts';

const CardFile = z.strictObject({
  cards: z.array(z.unknown()).optional(),
  questions: z.array(z.unknown()).optional(),
});

/** Of these a large bank has thousands. */
const LONG_FIELDS = ['topics', 'sources', 'objectives'];

/** The bank of a bank.yaml. */
export function validateBank(
  document: YamlDocument,
  report: Report,
): NonNullable<BankDraft['bank']> {
  const input = document.root ? plainValue(document.root) : {};
  const part: Part = { document, path: [], input, id: textAt(input, 'bank') };
  const tooLong = lengthProblems(part, LONG_FIELDS);
  report(tooLong);
  return { ...part, value: tooLong.length > 0 ? null : validated(part, Bank, report) };
}

/** The cards of any other file; `complete` is false when it has more questions than are looked at. */
export function validateCards(
  document: YamlDocument,
  report: Report,
): { readonly cards: readonly CardDraft[]; readonly complete: boolean } {
  const cards: CardDraft[] = [];
  const input = document.root ? plainValue(document.root) : {};
  const file = validated({ document, path: [], input, id: null }, CardFile, report);
  if (file && !file.cards?.length && !file.questions?.length) {
    const message = 'this file holds no cards: write some below `cards:`, or delete the file';
    const place = placeOf(document, []);
    report([{ ...place, level: 'warning', rule: 'empty-file', message, id: null }]);
  }
  let left = MAX_QUESTIONS;
  const isTooMuch = (path: Path, questions: number): boolean => {
    left -= questions;
    if (left >= 0) return false;
    const message = `more than ${MAX_QUESTIONS} questions: split this file; the rest of it is not checked`;
    report([{ ...placeOf(document, path), level: 'error', rule: 'limit', message, id: null }]);
    return true;
  };
  for (const [at, card] of listIn(input, 'cards').entries()) {
    // A card without questions is wrong, but it counts: it costs time as well.
    if (isTooMuch(['cards', at], Math.max(1, listIn(card, 'questions').length)))
      return { cards, complete: false };
    cards.push(validateCard(document, ['cards', at], card, report));
  }
  for (const [at, question] of listIn(input, 'questions').entries()) {
    if (isTooMuch(['questions', at], 1)) return { cards, complete: false };
    cards.push(validateLooseQuestion(document, ['questions', at], question, report));
  }
  return { cards, complete: true };
}
