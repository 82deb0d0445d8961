// Documents that a bank was made from, kept outside the bank: texts that no question may copy.
import type { Problem } from '#core/base/problem.ts';
import { decodeSource, MAX_FILE_BYTES } from './source.ts';

/** A text or Markdown file; `file` is how people know it. */
export type SourceDocument = { readonly file: string; readonly text: string };

/** Reads the bytes of documents; one that is no UTF-8 text, or too large, is a problem. */
export function readDocuments(
  files: readonly { readonly file: string; readonly bytes: Uint8Array }[],
): { readonly documents: readonly SourceDocument[]; readonly problems: readonly Problem[] } {
  const documents: SourceDocument[] = [];
  const problems: Problem[] = [];
  for (const { file, bytes } of files) {
    const source = decodeSource(file, bytes, MAX_FILE_BYTES, 'any characters');
    problems.push(...source.problems);
    if (source.text !== null) documents.push({ file, text: source.text });
  }
  return { documents, problems };
}
