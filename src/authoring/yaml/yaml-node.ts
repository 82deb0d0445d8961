// The tree of a YAML file: plain values, and for every path of keys the place where it is written.
import type { Place } from '#core/base/problem.ts';
import type { LineIndex } from './line-index.ts';
import { readPlainScalar } from './scalar.ts';

/** Keys and list positions from the root, such as `['cards', 0, 'title']`. */
export type Path = readonly (string | number)[];

export type YamlScalar = {
  readonly kind: 'scalar';
  readonly at: number;
  readonly text: string;
  /** Neither quoted nor a block: YAML may read it as something other than a string. */
  readonly plain: boolean;
};
export type YamlList = { readonly kind: 'list'; readonly at: number; readonly items: YamlNode[] };
export type YamlEntry = { readonly key: string; readonly keyAt: number; readonly value: YamlNode };
export type YamlMap = {
  readonly kind: 'map';
  readonly at: number;
  readonly entries: Map<string, YamlEntry>;
};
export type YamlNode = YamlScalar | YamlList | YamlMap;

/** A parsed file. `root` is null when it holds nothing but comments. */
export type YamlDocument = {
  readonly file: string;
  readonly root: YamlNode | null;
  readonly places: LineIndex;
};

const FIELD = { configurable: true, enumerable: true, writable: true };

/** The values of a tree as plain JavaScript; unquoted scalars are read as `readPlainScalar` says. */
export function plainValue(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.plain ? readPlainScalar(node.text) : node.text;
  if (node.kind === 'list') return node.items.map(plainValue);
  const fields: Record<string, unknown> = {};
  for (const [key, { value }] of node.entries) {
    // By assignment, this one key would be no key.
    if (key !== '__proto__') fields[key] = plainValue(value);
    else Object.defineProperty(fields, key, { ...FIELD, value: plainValue(value) });
  }
  return fields;
}

function child(node: YamlNode, step: string | number): { keyAt: number; value: YamlNode } | null {
  if (node.kind === 'map') return node.entries.get(String(step)) ?? null;
  const item = node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  return item ? { keyAt: item.at, value: item } : null;
}

/** The node that a path names, or null. */
export function nodeAt(document: YamlDocument, path: Path): YamlNode | null {
  let node = document.root;
  for (const step of path) node = node && (child(node, step)?.value ?? null);
  return node;
}

/**
 * Where a path is written: a scalar or an entry of a list by itself, a list or group of fields by its key; with `key`,
 * always the key. A path that leads nowhere (a missing field) is at the deepest part of it that exists.
 */
export function placeOf(document: YamlDocument, path: Path, on: 'key' | 'value' = 'value'): Place {
  let node = document.root;
  let at = node?.at ?? 0;
  for (const [depth, step] of path.entries()) {
    const next: { keyAt: number; value: YamlNode } | null = node && child(node, step);
    if (!next) break;
    node = next.value;
    const isKey = on === 'key' && depth === path.length - 1;
    at = isKey || node.kind !== 'scalar' ? next.keyAt : node.at;
  }
  return { file: document.file, ...document.places(at) };
}
