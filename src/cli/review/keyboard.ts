// What a learner types on: lines, or keys as they are pressed.

export interface Keyboard {
  /** True where a person reads along, and the next question waits for them. */
  readonly paced: boolean;
  /**
   * What is typed next, without its Enter: a line, or less where keys are seen and `complete` is content with it. Null
   * at the end of input and for Ctrl-C and Ctrl-D, from then on always.
   */
  ask(prefix: string, complete: (typed: string) => boolean): Promise<string | null>;
  /** Gives standard input back as it was. */
  close(): void;
}
