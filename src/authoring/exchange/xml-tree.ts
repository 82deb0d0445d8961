// An XML document as a tree with places, and questions that one asks of it. Reading it: xml-read.ts.

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** By their names as written; prefixed ones, too. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** Of its `<`, 1-based. */
  readonly line: number;
  readonly column: number;
};

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string';
}

/** The elements directly below; with a name, only those. */
export function elementsIn(element: XmlElement, name?: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => isElement(child) && (name === undefined || child.name === name),
  );
}

/** The first element at a path of names, or null. */
export function elementAt(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  return path.reduce<XmlElement | null>(
    (found, name) => (found === null ? null : (elementsIn(found, name)[0] ?? null)),
    element,
  );
}

/** All text in an element, at any depth, in order. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? textIn(child) : child)).join('');
}

/** The text at a path, trimmed; empty where there is none. */
export function textAtPath(element: XmlElement, ...path: readonly string[]): string {
  const found = elementAt(element, ...path);
  return found === null ? '' : textIn(found).trim();
}

/** Every element below for which `wanted` holds, in document order; not searched inside those found. */
export function findElements(
  element: XmlElement,
  wanted: (element: XmlElement) => boolean,
): readonly XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    wanted(child) ? [child] : findElements(child, wanted),
  );
}
