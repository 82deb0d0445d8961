// Bytes → XML tree, or the one problem that forbids it. The only file that knows the parser; foreign files are hostile.
import { SaxesParser } from 'saxes';
import { createLineIndex, type LineIndex } from '../yaml/line-index.ts';
import { MAX_FOREIGN_BYTES } from './limits.ts';
import type { XmlElement } from './xml-tree.ts';

/** Elements in elements, so that trees can be walked by functions that call themselves. */
const MAX_DEPTH = 100;
/** As many as questions of 10 MiB have. */
const MAX_ELEMENTS = 300_000;
const MAX_ATTRIBUTES = 100;
/** Read piece by piece, so that a limit stops the reading. */
const PIECE = 64 * 1024;

export type XmlRefusal = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
};
export type XmlRead = { readonly root: XmlElement } | { readonly refusal: XmlRefusal };

class Refused extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Only these five, as XML defines them; without a prototype, so that `&constructor;` is none. */
const ENTITIES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  amp: '&',
  gt: '>',
  lt: '<',
  quot: '"',
  apos: "'",
});

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/undefined entity/, 'write the sign itself, or &#160; for a space that does not break'],
  [/disallowed character/, 'XML allows no control characters: delete it'],
  [/malformed character entity/, 'this stands for no character that XML allows'],
  [
    /unclosed|unexpected close tag|unexpected end/,
    'close every element where it was opened, and write &amp; for &',
  ],
  [/unbound namespace prefix/, 'declare the prefix, or leave it out'],
  [/text data outside of root|document must contain a root/, 'this is not XML'],
];

function explain(message: string): string {
  const said = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  const hint = HINTS.find(([pattern]) => pattern.test(said))?.[1];
  return `this cannot be read as XML: ${said}${hint === undefined ? '' : ` (${hint})`}`;
}

/** Throws Refused where the bytes are no text that XML may be written in here. */
function checkBytes(bytes: Uint8Array): void {
  if (bytes.length > MAX_FOREIGN_BYTES) {
    throw new Refused(
      0,
      `this is larger than ${MAX_FOREIGN_BYTES / 1_048_576} MiB: export it in parts`,
    );
  }
  const start = [...bytes.subarray(0, 4)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  // With a byte order mark, and `<?` without one: https://www.w3.org/TR/xml/#sec-guessing
  if (/^(?:fffe|feff|003c|3c00)/.test(start))
    throw new Refused(0, 'this is UTF-16: save it as UTF-8');
}

/** The text with LF line ends and without a byte order mark, and the first offset that is not UTF-8, or -1. */
function decode(bytes: Uint8Array): { readonly text: string; readonly brokenAt: number } {
  const withLf = (text: string) => text.replace(/\r\n?/g, '\n');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: withLf(text), brokenAt: -1 };
  } catch {
    const text = withLf(new TextDecoder().decode(bytes));
    return { text, brokenAt: Math.max(0, text.indexOf('\ufffd')) };
  }
}

/** Throws Refused where the declaration says that the bytes mean something else than what was read. */
function checkEncoding(declared: string | undefined, text: string): void {
  const name = (declared ?? 'utf-8').toLowerCase();
  if (['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(name)) return;
  // Only the first 128 characters are the same in these.
  if (/^(?:iso-8859-\d+|windows-125\d|latin1)$/.test(name) && /^\p{ASCII}*$/u.test(text)) return;
  throw new Refused(0, `this says that it is ${declared}: save it as UTF-8, and declare it so`);
}

/** Most elements have no attributes. */
const NONE: ReadonlyMap<string, string> = new Map();

type Open = Omit<XmlElement, 'children'> & { readonly children: (XmlElement | string)[] };

class TreeBuilder {
  root: XmlElement | null = null;
  private readonly text: string;
  private readonly places: LineIndex;
  private readonly parser = new SaxesParser({
    xmlns: true,
    position: true,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  });
  private readonly open: Open[] = [];
  private elements = 0;
  private attributes = 0;
  private start = 0;

  constructor(text: string, places: LineIndex) {
    this.text = text;
    this.places = places;
    const { parser } = this;
    parser.ENTITIES = ENTITIES;
    parser.on('error', ({ message }) => this.refuse(explain(message)));
    parser.on('doctype', () => this.refuse('a DOCTYPE: delete it; nothing it declares is read'));
    parser.on('xmldecl', ({ encoding }) => checkEncoding(encoding, text));
    parser.on('opentagstart', ({ name }) => this.begin(name));
    parser.on('attribute', () => this.countAttribute());
    parser.on('opentag', ({ local, uri, attributes }) => {
      const own = Object.values(attributes).map(({ name, value }) => [name, value] as const);
      const place = this.places(this.start);
      this.push({
        name: local,
        namespace: uri,
        attributes: own.length > 0 ? new Map(own) : NONE,
        children: [],
        ...place,
      });
    });
    parser.on('text', (piece) => this.add(piece));
    parser.on('cdata', (piece) => this.add(piece));
    parser.on('closetag', () => {
      const closed = this.open.pop();
      if (this.open.length === 0 && closed !== undefined) this.root = closed;
    });
  }

  read(): void {
    for (let at = 0; at < this.text.length; at += PIECE) {
      this.parser.write(this.text.slice(at, at + PIECE));
    }
    this.parser.close();
  }

  private refuse(message: string): never {
    throw new Refused(Math.max(0, Math.min(this.parser.position, this.text.length) - 1), message);
  }

  private begin(name: string): void {
    this.start = Math.max(0, this.parser.position - name.length - 2);
    this.attributes = 0;
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS) this.refuse(`more than ${MAX_ELEMENTS} elements`);
    if (this.open.length >= MAX_DEPTH) this.refuse(`elements nest deeper than ${MAX_DEPTH}`);
  }

  private countAttribute(): void {
    this.attributes += 1;
    if (this.attributes > MAX_ATTRIBUTES) {
      this.refuse(`an element with more than ${MAX_ATTRIBUTES} attributes`);
    }
  }

  private push(element: Open): void {
    this.add(element);
    this.open.push(element);
  }

  private add(node: Open | string): void {
    const { children } = this.open.at(-1) ?? {};
    if (children === undefined || node === '') return;
    const last = children.at(-1);
    if (typeof node === 'string' && typeof last === 'string') children[children.length - 1] += node;
    else children.push(node);
  }
}

/**
 * Reads a document in UTF-8 without a DOCTYPE: there are no entities but the five of XML, and nothing outside the file
 * is looked at. Never throws.
 */
export function readXml(bytes: Uint8Array): XmlRead {
  let places = createLineIndex('');
  try {
    checkBytes(bytes);
    const { text, brokenAt } = decode(bytes);
    places = createLineIndex(text);
    if (brokenAt !== -1) throw new Refused(brokenAt, 'this is not UTF-8: save it as UTF-8');
    const builder = new TreeBuilder(text, places);
    builder.read();
    if (builder.root === null) throw new Refused(0, 'this is empty: nothing is to be read');
    return { root: builder.root };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refusal: { ...places(error.at), message: error.message } };
  }
}
