// YAML text → tree with places, or problems.

import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import type { Problem } from '#core/base/problem.ts';
import { CONTROL } from '../source.ts';
import { MAX_PROBLEMS } from '../told-problems.ts';
import { createLineIndex } from './line-index.ts';
import { readPlainScalar } from './scalar.ts';
import { MAX_DEPTH, slipAt, syntaxRemedy } from './syntax-remedy.ts';
import type { YamlDocument, YamlEntry, YamlMap, YamlNode } from './yaml-node.ts';

/** The library's own limit; above ours, so that ours speaks first and names every place. */
const LIBRARY_DEPTH = 100;

function syntaxMessage(error: unknown, text: string, at: number): string {
  const reason = error instanceof YAMLException ? error.reason : 'this cannot be read as YAML';
  const slip = reason.startsWith('bad indentation') ? slipAt(text, at) : null;
  if (slip !== null) return slip;
  return `${reason}: ${syntaxRemedy(reason) ?? 'compare this place with the lines around it'}`;
}

/** Start of a block's header (`|` or `>`) rather than of its first line, so that a place is on the line of its key. */
function blockStart(text: string, valueStart: number): number {
  const lineStart = text.lastIndexOf('\n', valueStart - 2) + 1;
  const header = text.slice(lineStart, valueStart).search(/[|>][-+0-9]*[ \t]*(#.*)?\n?$/);
  return header === -1 ? valueStart : lineStart + header;
}

class TreeBuilder {
  readonly problems: Problem[] = [];
  /** Something was left out of the tree, so that what seems to be missing may be there. */
  incomplete = false;
  readonly places;
  readonly file: string;
  private readonly text: string;
  private readonly events: readonly Event[];
  private next = 0;
  /** End of what was read so far, for nodes and documents that have no offset of their own. */
  private last = 0;

  constructor(file: string, text: string, events: readonly Event[]) {
    this.file = file;
    this.text = text;
    this.events = events;
    this.places = createLineIndex(text);
  }

  report(at: number, message: string, rule = 'yaml'): void {
    const { file } = this;
    // One more than are listed, so that the others are not silently left out.
    if (this.problems.length > MAX_PROBLEMS) return;
    this.problems.push({ file, ...this.places(at), level: 'error', rule, message, id: null });
  }

  documents(): YamlNode | null {
    let root: YamlNode | null = null;
    for (let count = 0; this.next < this.events.length; count += 1) {
      const event = this.events[this.next];
      this.next += 1;
      if (event?.type !== EVENT_ID.DOCUMENT) continue;
      if (count > 0) {
        const mark = this.text.indexOf('\n---', this.last - 1);
        this.report(mark === -1 ? this.last : mark + 1, 'a second document: keep one to a file');
        break;
      }
      if (event.directives.length > 0) {
        const mark = this.text.search(/^%/m);
        this.report(Math.max(mark, 0), 'a directive (%): delete it');
      }
      root = this.node(0);
      this.next += 1;
    }
    // A document with nothing in it is read as one empty scalar.
    return root?.kind === 'scalar' && root.plain && root.text === '' ? null : root;
  }

  private refuse(event: { anchorStart: number; tagStart: number; tagEnd: number }): void {
    if (event.anchorStart !== -1) {
      this.report(event.anchorStart - 1, 'an anchor (&): write the value out where it is needed');
    }
    if (event.tagStart !== -1) {
      const tag = this.text.slice(event.tagStart, event.tagEnd);
      this.report(
        event.tagStart,
        `a tag (${tag}): delete it; quote the value if it is meant as text`,
      );
    }
  }

  private node(depth: number, isKey = false): YamlNode {
    const event = this.events[this.next];
    this.next += 1;
    switch (event?.type) {
      case EVENT_ID.SCALAR: {
        this.refuse(event);
        const missing = event.valueStart === -1;
        const text = missing ? '' : getScalarValue(this.text, event);
        const quoted =
          event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
        const plain = event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1;
        let at = missing ? this.afterSpace() : event.valueStart - (quoted ? 1 : 0);
        if (!missing && event.style >= SCALAR_STYLE.LITERAL_BLOCK)
          at = blockStart(this.text, event.valueStart);
        // Behind the sign that stands for nothing, so that the next one is found.
        this.last = missing ? Math.max(this.last, at + 1) : event.valueEnd;
        if (event.style === SCALAR_STYLE.DOUBLE_QUOTED) this.checkCharacters(at, text);
        // Nobody writes a comment like this, but many a number or a tag: "the #1 knot".
        if (
          plain &&
          text !== '' &&
          /^[ \t]+#[^\s#]/.test(this.text.slice(this.last, this.last + 9))
        )
          this.report(
            at,
            'this text ends before its #: quote it, or write a space behind the # of a comment',
            'quote',
          );
        return { kind: 'scalar', at, text, plain };
      }
      case EVENT_ID.ALIAS:
        this.report(event.anchorStart - 1, 'an alias (*): write the value out where it is needed');
        this.last = event.anchorEnd;
        this.incomplete = true;
        return { kind: 'scalar', at: event.anchorStart - 1, text: '', plain: false };
      case EVENT_ID.SEQUENCE: {
        this.enter(event, depth, isKey);
        const items: YamlNode[] = [];
        while (!this.atEnd()) items.push(this.node(depth + 1));
        this.next += 1;
        return { kind: 'list', at: event.start, items };
      }
      case EVENT_ID.MAPPING: {
        this.enter(event, depth, isKey);
        const map: YamlMap = { kind: 'map', at: event.start, entries: new Map() };
        while (!this.atEnd()) this.entry(map.entries, depth + 1);
        this.next += 1;
        return map;
      }
      default:
        throw new Error('The events of the YAML library do not nest.');
    }
  }

  /** The next sign after what was read: of a missing key its colon, of a missing value that of its key. */
  private afterSpace(): number {
    const space = /(?:\s|#.*)*/y;
    space.lastIndex = this.last;
    space.test(this.text);
    return Math.min(space.lastIndex, this.text.length - 1);
  }

  private enter(
    event: { start: number; anchorStart: number; tagStart: number; tagEnd: number },
    depth: number,
    isKey: boolean,
  ): void {
    this.refuse(event);
    if (isKey)
      this.report(
        event.start,
        'a list or a group as a key: write `name: value`, and quote a name that starts with [, { or ?',
      );
    if (depth === MAX_DEPTH)
      this.report(event.start, `nest at most ${MAX_DEPTH} levels: move this further out`);
    this.last = event.start;
  }

  private atEnd(): boolean {
    const event = this.events[this.next];
    return event === undefined || event.type === EVENT_ID.POP;
  }

  private entry(entries: Map<string, YamlEntry>, depth: number): void {
    const key = this.node(depth, true);
    const value = this.node(depth);
    if (key.kind !== 'scalar') {
      this.incomplete = true;
      return;
    }
    const { text, at: keyAt, plain } = key;
    if (plain && text === '<<') {
      this.report(keyAt, 'a merge key (<<): write the fields out where they are needed');
      this.incomplete = true;
      return;
    }
    if (plain && text === '')
      this.report(
        keyAt,
        'a key is missing before this colon: write it, or quote a text that starts with a colon',
      );
    else if (plain && typeof readPlainScalar(text) !== 'string') {
      this.report(keyAt, `quote this value: ${JSON.stringify(text)}`, 'quote');
    }
    const first = entries.get(text);
    if (first) {
      const { line, column } = this.places(first.keyAt);
      const message = `the key \`${text}\` is already at ${this.file}:${line}:${column}: keep one of them`;
      this.report(keyAt, message, 'duplicate');
      return;
    }
    entries.set(text, { key: text, keyAt, value });
  }

  /** In double quotes, escapes such as "\0" and "\ud800" smuggle in what `decodeSource` refuses as bytes. */
  private checkCharacters(at: number, text: string): void {
    if (text.search(CONTROL) !== -1) {
      this.report(at, 'an escaped control character: delete it', 'encoding');
    }
    if (!text.isWellFormed())
      this.report(at, 'half of a surrogate pair: write the whole character', 'encoding');
  }
}

/**
 * Reads one file. The document is null after a syntax error and where aliases, merge keys or keys that are no text make
 * the tree incomplete; after any other problem it is there, so that the rest of the file is checked too.
 */
export function parseYaml(
  file: string,
  text: string,
): { readonly document: YamlDocument | null; readonly problems: readonly Problem[] } {
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: LIBRARY_DEPTH });
  } catch (error) {
    const at = (error instanceof YAMLException && error.mark?.position) || 0;
    const message = syntaxMessage(error, text, at);
    const place = createLineIndex(text)(at);
    return {
      document: null,
      problems: [{ file, ...place, level: 'error', rule: 'yaml', message, id: null }],
    };
  }
  const builder = new TreeBuilder(file, text, events);
  const root = builder.documents();
  const { problems, places, incomplete } = builder;
  return { document: incomplete ? null : { file, root, places }, problems };
}
