// A Problem: something an author can mend, with its place and its remedy. Collected, never thrown.

export type Level = 'error' | 'warning';

/** Where in a file: 1-based line and column. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

export type Problem = Place & {
  readonly level: Level;
  /** Stable name of the rule that speaks: `yaml`, `schema`, `reference`, or a lint rule such as `L01`. */
  readonly rule: string;
  /** What is wrong, and what would be right. */
  readonly message: string;
  /** Id of the bank, card or question concerned, when there is one. */
  readonly id: string | null;
};

/** True when at least one problem forbids loading. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.level === 'error');
}
