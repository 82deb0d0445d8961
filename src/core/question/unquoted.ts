// A value of an author's file that readers of YAML do not agree on, as its text.

/**
 * An unquoted scalar that some YAML reader takes for a number, a boolean, a date or nothing, in a way that nobody may
 * rely on. It fits no schema but that of a date, so every other use of it becomes a
 * problem.
 */
export class Unquoted {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
