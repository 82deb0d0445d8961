// Markdown of a bank as elements: markdown-it without HTML, so that no bank can bring script; no pictures from elsewhere.
import MarkdownIt from 'markdown-it';
import { useMemo } from 'preact/hooks';
import './markdown.css';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
// Links and pictures would leave the page, or ask another server for something.
markdown.disable(['image', 'link', 'autolink', 'reference']);

export function Markdown({ text, id }: { readonly text: string; readonly id?: string }) {
  const html = useMemo(() => markdown.render(text), [text]);
  // Safe: with html:false markdown-it escapes whatever it does not make itself.
  return <div class="markdown" id={id} dangerouslySetInnerHTML={{ __html: html }} />;
}
