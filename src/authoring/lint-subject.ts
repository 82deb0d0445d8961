// What the lint rules look at: the valid parts of a bank, whatever else is wrong in it.
import type { CardHead } from '#core/question/card.ts';
import type { Option } from '#core/question/question.ts';
import type { PartContent, QuestionContent } from '#core/question/question-types/index.ts';
import type { Path } from './yaml/yaml-node.ts';

export type LintObjective = {
  readonly id: string;
  readonly path: Path;
  readonly source: string | null;
  readonly claims: readonly string[];
};

export type LintCard = {
  readonly head: CardHead;
  /** The valid ones, and how many there are with those that their schema refused. */
  readonly questions: readonly QuestionContent[];
  readonly written: number;
  /** Made from a question outside a card. */
  readonly loose: boolean;
};

export type LintQuestion = { readonly content: QuestionContent; readonly card: LintCard };

/** Objectives that some card with a question lists, and cards that some distractor names. */
export type Covered = {
  readonly objectives: ReadonlySet<string>;
  readonly traps: ReadonlySet<string>;
};

/** What one presentation asks, as the rules see it: told apart by the fields it has, never by its type. */
export type Asked = { readonly path: Path; readonly content: PartContent };

const partsOf = new WeakMap<QuestionContent, readonly Asked[]>();

/** The question itself, or each part of a case. The same list at each look. */
export function asked(content: QuestionContent): readonly Asked[] {
  const known = partsOf.get(content);
  if (known) return known;
  const found: readonly Asked[] =
    'parts' in content
      ? content.parts.map((part, at) => ({ path: ['parts', at], content: part }))
      : [{ path: [], content }];
  partsOf.set(content, found);
  return found;
}

/** A choice among options: where it stands, and its options with and without `correct`. */
export type Choice = {
  readonly path: Path;
  readonly stem: string;
  readonly options: readonly Option[];
  readonly keys: readonly Option[];
  readonly distractors: readonly Option[];
};

const choicesOf = new WeakMap<QuestionContent, readonly Choice[]>();

/** The choices that a question offers: single and multiple, also as parts of a case. The same list at each look. */
export function choicesIn(content: QuestionContent): readonly Choice[] {
  const known = choicesOf.get(content);
  if (known) return known;
  const found = readChoices(content);
  choicesOf.set(content, found);
  return found;
}

function readChoices(content: QuestionContent): readonly Choice[] {
  return asked(content).flatMap(({ path, content: one }) => {
    if (!('options' in one)) return [];
    const { stem, options } = one;
    const keys = options.filter(({ correct }) => correct);
    return [
      {
        path,
        stem,
        options,
        keys,
        distractors: options.filter((option) => !keys.includes(option)),
      },
    ];
  });
}
