// Puts a card behind the cards of a file without touching a line that is there: comments and formatting stay.

import { decodeSource } from '../source.ts';
import { parseYaml } from '../yaml/parse.ts';
import { isGroup, listIn } from '../yaml/plain.ts';
import { nodeAt, plainValue, type YamlDocument } from '../yaml/yaml-node.ts';

const ODD =
  'is written in a way that this command does not know: write the card by hand, or into another file';

export type Appended = { readonly text: string; readonly line: number } | { readonly why: string };

/** Where to put the card: before this line (from 0), so far to the right. */
type Gap = { readonly line: number; readonly indent: number; readonly key: boolean };

function linesOf(text: string): string[] {
  return text.split(/(?<=\r\n|\n|\r(?!\n))/);
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Line from 0 of the first key of the file behind `cards`, or null. */
function keyBehind(document: YamlDocument, at: number): number | null {
  const { root } = document;
  if (root?.kind !== 'map') return null;
  const behind = [...root.entries.values()].filter(({ keyAt }) => keyAt > at);
  const [first] = behind.sort((a, b) => a.keyAt - b.keyAt);
  return first ? document.places(first.keyAt).line - 1 : null;
}

function findGap(document: YamlDocument, lines: readonly string[]): Gap | null {
  const { root } = document;
  if (root !== null && root.kind !== 'map') return null;
  const entry = root?.entries.get('cards');
  if (!entry) return { line: lines.length, indent: 2, key: true };
  const list = nodeAt(document, ['cards']);
  if (list?.kind === 'map' || (list?.kind === 'scalar' && (!list.plain || list.text !== ''))) {
    return null;
  }
  let indent = 2;
  if (list?.kind === 'list') {
    const { line, column } = document.places(list.at);
    if (lines[line - 1]?.[column - 1] !== '-') return null;
    indent = column - 1;
  }
  const next = keyBehind(document, entry.keyAt);
  if (next === null) return { line: lines.length, indent, key: false };
  let line = next;
  // What is said right above a key belongs to it.
  while (line > 0 && /^\s*(#|$)/.test(lines[line - 1] ?? '')) line -= 1;
  return { line, indent, key: false };
}

function read(file: string, bytes: Uint8Array): YamlDocument | string {
  const source = decodeSource(file, bytes);
  const parsed = source.text === null ? source : parseYaml(file, source.text);
  const [problem] = parsed.problems;
  if (problem || !('document' in parsed) || !parsed.document) {
    return problem
      ? `${file}:${problem.line}:${problem.column} must be mended first: ${problem.message}`
      : `${file} ${ODD}`;
  }
  return parsed.document;
}

function valuesOf({ root }: YamlDocument): Readonly<Record<string, unknown>> {
  const value = root ? plainValue(root) : {};
  return isGroup(value) ? { ...value } : {};
}

/** True when the new file holds what the old one held, and one card more behind its cards. */
function keeps(before: YamlDocument, after: YamlDocument, id: string): boolean {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const cards = listIn(now, 'cards');
  const last = cards.at(-1);
  const kept = { ...now, cards: cards.slice(0, -1) };
  const had = { ...old, cards: listIn(old, 'cards') };
  return (
    isGroup(last) &&
    'id' in last &&
    last.id === id &&
    JSON.stringify(Object.entries(kept).sort()) === JSON.stringify(Object.entries(had).sort())
  );
}

/**
 * The file with the card, whose lines come without indentation, behind the cards that it has; or why that cannot be
 * done. The result was read again: it differs by this card alone. `line` is where the card begins, from 1.
 */
export function appendCard(
  file: string,
  bytes: Uint8Array,
  id: string,
  card: readonly string[],
): Appended {
  const before = read(file, bytes);
  if (typeof before === 'string') return { why: before };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const lines = linesOf(text).filter((line) => line !== '');
  const gap = findGap(before, lines);
  if (!gap) return { why: `${file} ${ODD}` };

  const [above, below] = [lines.slice(0, gap.line), lines.slice(gap.line)];
  const last = above.pop();
  if (last !== undefined) above.push(/[\r\n]$/.test(last) ? last : last + end);
  const indented = card.map((line) => `${' '.repeat(gap.indent)}${line}${end}`);
  const isFirst = gap.key || listIn(valuesOf(before), 'cards').length === 0;
  // A text that keeps the empty lines at its end would take the one between the cards for its own.
  for (const between of isFirst || isBlank(last ?? '') ? [[]] : [[end], []]) {
    const head = [...above, ...between, ...(gap.key ? [`cards:${end}`] : [])];
    const made = [...head, ...indented, ...below].join('');
    const after = read(file, new TextEncoder().encode(made));
    if (typeof after !== 'string' && keeps(before, after, id)) {
      return { text: made, line: head.length + 1 };
    }
  }
  return { why: `${file} ${ODD}` };
}
