// Markdown and plain text to the HTML that foreign formats hold, and back. The only file that knows the libraries for it.

// Above 250 lines because it is both ways of one translation, whose rules must match.
import MarkdownIt from 'markdown-it';
import TurndownService from 'turndown';
import { oneParagraph, scanHtml } from './html-scan.ts';
import { MAX_HTML_COST } from './limits.ts';
import { escapeMarkdown, markdownOfPlain } from './markdown-escape.ts';
import { markdownTable } from './markdown-table.ts';
import { raised } from './raised.ts';

/** What was read of HTML, and in plain words what could not be carried. */
export type ReadHtml = { readonly text: string; readonly lost: readonly string[] };

const markdown = new MarkdownIt({ html: false, xhtmlOut: true });

/**
 * Markdown as safe HTML that is well-formed XML, too: raw HTML in it stays text, and links with dangerous schemes are
 * no links.
 */
export function htmlOf(text: string): string {
  return markdown.render(text).trim();
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => ESCAPES[found] ?? found);
}

/** Plain text as one or more paragraphs; lines stay lines. */
export function htmlOfPlain(text: string): string {
  const paragraphs = text.trim().split(/\n[ \t]*\n\s*/);
  return paragraphs.map((one) => `<p>${escapeHtml(one).replaceAll('\n', '<br />')}</p>`).join('');
}

/** What is used of the library's elements; its types name those of browsers, which this project has none of. */
type HtmlElement = {
  readonly nodeName: string;
  readonly isBlock?: boolean;
  readonly textContent: string | null;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): ArrayLike<HtmlElement>;
  readonly children: ArrayLike<HtmlElement>;
  readonly parentNode: HtmlElement;
  readonly nextSibling: unknown;
  replaceWith(text: string): void;
};

type Rule = (content: string, node: HtmlElement) => string;

function attribute(node: HtmlElement, name: string): string {
  return (node.getAttribute(name) ?? '').replace(/\s+/g, ' ').trim();
}

const block: Rule = (content) => `\n\n${content}\n\n`;

/** Where a picture stood, so that its author finds the place. */
const picture: Rule = (_content, node) => {
  const alt = attribute(node, 'alt');
  return alt === '' ? '[image]' : `[image: ${alt}]`;
};

/** Where a link leads, or null where it leads nowhere that anybody should be led. */
function hrefOf(node: HtmlElement): string | null {
  const href = markdown.normalizeLink(attribute(node, 'href'));
  return /^(?:https?|mailto):/i.test(href) && markdown.validateLink(href) ? href : null;
}

/** The lines of preformatted text, as they are. */
function codeOf(node: HtmlElement): string {
  for (const br of Array.from(node.querySelectorAll('br'))) br.replaceWith('\n');
  return (node.textContent ?? '').replace(/\n$/, '');
}

function fenced(node: HtmlElement): string {
  const code = codeOf(node);
  const className = node.querySelector('code')?.getAttribute('class') ?? '';
  const language = /(?:^|\s)language-([^\s`]+)/.exec(className)?.[1] ?? '';
  const runs = code.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `\n\n${fence}${language}\n${code}\n${fence}\n\n`;
}

function inlineCode(text: string): string {
  const code = text.replace(/\n/g, ' ');
  if (code === '') return '';
  const runs = new Set((code.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const pad = /^`|`$|^ .*[^ ].* $|^ [^ ] $/.test(code) ? ' ' : '';
  return '`'.repeat(length) + pad + code + pad + '`'.repeat(length);
}

/** Rules that hold for Markdown and plain text alike. */
function createTurndown(options: TurndownService.Options): TurndownService {
  const service = new TurndownService({ ...options, preformattedCode: true });
  service.remove(['script', 'style', 'template', 'title']);
  service.addRule('raised', {
    filter: ['sup', 'sub'],
    replacement: (content, node) => raised(content, node.nodeName === 'SUP'),
  });
  return service;
}

const toMarkdown = createTurndown({
  headingStyle: 'atx',
  hr: '---',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
  // A blank code span is still a code span.
  blankReplacement: (_content, node: HtmlElement) => {
    if (node.nodeName === 'CODE') return inlineCode(node.textContent ?? '');
    return node.isBlock === true ? '\n\n' : '';
  },
});
toMarkdown.escape = escapeMarkdown;
toMarkdown.addRule('picture', {
  filter: 'img',
  replacement: (content, node) => escapeMarkdown(picture(content, node)),
});
toMarkdown.addRule('stress', {
  filter: 'u',
  replacement: (content) => (content.trim() === '' ? content : `*${content}*`),
});
toMarkdown.addRule('struck', {
  filter: ['del', 's'],
  replacement: (content) => (content.trim() === '' ? content : `~~${content}~~`),
});
toMarkdown.addRule('heading', {
  filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  replacement: (content, node) => {
    const line = content.replace(/\s*\n\s*/g, ' ').replace(/#$/, '\\#');
    return `\n\n${'#'.repeat(Number(node.nodeName.charAt(1)))} ${line}\n\n`;
  },
});
toMarkdown.addRule('preformatted', {
  filter: 'pre',
  replacement: (_content, node) => fenced(node),
});
toMarkdown.addRule('code', {
  filter: (node) => ['CODE', 'KBD', 'SAMP', 'TT'].includes(node.nodeName),
  replacement: (_content, node) => inlineCode(node.textContent ?? ''),
});
toMarkdown.addRule('link', {
  filter: 'a',
  replacement: (content, node) => {
    const href = hrefOf(node);
    if (href === null) return content;
    const title = attribute(node, 'title').replace(/["\\]/g, '\\$&');
    return `[${content}](<${href}>${title === '' ? '' : ` "${title}"`})`.replace(
      /\(<([^\s<>()]+)>/,
      '($1',
    );
  },
});
/** The number of the next item of each list that is being read: items come in their order, each once. */
const numbers = new WeakMap<object, number>();

function numberOf(list: HtmlElement): number {
  const start = Number(list.getAttribute('start') ?? 1);
  const number = numbers.get(list) ?? (Number.isSafeInteger(start) && start >= 0 ? start : 1);
  numbers.set(list, number + 1);
  return Math.min(number, 999_999_999);
}

toMarkdown.addRule('item', {
  filter: 'li',
  replacement: (content, node: HtmlElement) => {
    const mark = node.parentNode.nodeName === 'OL' ? `${numberOf(node.parentNode)}. ` : '- ';
    const lines = content.trim().replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
    const isLoose = Array.from(node.children).some((child) => child.nodeName === 'P');
    return mark + lines + (node.nextSibling ? '\n'.repeat(isLoose ? 2 : 1) : '');
  },
});
toMarkdown.addRule('list', {
  filter: ['ul', 'ol'],
  // An empty line would make the item around it a loose one, but only a list from 1 can do without it.
  replacement: (content, node: HtmlElement) => {
    const isInItem =
      node.parentNode.nodeName === 'LI' && (node.getAttribute('start') ?? '1') === '1';
    return isInItem ? `\n${content}\n` : block(content, node);
  },
});
toMarkdown.addRule('table', {
  filter: 'table',
  // A table in a table is a layout: only the inner one is a table then, the other is text.
  replacement: (content, node: HtmlElement) =>
    block(node.querySelectorAll('table').length === 0 ? tableOf(node) : content, node),
});

function tableOf(table: HtmlElement): string {
  const rows = Array.from(table.querySelectorAll('tr'));
  return markdownTable(
    rows.map((row) =>
      Array.from(row.querySelectorAll('th, td')).map((cell) =>
        toMarkdown.turndown(cell.innerHTML).replace(/ *\n\s*/g, ' '),
      ),
    ),
  );
}

const toPlain = createTurndown({});
toPlain.escape = (text) => text;
toPlain.addRule('everything', {
  filter: (node) => !['SUP', 'SUB', 'SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE'].includes(node.nodeName),
  replacement: (content, node: HtmlElement) => {
    if (node.nodeName === 'BR') return '\n';
    if (node.nodeName === 'IMG') return picture(content, node);
    if (node.nodeName === 'A') {
      const href = hrefOf(node);
      return href === null || href === content.trim() ? content : `${content} (${href})`;
    }
    if (node.nodeName === 'PRE') return block(codeOf(node), node);
    if (node.nodeName === 'LI') return `\n${content.trim()}\n`;
    return node.isBlock === true ? block(content, node) : content;
  },
});

/** All between angle brackets left out: what can be had of HTML that nobody should parse. */
function textOnly(html: string): string {
  return html
    .slice(0, 20_000)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** Elements that would rearrange or end the one that the library wraps around what it parses, and its name. */
const WRAPPING = /<(\/?)(?:x-turndown|html|head|body|frameset|frame|plaintext)(?=[\s/>])/gi;

export type HtmlReader = {
  /** Scripts and styles leave nothing; a picture leaves its description. */
  readonly markdown: (html: string) => ReadHtml;
  /** For fields that are shown as they are. */
  readonly plain: (html: string) => ReadHtml;
};

/** The HTML of one file; never throws, whatever it is. Of what is too much, only the text is read, which is told as lost. */
export function createHtmlReader(mostCost = MAX_HTML_COST): HtmlReader {
  let left = mostCost;
  const parsed = (html: string, service: TurndownService): ReadHtml | string => {
    const { hostile, media, cost } = scanHtml(html);
    if (hostile) return 'all but the text of HTML that is too deep or too long';
    if (cost > left) return 'all but the text of HTML, of which this file has too much: split it';
    left -= cost;
    try {
      const text = service.turndown(html.replace(WRAPPING, '<$1x-other'));
      // Where an element swallows all behind it, the wrapper's end is among it.
      return { text: text.replace('</x-turndown>', '').trim(), lost: media };
    } catch {
      // The parser's limits are not ours to know: what it cannot take is treated like what it should not see.
      return 'all but the text of HTML that is too deep or too long';
    }
  };
  const read = (html: string, service: TurndownService, asText: (text: string) => string) => {
    const simple = oneParagraph(html);
    if (simple !== null) return { text: asText(simple), lost: [] };
    const found = parsed(html, service);
    return typeof found === 'string' ? { text: asText(textOnly(html)), lost: [found] } : found;
  };
  return {
    markdown: (html) => read(html, toMarkdown, markdownOfPlain),
    plain: (html) => read(html, toPlain, (text) => text),
  };
}
