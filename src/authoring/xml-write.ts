// A tree of elements and texts → XML. The only file that knows the writer; what XML cannot hold is taken out before.
import { create } from 'xmlbuilder2';

export type WrittenElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly WrittenNode[];
};
export type WrittenNode = WrittenElement | string;

/** An element; text among its children is written as it is, sign by sign. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly WrittenNode[]
): WrittenElement {
  return { name, attributes, children };
}

type Builder = ReturnType<typeof create>;

function add(parent: Builder, { name, attributes, children }: WrittenElement): void {
  const own = parent.ele(name, { ...attributes });
  for (const child of children) {
    if (typeof child === 'string') own.txt(child);
    else add(own, child);
  }
}

/** Throws for signs that no XML may hold; see `legalXml`. */
export function writeXml(root: WrittenElement): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  add(document, root);
  return `${document.end({ wellFormed: true })}\n`;
}

/** What XML 1.0 does not allow, even written as a number: https://www.w3.org/TR/xml/#charsets */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * The same value, with U+FFFD for each sign in its texts that XML cannot hold and LF for each line end; `lost` when
 * there were such signs.
 */
export function legalXml<T>(value: T): { readonly value: T; readonly lost: boolean } {
  let lost = false;
  const legal = (one: unknown): unknown => {
    if (typeof one === 'string') {
      const kept = one.replace(ILLEGAL, '\ufffd');
      lost ||= kept !== one;
      return kept.replace(/\r\n?/g, '\n');
    }
    if (Array.isArray(one)) return one.map(legal);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, field]) => [name, legal(field)]));
  };
  return { value: legal(value) as T, lost };
}
