// The interface of a lint rule: advice on banks whose form is right. One rule is one file of lint-rules/.
import type { Level } from '#core/base/problem.ts';
import type { Bank } from '#core/question/bank.ts';
import type { BankAudit } from './bank-audit.ts';
import type { SourceDocument } from './documents.ts';
import type { Inventory } from './inventory.ts';
import type { Covered, LintCard, LintObjective, LintQuestion } from './lint-subject.ts';
import type { Path } from './yaml/yaml-node.ts';

/** One thing to mend. `path` leads from the question, card or bank that was looked at to the place. */
export type Finding = {
  readonly path: Path;
  /** What is wrong, and what would be right. */
  readonly message: string;
  /** Where it is graver than the rule's own level: everywhere, or in a bank that is published (`check --release`). */
  readonly level?: Level | 'error at release';
};

/** A finding of a rule that compares questions: it belongs to one of them. */
export type FindingIn = Finding & { readonly question: LintQuestion };

/** What a rule may know besides the thing that it looks at. */
export type LintContext = {
  /** What bank.yaml declares; null where it has problems. */
  readonly bank: Bank | null;
  /** All valid ones of the bank, in author's order. */
  readonly questions: readonly LintQuestion[];
  /** Figures over all of them. */
  readonly audit: BankAudit;
  /** By id; null where bank.yaml cannot be read. */
  readonly objectives: ReadonlyMap<string, LintObjective> | null;
  readonly covered: Covered;
  /** All files could be read, so that what is not covered is not there. */
  readonly complete: boolean;
  readonly inventory: Inventory | null;
  /** What the bank was made from, as far as `check` was told. */
  readonly documents: readonly SourceDocument[];
  /** A calendar date such as `2026-11-20`. */
  readonly today: string;
};

/** A rule looks at each question, at each card, at the bank, or at the questions side by side. Pure. */
export interface LintRule {
  /** Number in the table of `content/domain.md`, or a name in words; authors write it in `waive`. */
  readonly id: string;
  /** An error forbids loading and cannot be waived. */
  readonly level: Level;
  /** Where a finding is graver than `level`, in the words of the table of rules; such a finding says its own level. */
  readonly graver?:
    | 'error at release'
    | 'error where the card is critical'
    | 'error for an unknown claim';
  /** In a few words, with its thresholds. */
  readonly finds: string;
  /** Why learners are better off. */
  readonly rationale: string;
  readonly question?: (question: LintQuestion, context: LintContext) => readonly Finding[];
  readonly card?: (card: LintCard, context: LintContext) => readonly Finding[];
  readonly bank?: (context: LintContext) => readonly Finding[];
  readonly across?: (context: LintContext) => readonly FindingIn[];
}
