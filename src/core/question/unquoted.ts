// A value of an author's file that readers of YAML do not agree on, with its text.

/**
 * An unquoted scalar that some YAML reader takes for a number, a boolean, a date or nothing, in a way that nobody may
 * rely on. A symbol, because no schema but that of a date takes one: every other use of it becomes a problem.
 */
export type Unquoted = symbol;

export function createUnquoted(text: string): Unquoted {
  return Symbol(text);
}

/** The text of an unquoted scalar; any other value as it is. */
export function textOfUnquoted(value: unknown): unknown {
  return typeof value === 'symbol' ? value.description : value;
}
