// Looking into plain values whose shape nobody has checked yet: own fields only, and nothing throws.
import type { Path } from './yaml-node.ts';

/** True for what YAML calls a mapping. */
export function isGroup(input: unknown): input is object {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** The value at a path; undefined where it leads nowhere. */
export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** The text at a path, or null. */
export function textAt(input: unknown, ...path: Path): string | null {
  const value = valueAt(input, path);
  return typeof value === 'string' ? value : null;
}

/** The entries of the list in a field; none when there is no list, which a schema says elsewhere. */
export function listIn(input: unknown, field: string): readonly unknown[] {
  const list = valueAt(input, [field]);
  return Array.isArray(list) ? list : [];
}

/** The names of the fields of the group in a field; none when there is no group. */
export function namesIn(input: unknown, field: string): readonly string[] {
  const group = valueAt(input, [field]);
  return isGroup(group) ? Object.keys(group) : [];
}
