// A question out of its author's files, whatever else is wrong in the bank: ready to be shown, or its own problems.
import { hasErrors, type Place, type Problem } from '#core/base/problem.ts';
import type { Importance } from '#core/question/question.ts';
import { createRevision, type Revision } from '#core/question/revision.ts';
import { BANK_FILE, type BankSource, fileIn } from './bank-source.ts';
import { type CheckedBank, readDraft } from './check.ts';
import type { BankDraft, CardDraft, QuestionDraft } from './draft.ts';
import { linkQuestion } from './link.ts';
import { lintRules } from './lint-rules/index.ts';
import { trapsIn } from './references.ts';
import { listIn, textAt } from './yaml/plain.ts';
import { placeOf } from './yaml/yaml-node.ts';

export type AuthoredQuestion = {
  readonly bank: string;
  readonly card: string;
  /** Empty where the author has not given one. */
  readonly id: string;
  /** Its id, and those of its parts and of its card. */
  readonly names: ReadonlySet<string>;
  readonly place: Place;
  readonly topic: string;
  readonly importance: Importance | null;
  /** Null when an error in the form of the question or its card leaves nothing to show. */
  readonly revision: Revision | null;
  /** Of the question and its card, warnings too. */
  readonly problems: readonly Problem[];
  /** bank.yaml has an error, so that sources cannot be told. */
  readonly isWithoutSources: boolean;
};

/** What these rules say, errors too, is about a question that can be shown. */
const advice: ReadonlySet<string> = new Set(lintRules.map(({ id }) => id));

function idsIn({ input, id }: QuestionDraft): string[] {
  const parts = listIn(input, 'parts').flatMap((part) => textAt(part, 'id') ?? []);
  return [...(id === null ? [] : [id]), ...parts];
}

/** Every card with what it says of itself, valid or not. */
function trapsOf({ cards }: BankDraft) {
  return new Map(
    cards.map(({ id, input }) => [
      id ?? '',
      { title: textAt(input, 'title') ?? id ?? '', misconception: textAt(input, 'trap') },
    ]),
  );
}

function revisionOf(
  { head }: CardDraft,
  { value }: QuestionDraft,
  draft: BankDraft,
  isBankSound: boolean,
  traps: ReturnType<typeof trapsOf>,
): Revision | null {
  if (!head || !value) return null;
  const bank = draft.bank?.value;
  if (bank && isBankSound) return linkQuestion(value, head, bank, traps).revision;
  const named = trapsIn(value).flatMap(({ card }) => {
    const trap = traps.get(card);
    return trap ? [[card, trap] as const] : [];
  });
  return createRevision({
    type: value.type,
    content: value,
    sources: [],
    traps: Object.fromEntries(named),
  });
}

/** The questions of a bank in author's order; `checked` is what was found in the same source. */
export function authoredQuestions(source: BankSource, checked: CheckedBank): AuthoredQuestion[] {
  const draft = readDraft(source, () => {});
  const traps = trapsOf(draft);
  const bankFile = fileIn(source.folder, BANK_FILE);
  const isBankSound = !hasErrors(checked.problems.filter(({ file }) => file === bankFile));
  return draft.cards.flatMap((card) =>
    card.questions.map((question): AuthoredQuestion => {
      const own = new Set([card.id, ...idsIn(question)].flatMap((id) => id ?? []));
      const place = placeOf(question.document, question.path);
      const problems = checked.problems.filter(
        ({ file, id }) => file === place.file && id !== null && own.has(id),
      );
      return {
        bank: draft.bank?.id ?? source.folder,
        card: card.id ?? '',
        id: textAt(question.input, 'id') ?? '',
        names: own,
        place,
        topic: textAt(card.input, 'topic') ?? '',
        importance: card.head?.importance ?? null,
        revision: hasErrors(problems.filter(({ rule }) => !advice.has(rule)))
          ? null
          : revisionOf(card, question, draft, isBankSound, traps),
        problems,
        isWithoutSources: !isBankSound,
      };
    }),
  );
}
