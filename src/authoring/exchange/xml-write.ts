// A tree of elements and texts → XML. What XML cannot hold is taken out before.

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

/** What XML 1.0 does not allow, even written as a number: https://www.w3.org/TR/xml/#charsets */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function referenced(text: string, signs: RegExp): string {
  if (text.search(ILLEGAL) !== -1) throw new Error('a sign that no XML may hold');
  return text.replace(signs, (found) => REFERENCES[found] ?? found);
}

function write({ name, attributes, children }: WrittenElement): string {
  const own = Object.entries(attributes)
    .map(([attribute, value]) => ` ${attribute}="${referenced(value, /[&<>"\t\n\r]/g)}"`)
    .join('');
  if (children.length === 0) return `<${name}${own}/>`;
  const inner = children
    .map((child) => (typeof child === 'string' ? referenced(child, /[&<>\r]/g) : write(child)))
    .join('');
  return `<${name}${own}>${inner}</${name}>`;
}

/** Throws for signs that no XML may hold, which no bank without errors has. */
export function writeXml(root: WrittenElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`;
}
