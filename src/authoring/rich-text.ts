// Markdown, in which stems are written, to the HTML that foreign formats hold, and back.
import MarkdownIt from 'markdown-it';
import TurndownService from 'turndown';

const markdown = new MarkdownIt({ html: false });

/** Markdown as safe HTML: raw HTML in it stays text, and links with dangerous schemes are no links. */
export function htmlOf(text: string): string {
  return markdown.render(text).trim();
}

const turndown = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
});

/** HTML as Markdown. Scripts and styles leave nothing. */
export function markdownOf(html: string): string {
  return turndown.remove(['script', 'style']).turndown(html).trim();
}
