// Texts of Moodle XML: an element with a `format`, a <text> and perhaps files, as Markdown or plain text.
import { markdownOfPlain } from '../markdown-escape.ts';
import { type HtmlReader, htmlOf, type ReadHtml } from '../rich-text.ts';
import { elementAt, elementsIn, findElements, textIn, type XmlElement } from '../xml-tree.ts';

/** Where Moodle's own HTML filter would start new lines: its oldest format, in which lines count. */
const BLOCKS = /<(?:p|br|div|ul|ol|table|pre|blockquote|h[1-6])\b/i;

function contentOf(element: XmlElement): string {
  const text = elementAt(element, 'text');
  if (text !== null) return textIn(text).trim();
  return elementsIn(element).length === 0 ? textIn(element).trim() : '';
}

function convert(raw: string, format: string, plain: boolean, html: HtmlReader): ReadHtml {
  const read = plain ? html.plain : html.markdown;
  switch (format) {
    case 'plain_text':
      return { text: plain ? raw : markdownOfPlain(raw), lost: [] };
    case 'markdown':
      return plain ? html.plain(htmlOf(raw)) : { text: raw, lost: [] };
    case 'moodle_auto_format':
      return read(BLOCKS.test(raw) ? raw : raw.replaceAll('\n', '<br>\n'));
    case 'wiki_like':
      return { text: plain ? raw : markdownOfPlain(raw), lost: ['the marks of wiki text'] };
    default:
      return read(raw);
  }
}

/** The texts of one question, in the order in which they are asked for; what got lost in any of them is in `lost`. */
export type MoodleTexts = {
  /** Empty where the element is missing or empty. */
  markdown(element: XmlElement | null): string;
  plain(element: XmlElement | null): string;
  readonly lost: ReadonlySet<string>;
};

/** `inherited` is the format of texts that name none: that of the question's own text. */
export function createMoodleTexts(inherited: string, html: HtmlReader): MoodleTexts {
  const lost = new Set<string>();
  const read = (element: XmlElement | null, plain: boolean): string => {
    if (element === null) return '';
    const raw = contentOf(element);
    const format = element.attributes.get('format')?.trim() ?? inherited;
    const found = convert(raw, format, plain, html);
    for (const what of found.lost) lost.add(what);
    const files = findElements(element, ({ name }) => name === 'file');
    if (files.length > 0 || raw.includes('@@PLUGINFILE@@')) lost.add('an embedded file');
    return found.text;
  };
  return {
    markdown: (element) => read(element, false),
    plain: (element) => read(element, true),
    lost,
  };
}
