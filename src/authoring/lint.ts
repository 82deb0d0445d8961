// Runs the lint rules over a bank and lets its authors' waivers silence warnings.
import type { Problem } from '#core/base/problem.ts';
import { auditBank, type BankAudit } from './bank-audit.ts';
import { baseRules } from './base-rules.ts';
import type { SourceDocument } from './documents.ts';
import type { BankDraft, CardDraft, QuestionDraft } from './draft.ts';
import type { Inventory } from './inventory.ts';
import type { Finding, LintContext, LintRule } from './lint-rule.ts';
import { lintRules } from './lint-rules/index.ts';
import type { LintCard, LintObjective, LintQuestion } from './lint-subject.ts';
import { trapsIn } from './references.ts';
import { idAt, type Part } from './validate/schema-problem.ts';
import { didYouMean } from './words/nearest.ts';
import { listIn, namesIn, textAt, valueAt } from './yaml/plain.ts';
import { type Path, placeOf } from './yaml/yaml-node.ts';

export type LintOptions = {
  readonly inventory: Inventory | null;
  /** Texts that no question may copy. */
  readonly documents?: readonly SourceDocument[];
  /** A calendar date such as `2026-11-20`. */
  readonly today: string;
  /** Everything that a published bank promises is required. */
  readonly release: boolean;
};

const levels = new Map(lintRules.map(({ id, level }) => [id, level]));
const waivable = new Set(levels.keys());
const firm = new Set(baseRules.map(({ id }) => id));

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

/** A card as the rules see it, with its place in the files. */
type Placed = {
  readonly draft: CardDraft;
  readonly card: LintCard;
  readonly questions: ReadonlyMap<LintQuestion, QuestionDraft>;
};

function placed(draft: CardDraft): Placed[] {
  const { head, loose } = draft;
  if (!head) return [];
  const valid = draft.questions.flatMap((part) =>
    part.value ? [{ part, content: part.value }] : [],
  );
  const questions = valid.map(({ content }) => content);
  const card: LintCard = { head, questions, written: draft.questions.length, loose };
  return [
    {
      draft,
      card,
      questions: new Map(valid.map(({ part, content }) => [{ content, card }, part])),
    },
  ];
}

function contextOf(
  { bank, cards, complete }: BankDraft,
  found: readonly Placed[],
  options: LintOptions,
): LintContext {
  const asking = cards.filter(({ questions }) => questions.length > 0);
  const named = asking.flatMap(({ input }) => listIn(input, 'objectives').map(String));
  const traps = cards.flatMap(({ questions }) =>
    questions.flatMap(({ input }) => trapsIn(input).map(({ card }) => card)),
  );
  const { inventory, documents = [], today } = options;
  const objectives = bank && objectivesOf(bank);
  const covered = { objectives: new Set(named), traps: new Set(traps) };
  const declared = bank?.value ?? null;
  return {
    bank: declared,
    questions: found.flatMap(({ questions }) => [...questions.keys()]),
    audit: auditBank({
      bank: declared,
      objectives,
      cards: found.map(({ card }) => card),
      covered,
      inventory,
    }),
    objectives,
    covered,
    complete: complete && bank !== null,
    inventory,
    documents,
    today,
  };
}

/** True when a field `waive` at the path, or on the way to it, names the rule. */
function isWaived(rule: string, part: Part, path: Path): boolean {
  return [...path.keys(), path.length].some((depth) =>
    namesIn(valueAt(part.input, path.slice(0, depth)), 'waive').includes(rule),
  );
}

type Seen = {
  readonly rule: LintRule;
  readonly finding: Finding;
  readonly part: Part;
  /** The card around a question, whose waivers count for it, too. */
  readonly outer: Part | null;
};

function problemOf({ rule, part, finding }: Seen, release: boolean): Problem {
  const { document, path } = part;
  const level = finding.level ?? rule.level;
  return {
    ...placeOf(document, [...path, ...finding.path]),
    level: level === 'error at release' ? (release ? 'error' : 'warning') : level,
    rule: rule.id,
    message: finding.message,
    id: idAt(part, finding.path),
  };
}

/** A warning that a waiver covers is silent; an error is not, and the waiver becomes a problem of its own. */
function withoutWaived(seen: Seen, release: boolean): Problem[] {
  const { part, outer, rule, finding } = seen;
  const problem = problemOf(seen, release);
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
    const remedy = firm.has(rule)
      ? `\`${rule}\` cannot be waived: mend what it reports`
      : !waivable.has(rule)
        ? `unknown rule \`${rule}\`${didYouMean(rule, waivable, '`trapwise rules` lists them all')}`
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

function findingsIn(found: readonly Placed[], bank: Part | null, context: LintContext): Seen[] {
  const seen: Seen[] = [];
  type Place = { readonly part: Part; readonly outer: Part | null };
  const see = (rule: LintRule, findings: readonly Finding[] | undefined, place: Place) => {
    for (const finding of findings ?? []) seen.push({ rule, finding, ...place });
  };
  const places = new Map<LintQuestion, Place>();
  for (const rule of lintRules) {
    if (bank) see(rule, rule.bank?.(context), { part: bank, outer: null });
  }
  for (const { card, draft, questions } of found) {
    const ofCard = { part: draft, outer: null };
    for (const rule of lintRules) see(rule, rule.card?.(card, context), ofCard);
    for (const [question, part] of questions) {
      const place = { part, outer: card.loose ? null : draft };
      places.set(question, place);
      // All rules at one question before the next: they read the same few texts.
      for (const rule of lintRules) see(rule, rule.question?.(question, context), place);
    }
  }
  for (const rule of lintRules) {
    for (const { question, ...finding } of rule.across?.(context) ?? []) {
      const place = places.get(question);
      if (place) see(rule, [finding], place);
    }
  }
  return seen;
}

export type Linted = { readonly problems: readonly Problem[]; readonly audit: BankAudit };

/** Findings on whatever is valid in the bank, without those that are waived, wrong waivers, and the bank's figures. */
export function lint(draft: BankDraft, options: LintOptions): Linted {
  const found = draft.cards.flatMap(placed);
  const context = contextOf(draft, found, options);
  const seen = findingsIn(found, draft.bank, context);
  return {
    problems: [
      ...seen.flatMap((one) => withoutWaived(one, options.release)),
      ...waiverProblems(draft),
    ],
    audit: context.audit,
  };
}
