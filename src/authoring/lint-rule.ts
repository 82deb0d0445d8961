// The interface of a lint rule: advice on banks whose form is right. One rule is one file of lint-rules/.
import type { Level } from '#core/base/problem.ts';
import type { CardHead } from '#core/question/card.ts';
import type { PartContent, QuestionContent } from '#core/question/question-types/index.ts';
import type { Inventory } from './inventory.ts';
import type { Path } from './yaml-node.ts';

/** One thing to mend. `path` leads from the question, card or bank that was looked at to the place. */
export type Finding = {
  readonly path: Path;
  /** What is wrong, and what would be right. */
  readonly message: string;
  /** Where it is graver than the rule's own level. */
  readonly level?: Level;
};

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

/** What a rule may know besides the thing that it looks at. */
export type LintContext = {
  /** By id; null where bank.yaml cannot be read. */
  readonly objectives: ReadonlyMap<string, LintObjective> | null;
  /** Objectives that some card lists, and cards that some distractor names. */
  readonly covered: {
    readonly objectives: ReadonlySet<string>;
    readonly traps: ReadonlySet<string>;
  };
  /** All files could be read, so that what is not covered is not there. */
  readonly complete: boolean;
  readonly inventory: Inventory | null;
  /** A calendar date such as `2026-11-20`. */
  readonly today: string;
  readonly release: boolean;
};

/** A rule looks at one thing at a time: at each question, each card, the bank, or several of them. Pure. */
export interface LintRule {
  /** Number in the table of `content/domain.md`, or a name in words; authors write it in `waive`. */
  readonly id: string;
  /** An error forbids loading and cannot be waived. */
  readonly level: Level;
  /** Why learners are better off. */
  readonly rationale: string;
  readonly question?: (question: LintQuestion, context: LintContext) => readonly Finding[];
  readonly card?: (card: LintCard, context: LintContext) => readonly Finding[];
  readonly bank?: (context: LintContext) => readonly Finding[];
}

/** What one presentation asks, as the rules see it: told apart by the fields it has, never by its type. */
export type Asked = { readonly path: Path; readonly content: PartContent };

/** The question itself, or each part of a case. */
export function asked(content: QuestionContent): readonly Asked[] {
  if (!('parts' in content)) return [{ path: [], content }];
  return content.parts.map((part, at) => ({ path: ['parts', at], content: part }));
}
