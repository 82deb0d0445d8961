// The text of QTI elements as HTML, for the reader of rich text: XHTML is the same but for its empty elements.
import { escapeHtml } from '../rich-text.ts';
import { isElement, type XmlElement } from '../xml-tree.ts';

const VOID = new Set(['br', 'hr', 'img', 'col', 'source', 'track', 'embed', 'param']);
const KEPT = ['href', 'src', 'alt', 'title', 'class', 'start'];

/** What stands for an element in the text around it, as HTML, or null where it is shown as it is. */
export type Replace = (element: XmlElement, parent: XmlElement) => string | null;

export function htmlIn(parent: XmlElement, replace: Replace): string {
  return parent.children
    .map((child) => {
      if (!isElement(child)) return escapeHtml(child);
      const other = replace(child, parent);
      if (other !== null) return other;
      const attributes = KEPT.flatMap((name) => {
        const value = child.attributes.get(name);
        return value === undefined ? [] : [` ${name}="${escapeHtml(value)}"`];
      }).join('');
      // What learners read of a rubric is a block like any other.
      const name = child.name === 'rubricBlock' ? 'div' : child.name;
      const open = `<${name}${attributes}>`;
      return VOID.has(name) ? open : `${open}${htmlIn(child, replace)}</${name}>`;
    })
    .join('');
}

export const showAll: Replace = () => null;
