// Markdown as one line of plain text, long enough to tell questions apart.

/** Longer than any line. */
const MOST = 160;

/** Empty for nothing but marks. */
export function firstWords(markdown: string): string {
  const plain = markdown
    .replace(/```[\s\S]*?```/g, ' … ')
    .replace(/^[#>\s]+|[*_`]/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > MOST ? `${plain.slice(0, MOST)} …` : plain;
}
