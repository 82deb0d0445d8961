// What an XML document is by its root, where it is not what was hoped for: one sentence, whichever format was tried.
import type { XmlElement } from './xml-tree.ts';

const ROOTS: Readonly<Record<string, string>> = {
  quiz: 'this is Moodle XML: import it with --format moodle-xml',
  assessmentItem: 'this is a QTI item: import it with --format qti-2.1',
  assessmentTest: 'this is a QTI test: import its items, or the whole package',
  manifest: 'this is the manifest of a QTI package: import the whole package with --format qti-2.1',
  questestinterop: 'this is QTI 1.2, which is not read: export it as QTI 2.1 or Moodle XML',
};

/** `wanted` is what the format reads. */
export function wrongRoot({ name, namespace }: XmlElement, wanted: string): string {
  if (name.startsWith('qti-') || /v3p0/.test(namespace)) {
    return 'this is QTI 3.0, which is not read: export it as QTI 2.1 or 2.2';
  }
  const known = Object.hasOwn(ROOTS, name) ? ROOTS[name] : undefined;
  const space = namespace === '' ? '' : ` in the namespace "${namespace}"`;
  return known ?? `<${name}>${space} is not ${wanted}`;
}
