// What can be known of foreign HTML before anything parses it: how deep it may nest, and what in it no text can carry.
import { HTML_COST_LENGTH, MAX_HTML_DEPTH, MAX_HTML_LENGTH, MAX_HTML_TAGS } from './limits.ts';

export type HtmlScan = {
  /** The parser below recurses and is slow on such nesting; only the text of it can be taken. */
  readonly hostile: boolean;
  /** What stands in it that is no text, in plain words, each once. */
  readonly media: readonly string[];
  /** What parsing it costs, as MAX_HTML_COST counts. */
  readonly cost: number;
};

const TAG = /<(\/?)([a-z][a-z0-9-]*)/gi;

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Closed by what follows them, so that authors leave their ends out and nothing nests. Not so inside svg and math. */
const CLOSED_BY_OTHERS = new Set('p li dt dd tr td th tbody thead tfoot option'.split(' '));

const MEDIA: Readonly<Record<string, string>> = {
  img: 'an image',
  svg: 'a drawing',
  canvas: 'a drawing',
  math: 'a formula',
  audio: 'a sound',
  video: 'a video',
  iframe: 'an embedded page',
  object: 'an embedded object',
  embed: 'an embedded object',
  applet: 'an embedded object',
  input: 'a form field',
  select: 'a form field',
  textarea: 'a form field',
  template: 'a hidden part',
};

/** Elements of HTML that a text may hold; others are not shown, and may have been meant as text. */
const TEXT = new Set(
  (
    'a abbr acronym address area article aside b base basefont bdi bdo big blockquote body br button caption center ' +
    'cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font ' +
    'footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i ins kbd label legend li link main map ' +
    'mark menu meta meter nav nobr noscript ol optgroup option output p param picture pre progress q rp rt ruby s samp ' +
    'script section slot small source span strike strong style sub summary sup table tbody td tfoot th thead time title ' +
    'tr track tt u ul var wbr'
  ).split(' '),
);

/** Drawings and formulas have elements of their own, and so have texts from word processors. */
function isUnknown(name: string, next: string): boolean {
  return !TEXT.has(name) && !Object.hasOwn(MEDIA, name) && next !== ':';
}

/**
 * Reads the tags and nothing else, in one pass. The depth is an upper bound: a tag counts as closed only where its end
 * meets it as the innermost one, because browsers ignore or repair every other end.
 */
export function scanHtml(html: string): HtmlScan {
  const media = new Set<string>();
  const refused = () => ({ hostile: true, media: [...media], cost: 0 });
  if (html.length > MAX_HTML_LENGTH) return refused();
  const open: string[] = [];
  let tags = 0;
  const foreign = /<(?:svg|math)\b/i.test(html);
  for (const { index, 0: tag, 1: slash, 2: written = '' } of html.matchAll(TAG)) {
    tags += 1;
    if (tags > MAX_HTML_TAGS) return refused();
    const name = written.toLowerCase();
    if (slash === '' && Object.hasOwn(MEDIA, name)) media.add(MEDIA[name] ?? name);
    if (slash === '' && !foreign && isUnknown(name, html.charAt(index + tag.length))) {
      media.add(`<${name.slice(0, 40)}>, which is no HTML`);
    }
    if (VOID.has(name) || (!foreign && CLOSED_BY_OTHERS.has(name))) continue;
    if (slash === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    if (open.length > MAX_HTML_DEPTH) return refused();
  }
  return { hostile: false, media: [...media], cost: tags + html.length / HTML_COST_LENGTH };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};
const KNOWN = new RegExp(Object.keys(ENTITIES).join('|'), 'g');

/**
 * The text of HTML that is one paragraph and nothing else, as most options are; null for any other, which takes a
 * parser a thousand times as long.
 */
export function oneParagraph(html: string): string | null {
  if (html.length > MAX_HTML_LENGTH) return null;
  const inner = /^(?:<p(?: dir="ltr")?>)?([^<]*)(?:<\/p>)?$/.exec(html.trim())?.[1];
  if (inner?.replace(KNOWN, '').includes('&') !== false) return null;
  const text = inner.replace(KNOWN, (found) => ENTITIES[found] ?? found);
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim();
}
