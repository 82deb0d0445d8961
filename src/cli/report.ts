// Problems as text for people, as JSON for tools, and as annotations for GitHub.
import type { Problem } from '#core/base/problem.ts';
import type { CheckedBanks, CheckSummary } from '#use-cases/check-banks.ts';
import { auditLines } from './audit-report.ts';
import { printable } from './printable.ts';

type Report = (checked: Pick<CheckedBanks, 'problems' | 'summary' | 'audits'>) => string;

/** `1 card`, `2 cards`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function summaryLine({ banks, cards, questions, errors, warnings }: CheckSummary): string {
  const seen = [count(banks, 'bank'), count(cards, 'card'), count(questions, 'question')].join(
    ', ',
  );
  return `${seen}: ${count(errors, 'error')}, ${count(warnings, 'warning')}\n`;
}

function withId({ message, id }: Problem): string {
  return id === null ? message : `${message} (${id})`;
}

/** `file:line:col level rule message (id)` */
export function placedLine(problem: Problem): string {
  const { file, line, column, level, rule } = problem;
  return `${file}:${line}:${column} ${level} ${rule} ${withId(problem)}`;
}

/** The same as a line for a terminal. */
export function problemLine(problem: Problem): string {
  return `${printable(placedLine(problem))}\n`;
}

/** A line for each problem, the figures of each bank, and a line with the counts. */
export const textReport: Report = ({ problems, summary, audits }) => {
  const lines = problems.map(problemLine);
  const figures = audits.flatMap(auditLines).map((line) => `${printable(line)}\n`);
  return [...lines, ...figures, summaryLine(summary)].join('');
};

/** `{ problems: [{ file, line, column, level, rule, message, id }], summary }`, with the figures of each bank in the summary. */
export const jsonReport: Report = ({ problems, summary, audits }) => {
  const rows = problems.map(({ file, line, column, level, rule, message, id }) => ({
    file,
    line,
    column,
    level,
    rule,
    message,
    id,
  }));
  return `${JSON.stringify({ problems: rows, summary: { ...summary, audits } }, null, 2)}\n`;
};

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Workflow commands of GitHub Actions, which shows them in the diff; then the line with the counts. */
export const githubReport: Report = ({ problems, summary }) => {
  const lines = problems.map((problem) => {
    const { file, line, column, level, rule } = problem;
    const place = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(rule)}`;
    return `::${level} ${place}::${escapeData(withId(problem))}\n`;
  });
  return lines.join('') + summaryLine(summary);
};
