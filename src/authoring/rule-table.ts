// All rules of `check` as a table in Markdown, for the README. Generated from the rules themselves.
import { type BaseRule, baseRules } from './base-rules.ts';
import type { LintRule } from './lint-rule.ts';
import { lintRules } from './lint-rules/index.ts';

/** Where the table stands in a document: between these lines. */
const BEGIN = '<!-- rules -->';
const END = '<!-- /rules -->';

type Row = readonly [id: string, level: string, finds: string, why: string];

function baseRow({ id, level, also, finds, rationale }: BaseRule): Row {
  return [`\`${id}\``, also === undefined ? level : `${level}; ${also}`, finds, rationale];
}

function lintRow({ id, level, graver, finds, rationale }: LintRule): Row {
  const name = /^L\d+$/.test(id) ? id : `\`${id}\``;
  return [name, graver === undefined ? level : `${level}; ${graver}`, finds, rationale];
}

/** One row for each rule, in the order of the registries. */
export function ruleTable(): string {
  const rows: Row[] = [
    ['rule', 'level', 'finds', 'why'],
    ['---', '---', '---', '---'],
    ...baseRules.map(baseRow),
    ...lintRules.map(lintRow),
  ];
  return rows
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** The document with the table between its two markers; null for one that lacks them. */
export function withRuleTable(document: string): string | null {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END, begin);
  if (begin === -1 || end === -1) return null;
  return `${document.slice(0, begin)}${BEGIN}\n${ruleTable()}\n${document.slice(end)}`;
}
