// Markdown as the XHTML that QTI 2.1 knows, which is less than HTML: its section 6.2 lists the elements and attributes.
import { htmlOf } from '../rich-text.ts';
import { readXml } from '../xml-read.ts';
import { elementsIn, isElement, type XmlElement } from '../xml-tree.ts';
import { element, type WrittenNode } from '../xml-write.ts';

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt'],
  code: ['class'],
};

const DROPPED: Readonly<Record<string, string>> = {
  start: 'the number at which a list begins',
  title: 'the title of a link or image',
  style: 'the alignment of a table',
};

type Lose = (what: string) => void;

function convert(found: XmlElement, lose: Lose): WrittenNode {
  const { name, attributes } = found;
  const kept = ATTRIBUTES[name] ?? [];
  for (const attribute of attributes.keys()) {
    const what = DROPPED[attribute];
    if (what !== undefined && !kept.includes(attribute)) lose(what);
  }
  const own = Object.fromEntries([...attributes].filter(([attribute]) => kept.includes(attribute)));
  const children = found.children.map((child) => (isElement(child) ? convert(child, lose) : child));
  if (name === 's') {
    lose('struck text');
    return element('span', {}, ...children);
  }
  // A table needs a body, even where Markdown gives it a head alone.
  const isBare = name === 'table' && elementsIn(found, 'tbody').length === 0;
  if (!isBare) return element(name, own, ...children);
  return element(
    'table',
    {},
    ...elementsIn(found, 'thead').map((head) => {
      const body = convert(head, lose);
      return typeof body === 'string' ? body : { ...body, name: 'tbody' };
    }),
  );
}

/** Blocks, for an item's body, a rubric or a feedback. */
export function blocksOf(markdown: string, lose: Lose): readonly WrittenNode[] {
  const read = readXml(new TextEncoder().encode(`<div>${htmlOf(markdown)}</div>`));
  // The renderer nests at most a hundred elements deep, and writes well-formed XML.
  if ('refusal' in read) throw new Error(`Markdown gave no XML: ${read.refusal.message}`);
  return read.root.children.map((child) => (isElement(child) ? convert(child, lose) : child));
}

/** Plain text, for a choice: its lines stay lines. */
export function inlineOf(text: string): readonly WrittenNode[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line, at) => (at === 0 ? [line] : [element('br', {}), line]));
}
