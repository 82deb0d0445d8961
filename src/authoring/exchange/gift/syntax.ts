// The letters of GIFT: escapes, comments, blocks between blank lines, and texts with their format.
import { linesOf } from '../foreign-text.ts';
import type { HtmlReader, ReadHtml } from '../rich-text.ts';

/** Stands for each character of an escape, so that offsets stay; no decoded text holds it. */
const FILLER = '\uffff';
const ESCAPE = /\\[:#={}~\\n]/g;

/** The same text, as long as before, in which what is escaped is no sign of GIFT any more. */
export function masked(text: string): string {
  return text.replace(ESCAPE, FILLER.repeat(2));
}

/** The text that is meant: `\n` a line break, other escapes their character, comments nothing. */
export function unescaped(text: string): string {
  return text
    .replace(/\uffff+\n?/g, '')
    .replace(ESCAPE, ([, character = '']) => (character === 'n' ? '\n' : character));
}

/** The reverse of `unescaped`, on one line. */
export function escaped(text: string): string {
  return text.replace(/[\\:#={}~]/g, (character) => `\\${character}`).replace(/\r\n?|\n/g, '\\n');
}

export type GiftBlock = {
  /** Offset of the first character that is no comment. */
  readonly at: number;
  /** With fillers in place of comments. */
  readonly text: string;
  /** What Moodle writes into comments. */
  readonly id: string | null;
  readonly tags: readonly string[];
};

const MARK = /\[(id|tag):((?:\\\]|[^\]\n]){1,255})\]/g;

function blockOf(start: number, lines: readonly string[]): GiftBlock | null {
  let id: string | null = null;
  const tags: string[] = [];
  const kept = lines.map((line) => {
    if (!line.trimStart().startsWith('//')) return line;
    for (const [, kind, value = ''] of line.matchAll(MARK)) {
      const meant = value.replaceAll('\\]', ']').trim();
      if (kind === 'tag') tags.push(meant);
      else id ??= meant;
    }
    return FILLER.repeat(line.length);
  });
  const text = kept.join('\n');
  const first = text.search(/[^\s\uffff]/);
  return first === -1 ? null : { at: start + first, text: text.slice(first), id, tags };
}

/** The blocks between blank lines; a block of nothing but comments is none. */
export function* giftBlocks(text: string): Generator<GiftBlock> {
  let lines: string[] = [];
  let start = 0;
  for (const { line, at } of linesOf(`${text}\n\n`)) {
    if (line.trim() !== '') {
      if (lines.length === 0) start = at;
      lines.push(line);
    } else if (lines.length > 0) {
      const block = blockOf(start, lines);
      if (block) yield block;
      lines = [];
    }
  }
}

export type TextFormat = 'moodle' | 'html' | 'markdown' | 'plain';

const FORMAT = /^\[(moodle|html|markdown|plain)\]/;

/**
 * A part of a block as Markdown, what of it is no text, and its format, which is `inherited` where it names none. In the
 * format `moodle`, HTML tags count and line breaks stay.
 */
export function giftText(
  part: string,
  inherited: TextFormat,
  html: HtmlReader,
): ReadHtml & { readonly format: TextFormat } {
  const trimmed = part.replace(/\uffff+\n?/g, '').trim();
  const named = FORMAT.exec(trimmed);
  const format = (named?.[1] as TextFormat | undefined) ?? inherited;
  const text = unescaped(trimmed.slice(named?.[0].length ?? 0)).trim();
  if (format === 'html') return { ...html.markdown(text), format };
  if (format === 'moodle' && /<\/?[a-z][^<>]*>|&(#\d+|[a-z]+\d*);/i.test(text)) {
    return { ...html.markdown(text.replaceAll('\n', '<br>\n')), format };
  }
  return { text, lost: [], format };
}
