// Numbers that a learner types for the things on the screen.

/** Up to this many things have numbers of one digit, so that "13" is two of them and no Enter is needed for one. */
const ONE_DIGIT = 9;

export function isOneDigit(count: number): boolean {
  return count <= ONE_DIGIT;
}

/** Ids of the things that a line names by their numbers from 1, in its order; or why it does not. */
export function readNumbers(
  line: string,
  things: readonly { readonly id: string }[],
): { readonly ids: readonly string[] } | { readonly why: string } {
  const range = `1–${things.length}`;
  const typed = line.trim();
  if (!/^[0-9]+(?:[\s,;.>-]+[0-9]+)*$/.test(typed))
    return { why: `Type numbers from ${range}; ? explains.` };
  const words = typed.split(/[^0-9]+/);
  const numbers = isOneDigit(things.length) ? words.flatMap((word) => [...word]) : words;
  const ids: string[] = [];
  for (const number of numbers) {
    const thing = things[Number(number) - 1];
    if (thing === undefined) return { why: `There is no ${number}; type ${range}.` };
    ids.push(thing.id);
  }
  return { ids };
}

/** The number under which a thing is shown; null for one that is not. */
export function numberOf(
  id: string | null,
  things: readonly { readonly id: string }[],
): number | null {
  const at = things.findIndex((thing) => thing.id === id);
  return at === -1 ? null : at + 1;
}

export function numbered(things: readonly { readonly id: string; readonly text: string }[]) {
  return things.map(({ text }, at) => ({ label: String(at + 1), text }));
}
