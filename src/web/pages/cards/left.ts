// Where a learner left the list of cards to look at one, so that going back leads to the same place.

export type Left = {
  /** Address of the list. */
  readonly address: string;
  readonly rows: number;
  readonly cardId: string;
};

let left: Left | null = null;

export function leaveFor(next: Left): void {
  left = next;
}

/** The list that was left last, to lead back to. */
export function listAddress(): string {
  return left?.address ?? '/cards';
}

/** What was left at this address: once, for a second visit is a new one. */
export function returnTo(address: string): Left | null {
  if (left?.address !== address) return null;
  const found = left;
  left = null;
  return found;
}
