// Runs the lint rules over a bank and lets its authors' waivers silence warnings.
import type { Problem } from '#core/base/problem.ts';
import type { BankDraft, CardDraft, QuestionDraft } from './draft.ts';
import type { Inventory } from './inventory.ts';
import type { Finding, LintCard, LintContext, LintObjective, LintRule } from './lint-rule.ts';
import { lintRules, plannedWarnings } from './lint-rules/index.ts';
import { didYouMean } from './nearest.ts';
import { listIn, namesIn, textAt, valueAt } from './plain.ts';
import { trapsIn } from './references.ts';
import { idAt, type Part } from './schema-problem.ts';
import { type Path, placeOf } from './yaml-node.ts';

export type LintOptions = {
  readonly inventory: Inventory | null;
  /** A calendar date such as `2026-11-20`. */
  readonly today: string;
  /** Everything that a published bank promises is required. */
  readonly release: boolean;
};

const levels = new Map(lintRules.map(({ id, level }) => [id, level]));
const waivable = new Set([...levels.keys(), ...plannedWarnings]);

function objectivesOf(bank: Part): Map<string, LintObjective> {
  const list = listIn(bank.input, 'objectives').flatMap((one, at): LintObjective[] => {
    const id = textAt(one, 'id');
    const claims = listIn(one, 'claims').map((claim) => String(claim));
    const path = ['objectives', at];
    return id === null ? [] : [{ id, path, source: textAt(one, 'source'), claims }];
  });
  // Of two with one id, which is reported elsewhere, the first counts.
  return new Map(list.reverse().map((objective) => [objective.id, objective]));
}

function contextOf({ bank, cards, complete }: BankDraft, options: LintOptions): LintContext {
  const asking = cards.filter(({ questions }) => questions.length > 0);
  const named = asking.flatMap(({ input }) => listIn(input, 'objectives').map(String));
  const traps = cards.flatMap(({ questions }) =>
    questions.flatMap(({ input }) => trapsIn(input).map(({ card }) => card)),
  );
  return {
    ...options,
    objectives: bank && objectivesOf(bank),
    covered: { objectives: new Set(named), traps: new Set(traps) },
    complete: complete && bank !== null,
  };
}

/** True when a field `waive` at the path, or on the way to it, names the rule. */
function isWaived(rule: string, part: Part, path: Path): boolean {
  return [...path.keys(), path.length].some((depth) =>
    namesIn(valueAt(part.input, path.slice(0, depth)), 'waive').includes(rule),
  );
}

function problemOf(rule: LintRule, part: Part, finding: Finding): Problem {
  const { document, path } = part;
  return {
    ...placeOf(document, [...path, ...finding.path]),
    level: finding.level ?? rule.level,
    rule: rule.id,
    message: finding.message,
    id: idAt(part, finding.path),
  };
}

type Seen = {
  readonly part: Part;
  readonly outer: Part | null;
  readonly rule: LintRule;
  readonly finding: Finding;
};

/** A warning that a waiver covers is silent; an error is not, and the waiver becomes a problem of its own. */
function withoutWaived({ part, outer, rule, finding }: Seen): Problem[] {
  const problem = problemOf(rule, part, finding);
  const waived =
    isWaived(rule.id, part, finding.path) || (outer !== null && isWaived(rule.id, outer, []));
  if (!waived) return [problem];
  if (problem.level === 'warning') return [];
  if (rule.level === 'error') return [problem];
  const said = `${problem.message}; an error cannot be waived`;
  return [{ ...problem, message: said }];
}

function waiversIn(part: Part, at: Path): Problem[] {
  return namesIn(valueAt(part.input, at), 'waive').flatMap((rule) => {
    const remedy = !waivable.has(rule)
      ? `unknown rule \`${rule}\`${didYouMean(rule, waivable, 'see the list of lint rules')}`
      : levels.get(rule) === 'error'
        ? `\`${rule}\` is an error and cannot be waived: mend what it reports`
        : null;
    if (remedy === null) return [];
    const place = placeOf(part.document, [...part.path, ...at, 'waive', rule], 'key');
    return [{ ...place, level: 'error', rule: 'waiver', message: remedy, id: idAt(part, at) }];
  });
}

function waiverProblems({ cards }: BankDraft): Problem[] {
  const ofQuestion = (question: QuestionDraft): Problem[] => [
    ...waiversIn(question, []),
    ...listIn(question.input, 'parts').flatMap((_, at) => waiversIn(question, ['parts', at])),
  ];
  return cards.flatMap((card) => [
    ...(card.loose ? [] : waiversIn(card, [])),
    ...card.questions.flatMap(ofQuestion),
  ]);
}

function lintCard(card: CardDraft, context: LintContext): Seen[] {
  const { head } = card;
  if (!head) return [];
  const valid = card.questions.flatMap(({ value }) => value ?? []);
  const subject: LintCard = {
    head,
    questions: valid,
    written: card.questions.length,
    loose: card.loose,
  };
  const outer = card.loose ? null : card;
  return lintRules.flatMap((rule) => [
    ...(rule.card?.(subject, context) ?? []).map((finding) => ({
      part: card,
      outer: null,
      rule,
      finding,
    })),
    ...card.questions.flatMap((part) => {
      const { value: content } = part;
      const found = content ? rule.question?.({ content, card: subject }, context) : null;
      return (found ?? []).map((finding) => ({ part, outer, rule, finding }));
    }),
  ]);
}

/** Findings on whatever is valid in the bank, without those that are waived, and wrong waivers. */
export function lint(draft: BankDraft, options: LintOptions): Problem[] {
  const context = contextOf(draft, options);
  const { bank } = draft;
  const ofBank = bank
    ? lintRules.flatMap((rule) =>
        (rule.bank?.(context) ?? []).map((finding) => problemOf(rule, bank, finding)),
      )
    : [];
  const ofCards = draft.cards.flatMap((card) => lintCard(card, context)).flatMap(withoutWaived);
  return [...ofBank, ...ofCards, ...waiverProblems(draft)];
}
